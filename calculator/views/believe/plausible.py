"""How plausible a break-even is: in odds where there is evidence, else against what is usual."""

from typing import Final

from calculator.believe.search import Finding
from calculator.drivers.driver import Driver
from calculator.views.assumptions.grades import WEAK
from calculator.views.assumptions.written import SHARES
from calculator.views.believe.values import span
from calculator.views.money import number, percent, significant

NO_CUT: Final = "the plan ends no posts, so there is nothing to break even"
UNMOVED: Final = "this plan does not hang on it"
NOTHING: Final = "nothing in its range does"
JUMP: Final = "the median jumps over zero there"
AGAIN: Final = "it changes again further out"
RAREST: Final = 1e-3
OFTEN: Final = 0.25  # from here on odds read more easily out of ten
TEN: Final = 10
STEPS: Final = {"level": "level", "month": "month", "months": "month"}
HUNDRED: Final = 100


def plausibility(finding: Finding, currency: str, *, cuts: bool) -> str:
    """Say how plausible it is that the driver stands where the answer changes, or beyond."""
    where = finding.value
    if not cuts:
        return NO_CUT
    if where is None:
        return NOTHING if finding.moves else UNMOVED
    jumps = finding.turns is not None and not finding.driver.whole
    notes = [
        JUMP if jumps else "",
        AGAIN if finding.crossings > 1 else "",
    ]
    return "; ".join([_how_likely(finding, where, currency), *filter(None, notes)])


def odds(probability: float) -> str:
    """Write a probability as odds, as in 1 in 12 or 3 in 10."""
    if probability < RAREST:
        return "less than 1 in 1,000"
    if probability < OFTEN:
        return f"1 in {number(round(1 / probability))}"
    tenths = round(probability * TEN)
    return "more than 9 in 10" if tenths == TEN else f"{tenths} in 10"


def _how_likely(finding: Finding, where: float, currency: str) -> str:
    driver, probability = finding.driver, finding.probability
    if probability is not None:
        return f"{odds(probability)} under the evidence{_weak(driver)}"
    away = _away(driver, where)
    if driver.usual is None:
        return away
    low, high = driver.usual
    inside = "within" if low <= where <= high else "outside"
    usual = span(driver, low, high, currency)
    return f"{away}, {inside} the usual {usual}{_weak(driver)}"


def _weak(driver: Driver) -> str:
    return f", an assumption of grade {driver.grade}" if driver.grade in WEAK else ""


def _away(driver: Driver, where: float) -> str:
    """Say how far a value is from today's."""
    sides = ("later than", "earlier than") if driver.unit == "month" else ("above", "below")
    side = sides[where < driver.now]
    if driver.whole:
        steps = abs(round(where - driver.now))
        return f"{steps} {STEPS[driver.unit]}{'' if steps == 1 else 's'} {side} now"
    if driver.unit in SHARES:
        points = significant(abs(where - driver.now) * HUNDRED)
        return f"{number(points)} points {side} now"
    return f"{percent(abs(where / driver.now - 1))} {side} now"
