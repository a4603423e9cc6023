"""The answer in words: plain text, no markup, never "will", never a date without its range.

Sentences give medians of the draws with P10 to P90. Medians of parts need not add up to the median
of the whole, and `basis` says so wherever they stand together.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from calculator.views.money import (
    DASH,
    money,
    money_range,
    month,
    number,
    number_range,
    percent,
    percent_range,
    posts,
    probability,
    whole,
)

Answer: TypeAlias = Mapping[str, Any]

POLICIES: Final = {
    "planned": "As planned",
    "keep": "Keep everyone",
    "phase": "Phase in with AI",
    "attrition": "Attrition only",
    "protect": "Protect the builders",
    "redeploy": "Retrain some",
}
NEGLIGIBLE: Final = 0.005


def plan_line(answer: Answer) -> str:
    """Say how much of the company the plan ends."""
    teams = answer["scenario"]["teams"]
    people = sum(team["headcount"] for team in teams)
    where = f" in {len(teams)} teams" if len(teams) > 1 else ""
    ended = cuts(answer)
    return f"{posts(ended)} of {posts(people)} posts ({percent(ended / people)}){where}"


def of_another(answer: Answer) -> str:
    """Say which alternative the figures describe where it is not the plan itself."""
    policy = answer.get("policy", "planned")
    if policy == "planned":
        return ""
    return f"These figures describe an alternative, “{POLICIES[policy]}”, not the plan as given."


def cuts(answer: Answer) -> float:
    """Return how many posts the plan ends."""
    return sum(team["planned_cuts"] for team in answer["scenario"]["teams"])


def verdict(answer: Answer) -> str:
    """Say what the plan is worth, cash and work apart."""
    horizon = answer["scenario"]["horizon_months"]
    if not cuts(answer):
        return f"The plan ends no posts and changes nothing over {horizon} months."
    if answer.get("policy") == "keep":
        return f"Nobody leaves over {horizon} months; every other figure is measured against this."
    headline, currency = answer["headline"], answer["currency"]
    net = headline["net_value"]
    span = money_range(net, currency, plus=True)
    middle = money(net["p50"], currency, plus=True)
    return f"{_cash_and_work(answer)}: net {middle} over {horizon} months (P10{DASH}P90: {span})."


def loss(answer: Answer) -> str:
    """Say how often the plan loses, and how much that hangs on slack once that is known."""
    if not cuts(answer):
        return "There is nothing to gain or to lose."
    headline = answer["headline"]
    company = answer["scenario"]["company"]["slack"]
    by_slack = headline["probability_of_loss_by_slack"]
    here = f"It loses {in_draws(headline['probability_of_loss'])}"
    if not by_slack:
        return f"{here}."
    all_needed, tenth_spare = (in_draws(by_slack[key], again=True) for key in ("0", "0.1"))
    if any(team["slack"] is not None for team in answer["scenario"]["teams"]):
        return (
            f"{here} with the slack the plan gives; {all_needed} if all of today's work is needed."
        )
    if company is None:
        return f"{here}; {tenth_spare} if a tenth of today's work is not needed."
    if company == 0:
        return f"{here} if all of today's work is needed; {tenth_spare} if a tenth of it is not."
    return (
        f"{here} if {percent(company)} of today's work is not needed; {all_needed} if all of it is."
    )


def basis(answer: Answer) -> str:
    """Say what the figures are measured against and how they are summarised."""
    return (
        "Against keeping everyone and running the same AI programme, discounted. Figures are "
        f"medians of {whole(answer['draws'])} draws; medians of parts need not add up to that of "
        "the whole."
    )


def in_draws(share: float, *, again: bool = False) -> str:
    """Say how often something happens: "in 67% of draws", or "in 67%" once draws were named."""
    if share == 0:
        return "in none" if again else "in no draw"
    if share == 1:
        return "in all" if again else "in every draw"
    return f"in {probability(share)}" + ("" if again else " of draws")


def cash_sentence(answer: Answer) -> str:
    """Say when cash is ahead and what it comes to, against what was claimed."""
    headline, currency = answer["headline"], answer["currency"]
    if not cuts(answer):
        return "No post ends, so cash is as if everyone were kept."
    horizon = answer["scenario"]["horizon_months"]
    cash, claimed = headline["cash_value"], headline["claimed_saving"]
    end = (
        f"Cash comes to {money(cash['p50'], currency, plus=True)} by month {horizon} "
        f"({money_range(cash, currency, plus=True)}), against a claimed saving of "
        f"{money(claimed['p50'], currency)}."
    )
    net = headline["net_value"]
    with_work = (
        f" With the value of work it is {money(net['p50'], currency, plus=True)} "
        f"({money_range(net, currency, plus=True)})."
    )
    return end + with_work + _payback(headline, horizon)


def work_sentence(answer: Answer) -> str:
    """Say how large the gap is at its widest, and how much of it AI covers."""
    rows = answer["monthly"]
    worst = max(rows, key=lambda row: row["gap"]["p50"])
    last = rows[-1]
    gap = worst["gap"]
    if gap["p50"] * 1000 < worst["work"]["p50"]:
        first = "In the median draw all of the work that would be missed is done."
    else:
        share = percent(gap["p50"] / worst["work"]["p50"]) if worst["work"]["p50"] else "all"
        first = (
            f"Work left undone is largest in month {worst['month']}: {number(gap['p50'])} FTE "
            f"({number_range(gap)}), {share} of the work."
        )
    if not last["ai_coverage_claimed"]:
        return f"{first} The plan claims no work for AI."
    return (
        f"{first} By month {last['month']} AI covers {number(last['ai_coverage']['p50'])} FTE of "
        f"work ({number_range(last['ai_coverage'])}); the claim is "
        f"{number(last['ai_coverage_claimed'])}."
    )


def alternatives_sentence(answer: Answer) -> str:
    """Say which alternative has the highest median, and how it fares against the plan."""
    currency = answer["currency"]
    best = max(answer["alternatives"], key=lambda row: row["net_value"]["p50"])
    if not cuts(answer):
        return "Without cuts every alternative comes to the same."
    name, net = POLICIES[best["policy"]], best["net_value"]
    worth = f"{money(net['p50'], currency, plus=True)} ({money_range(net, currency, plus=True)})"
    if best["policy"] == "planned":
        return f"The plan itself has the highest median net value, {worth}."
    beats = in_draws(best["beats_planned_probability"])
    if best["policy"] == "keep":
        return (
            "No way to cut has a median above keeping everyone, which does better than the plan "
            f"{beats}."
        )
    missed = best["target_missed_probability"]
    target = f"; it misses the target of posts {in_draws(missed)}" if missed else ""
    return (
        f"{name} has the highest median net value, {worth}. It does better than the plan "
        f"{beats}{target}."
    )


def slack_sentence(answer: Answer) -> str:
    """Say how the odds move with the share of work that nobody would miss."""
    by_slack = answer["headline"]["probability_of_loss_by_slack"]
    odds = [
        f"{in_draws(chance, again=place > 0)} if it is {percent(float(slack))}"
        for place, (slack, chance) in enumerate(by_slack.items())
    ]
    return f"Slack is the share of today's work nobody would miss. The plan loses {_listed(odds)}."


def knowledge_sentence(answer: Answer) -> str:
    """Say which team loses most of its knowledge, and what the company loses."""
    lost = answer["headline"]["knowledge_lost_share"]
    worst = max(answer["teams"], key=lambda row: row["knowledge_lost_share"]["p50"])
    share = worst["knowledge_lost_share"]
    company = (
        f"At its worst the company is without {percent(lost['p50'])} of what it knows "
        f"({percent_range(lost)})"
    )
    if len(answer["teams"]) == 1 or not share["p50"]:
        return f"{company}."
    return (
        f"{company}; most is lost in {worst['team']}: {percent(share['p50'])} "
        f"({percent_range(share)})."
    )


def foot(answer: Answer) -> str:
    """Name what the figures were made with, and how much of it the reader set."""
    own = len(answer["scenario"]["assumptions"])
    yours = f" You set {own} assumption{'' if own == 1 else 's'} yourself." if own else ""
    return (
        f"Model {answer['model_version']} · assumption set {answer['assumptions_version']} · "
        f"seed {answer['seed']} · {whole(answer['draws'])} draws · {answer['currency']}. The "
        "answer rests on assumptions graded D and E, among them slack: set your own."
        f"{yours}"
    )


def source(title: str, answer: Answer) -> str:
    """Name the plan that a picture was made from, and on a second line what with."""
    made = made_with(answer["model_version"], answer["assumptions_version"])
    return f"{title}\n{made}, {whole(answer['draws'])} draws"


def made_with(model: str, assumptions: str) -> str:
    """Name the versions that a picture was made with."""
    return f"Headcount Horizon, model {model}, assumption set {assumptions}"


def lowered(label: str) -> str:
    """Start a label as in the middle of a sentence; AI keeps its capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _cash_and_work(answer: Answer) -> str:
    headline, currency = answer["headline"], answer["currency"]
    cash, work = headline["cash_value"]["p50"], headline["work_value"]["p50"]
    verb = "Saves" if cash >= 0 else "Costs"
    first = f"{verb} {money(abs(cash), currency)} of cash"
    if abs(work) <= NEGLIGIBLE * abs(cash):
        return f"{first} and leaves hardly any work undone"
    if work < 0:
        return f"{first} and leaves undone work valued at {money(-work, currency)}"
    return f"{first} and gains capacity valued at {money(work, currency)}"


def _payback(headline: Mapping[str, Any], horizon: int) -> str:
    payback = headline["cash_payback_month"]
    if payback["p50"] is None:
        return (
            f" Cash is not ahead within {horizon} months {in_draws(payback['probability_never'])}."
        )
    if payback["p90"] == 0:
        return ""
    return f" Cash is ahead for good after {month(payback, horizon)}."


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
