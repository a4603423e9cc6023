"""What you would have to believe, in words that suit either answer."""

from typing import Final

from calculator.believe.believe import Believe
from calculator.believe.pair import LEADING, Pair
from calculator.believe.search import Finding
from calculator.views.believe.plausible import NO_CUT, odds, plausibility
from calculator.views.believe.values import apart, now_and_then
from calculator.views.money import money
from calculator.views.wording import lowered

NAMED: Final = 3
BASIS: Final = (
    "Each is moved by itself, in every draw alike; all else is drawn as before. Now is what the "
    "plan says, or the median of what is drawn; numbers of the teams are moved for all alike, and "
    "shown as their mean by posts. Assumptions are looked at from their P1 to their P99, "
    "quantities from a quarter to four times of now, shares from end to end. A break-even put back "
    "into the plan gives a median within 0.1% of a year's payroll of zero."
)
PAIR_BASIS: Final = (
    "Change is counted as the share of its way that each goes to the end of its range, in "
    "probability where there is evidence; both go the same share. Tried are the "
    f"{LEADING} that move the answer most among those that evidence gives a range."
)


def title(found: Believe) -> str:
    """Return the heading: what the question is, given today's answer."""
    if not found.cuts:
        return "What you would have to believe"
    return (
        "What you would have to believe for it to stop paying"
        if found.net_value > 0
        else "What you would have to believe for it to pay"
    )


def sentence(found: Believe) -> str:
    """Say where the plan stands, and what would change that most plausibly."""
    scenario = found.scenario
    if not found.cuts:
        return f"No break-even: {NO_CUT}."
    stands = (
        f"The plan's median net value is {money(found.net_value, scenario.currency, plus=True)} "
        f"over {scenario.horizon_months} months."
    )
    flipped = ranked(found)
    if not flipped:
        return (
            f"{stands} None of the {len(found.findings)} drivers brings it to zero by itself "
            "anywhere in its range."
        )
    named = "; ".join(_named(finding, found) for finding in flipped[:NAMED])
    more = len(flipped) - NAMED
    also = "" if more <= 0 else "; and 1 more" if more == 1 else f"; and {more} more"
    rest = len(found.findings) - len(flipped)
    others = (
        ""
        if not rest
        else " The other driver does not, anywhere in its range."
        if rest == 1
        else f" The other {rest} drivers do not, anywhere in their range."
    )
    return f"{stands} It comes to zero with, most plausible first: {named}{also}.{others}"


def pair_sentence(found: Believe) -> str:
    """Say which two drivers flip the answer together with the least change."""
    if not found.cuts:
        return ""
    both = found.pair
    if both is None:
        return (
            f"No two of the {LEADING} drivers that move the answer most, among those that evidence "
            "gives a range, bring the median to zero together."
        )
    parts = " and ".join(
        _half(both, place, found.scenario.currency) for place in range(len(both.drivers))
    )
    return f"Together, the least change that brings the median to zero is {parts}."


def ranked(found: Believe) -> list[Finding]:
    """Return what changes the answer, most plausible first; without evidence, nearest first."""
    flips = [finding for finding in found.findings if finding.value is not None]
    return sorted(flips, key=lambda finding: (finding.probability is None, _order(finding)))


def _order(finding: Finding) -> float:
    if finding.probability is not None:
        return -finding.probability
    return abs(finding.driver.way(finding.value or 0.0))


def _named(finding: Finding, found: Believe) -> str:
    currency = found.scenario.currency
    now, then = now_and_then(finding, currency)
    how = plausibility(finding, currency, cuts=found.cuts)
    at = "at" if finding.break_even is not None else "somewhere in"
    return f"{lowered(finding.driver.label)} {at} {then} rather than {now} ({how})"


def _half(both: Pair, place: int, currency: str) -> str:
    driver, at = both.drivers[place], both.values[place]
    now, then = apart(driver, (driver.now, at), currency)
    probability = driver.probability_beyond(at)
    likely = f" ({odds(probability)} under the evidence)" if probability is not None else ""
    return f"{lowered(driver.label)} at {then} rather than {now}{likely}"
