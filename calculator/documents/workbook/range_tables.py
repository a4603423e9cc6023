"""What the draws say: headline, months, alternatives and bridge."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from calculator.documents.workbook.column import Look
from calculator.documents.workbook.tables import Cell, Heading, Table
from calculator.views.bridge.names import PARTS, STEPS
from calculator.views.wording import POLICIES, Answer

QUANTILES: Final = {"p10": "P10", "p50": "Median", "p90": "P90"}
ESTIMATE: Final = {**QUANTILES, "mean": "Mean", "centre": "Run at the medians"}
FIGURES: Final[Mapping[str, tuple[str, str, Look]]] = {
    "net_value": ("Net value", "money", "money"),
    "cash_value": ("Cash", "money", "money"),
    "work_value": ("Value of work", "money", "money"),
    "net_value_last_12_months": ("Net value of the last 12 months", "money", "money"),
    "claimed_saving": ("Saving claimed", "money", "money"),
    "payroll_saved": ("Payroll no longer paid", "money", "money"),
    "severance": ("Severance, outplacement, notice paid", "money", "money"),
    "borrowed_savings": ("Saved before AI catches up", "money", "money"),
    "consultants_cost": ("Consultants, against keep", "money", "money"),
    "rehire_cost": ("Hiring for reopened posts", "money", "money"),
    "payback_month": ("Net value stays positive after month", "month", "whole"),
    "cash_payback_month": ("Cash stays positive after month", "month", "whole"),
    "work_covered_month": ("Work left undone stays small after month", "month", "whole"),
    "ai_catches_up_month": ("AI covers the posts ended after month", "month", "whole"),
    "programme_delay_months": ("AI comes later than under keep", "months", "months"),
    "timing_gap_months": ("Months with work left undone", "months", "months"),
    "gap_fte_months": ("Work left undone beyond keep's", "FTE-months", "fte"),
    "knowledge_lost_share": ("Knowledge missing at its worst", "share", "share"),
    "excess_quits": ("People who quit out of unrest", "people", "fte"),
    "roles_reopened_share": ("Posts reopened, of those ended", "share", "share"),
    "compliance_shortfall_fte_months": ("Legal work own people cannot do", "FTE-months", "fte"),
}
MONTHLY: Final[Mapping[str, tuple[str, Look]]] = {
    "headcount": ("People at work", "fte"),
    "work": ("Work that would be missed, FTE", "fte"),
    "capacity": ("Capacity for it, FTE", "fte"),
    "gap": ("Work left undone, FTE", "fte"),
    "ai_coverage": ("Work that AI does, FTE", "fte"),
    "cumulative_cash": ("Cash so far", "money"),
    "cumulative_net": ("Net value so far", "money"),
    "knowledge_lost_share": ("Knowledge missing", "share"),
}


def ranges(answer: Answer) -> Table:
    """Return the headline with its ranges, and how likely a loss is."""
    policy = POLICIES[answer["policy"]]
    return Table(
        "Ranges",
        f"Alternative: {policy}. The draws give ranges; a dash is a month past the horizon, or "
        "what is not defined.",
        (
            Heading("Figure", width=44),
            Heading("Unit", width=14),
            *(Heading(name, "of the draws", 17) for name in ESTIMATE.values()),
        ),
        [*_headline(answer), *_odds(answer["headline"])],
    )


def _headline(answer: Answer) -> Iterator[Sequence[Cell]]:
    for name, (label, unit, look) in FIGURES.items():
        found = answer["headline"][name]
        money = unit.replace("money", answer["currency"])
        yield (label, "text"), (money, "text"), *((found[key], look) for key in ESTIMATE)


def _odds(headline: Mapping[str, Any]) -> Iterator[Sequence[Cell]]:
    chances = {
        "Probability of a loss": headline["probability_of_loss"],
        "Probability of a large loss": headline["probability_of_loss_over_5_percent"],
        **{
            f"Probability of a loss, were slack {float(slack):.0%}": chance
            for slack, chance in headline["probability_of_loss_by_slack"].items()
        },
    }
    for label, chance in chances.items():
        yield (label, "text"), ("probability", "text"), (None, "text"), (chance, "share")


def by_month(answer: Answer) -> Table:
    """Return the ranges of the months."""
    quantiles = QUANTILES.values()
    return Table(
        "Ranges by month",
        f"Alternative: {POLICIES[answer['policy']]}. Money is against keep and discounted.",
        (
            Heading("Month", width=8),
            *(Heading(label, name, 14) for label, _ in MONTHLY.values() for name in quantiles),
        ),
        [
            (
                (float(row["month"]), "whole"),
                *((row[key][q], look) for key, (_, look) in MONTHLY.items() for q in QUANTILES),
            )
            for row in answer["monthly"]
        ],
    )


def alternatives(answer: Answer) -> Table:
    """Return every alternative with its ranges."""
    money = answer["currency"]
    worth = {"net_value": "Net value", "cash_value": "Cash", "work_value": "Value of work"}
    return Table(
        "Alternatives",
        "The plan, and other ways to end as many posts, all on the same draws.",
        (
            Heading("Alternative", width=26),
            *(
                Heading(f"{label}, {name}", money, 16)
                for label in worth.values()
                for name in QUANTILES.values()
            ),
            Heading("Probability of a loss", "share of draws"),
            Heading("Better than the plan", "share of draws"),
            Heading("Posts that end, median", "posts"),
            Heading("Misses the target of posts", "share of draws"),
        ),
        [
            (
                (POLICIES[row["policy"]], "text"),
                *((row[key][q], "money") for key in worth for q in QUANTILES),
                (row["probability_of_loss"], "share"),
                (row["beats_planned_probability"], "share"),
                (row["posts_cut"]["p50"], "fte"),
                (row["target_missed_probability"], "share"),
            )
            for row in answer["alternatives"]
        ],
    )


def bridge(answer: Answer) -> Table:
    """Return the bridge from the saving claimed to the net value."""
    return Table(
        "Bridge",
        "From the saving claimed to the net value; means of the draws add up. Steps are switched "
        "on in two orders: the lower and the higher of their means show how much order matters.",
        (
            Heading("Step", width=48),
            Heading("Mean", answer["currency"], 18),
            Heading("Run at the medians", answer["currency"], 18),
            Heading("Lower of the two orders", answer["currency"], 18),
            Heading("Higher of the two orders", answer["currency"], 18),
        ),
        list(_steps(answer)),
    )


def _steps(answer: Answer) -> Iterator[Sequence[Cell]]:
    for row in answer["bridge"]:
        yield _step(STEPS[row["step"]], row["value"])
        for name, value in row.get("parts", {}).items():
            yield _step(f"of which: {PARTS[name]}", value)


def _step(label: str, value: Mapping[str, float]) -> Sequence[Cell]:
    figures = (value.get(name) for name in ("mean", "centre", "low", "high"))
    return (label, "text"), *((figure, "money") for figure in figures)
