"""The headline figures: each a median, its range, what goes with it, and the full values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calculator.views.money import (
    DASH,
    NONE,
    full_range,
    money,
    money_range,
    month,
    months,
    number,
    number_range,
    percent,
    percent_range,
)
from calculator.views.overdue import NOT_COUNTED, overdue
from calculator.views.wording import Answer, cuts, in_draws


@dataclass(frozen=True, slots=True)
class Tile:
    """One headline figure: its median, its range or why it has none, a note, the full values."""

    label: str
    value: str
    range: str
    note: str
    full: str


def tiles(answer: Answer) -> tuple[Tile, ...]:
    """Return the headline figures."""
    return (
        _net(answer),
        _timing(answer),
        _knowledge(answer),
        _coming_back(answer),
        _compliance(answer),
    )


def _net(answer: Answer) -> Tile:
    headline, currency = answer["headline"], answer["currency"]
    net = headline["net_value"]
    if not cuts(answer):
        return Tile("Net value", money(0, currency), "No post ends", "Nothing to gain or lose", "")
    return Tile(
        "Net value",
        money(net["p50"], currency, plus=True),
        _range(money_range(net, currency, plus=True)),
        f"Loses {in_draws(headline['probability_of_loss'])}",
        f"Median and P10 to P90, discounted, against keeping everyone. Net value "
        f"{full_range(net, currency)}. Cash {full_range(headline['cash_value'], currency)}. Work "
        f"value {full_range(headline['work_value'], currency)}.",
    )


def _timing(answer: Answer) -> Tile:
    headline, horizon = answer["headline"], answer["scenario"]["horizon_months"]
    gap, covered = headline["timing_gap_months"], headline["work_covered_month"]
    return Tile(
        "Timing gap",
        months(gap["p50"]),
        _range(_months_range(gap)),
        f"Covered again: {_covered(covered, horizon)}",
        "Months in which more than 1% of the work is left undone beyond what keeping everyone "
        f"leaves undone, out of {horizon}; then the month after which it stays covered. In all "
        f"{number(headline['gap_fte_months']['p50'])} FTE-months of work "
        f"({number_range(headline['gap_fte_months'])}). Not covered within {horizon} months "
        f"{in_draws(covered['probability_never'])}.",
    )


def _months_range(gap: Mapping[str, Any]) -> str:
    low, high = round(gap["p10"]), round(gap["p90"])
    return months(low) if low == high else f"{low} to {months(high)}"


def _covered(covered: Mapping[str, Any], horizon: int) -> str:
    if covered["p90"] == 0:
        return "never left"
    if covered["p50"] is not None:
        return month(covered, horizon)
    return f"not within {horizon} months {in_draws(covered['probability_never'])}"


def _knowledge(answer: Answer) -> Tile:
    headline = answer["headline"]
    lost, risk = headline["knowledge_lost_share"], headline["knowledge_at_risk_share"]
    return Tile(
        "Knowledge lost",
        percent(lost["p50"]),
        _range(percent_range(lost)),
        f"1 draw in 20: {percent(risk)} or more",
        "Share of what the company knows that nobody left knows and nobody wrote down, at its "
        "worst month, beyond what keeping everyone loses.",
    )


def _coming_back(answer: Answer) -> Tile:
    headline = answer["headline"]
    premium, reopened = headline["rehire_premium_per_salary_cut"], headline["roles_reopened_share"]
    if premium["p50"] is None or reopened["p50"] is None:
        return Tile("Coming back", "none", "No post is reopened", "Nothing to undo", "")
    return Tile(
        "Coming back",
        f"{percent(premium['p50'])} of pay",
        _range(percent_range(premium)),
        f"Posts reopened: {percent(reopened['p50'])} ({percent_range(reopened)})",
        "What reopening one post costs, against having kept it: exit cost paid, hiring, teaching, "
        "learning, and a year of dearer pay, over its yearly base pay. Posts reopened are those "
        "within 18 months of the cut. The median rehiring bill is "
        f"{full_range(headline['rehire_cost'], answer['currency'])}.",
    )


def _compliance(answer: Answer) -> Tile:
    """Compliance work that own people cannot do because of the cut, in FTE-months."""
    headline, currency = answer["headline"], answer["currency"]
    if not answer["scenario"]["compliance"]["jurisdictions"]:
        return Tile("Compliance", NONE, NOT_COUNTED, "No jurisdiction is given", "")
    short = headline["compliance_shortfall_fte_months"]
    return Tile(
        "Compliance",
        number(short["p50"]),
        _range(f"{number_range(short)} FTE-months"),
        overdue(answer),
        "FTE-months of compliance work that the company's own people cannot do, beyond what "
        "keeping everyone leaves. Consultants cost "
        f"{full_range(headline['consultants_cost'], currency)} more. Check with counsel.",
    )


def _range(text: str) -> str:
    return f"P10{DASH}P90: {text}"
