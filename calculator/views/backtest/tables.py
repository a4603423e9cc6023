"""The backtest as a table: what the model says, what was reported, and where it lies."""

from collections.abc import Sequence

import pandas as pd

from calculator.backtest.comparing import Comparison
from calculator.backtest.files import Backtest
from calculator.views import money
from calculator.views.backtest.words import VERDICTS, lies


def to_read(comparisons: Sequence[Comparison], known: Backtest) -> pd.DataFrame:
    """Return every comparison, titled; figures in two significant figures."""
    return pd.DataFrame(_row(each, known) for each in comparisons)


def written(value: float | None, comparison: Comparison) -> str:
    """Write a value in the unit of its measure."""
    unit = comparison.measure.unit
    if unit == "USD":
        return money.money(value, "USD")
    return money.number(value) if unit == "FTE" else money.percent(value)


def predicted(comparison: Comparison) -> str:
    """Write P10 to P90 of the draws."""
    low, high = (written(comparison.interval[q], comparison) for q in ("p10", "p90"))
    return low if low == high else f"{low} to {high}"


def reported(comparison: Comparison) -> str:
    """Write what was reported; a figure of a part is a least."""
    if comparison.report is None:
        return VERDICTS["not reported"]
    least = "at least " if comparison.report.part else ""
    return f"{least}{written(comparison.reported, comparison)}"


def note(comparison: Comparison) -> str:
    """Say why nothing was reported, what a report leaves out, or what else was at work."""
    report = comparison.report
    if report is None:
        return comparison.why
    return " ".join(filter(None, (report.part, report.besides)))


def _row(comparison: Comparison, known: Backtest) -> dict[str, str]:
    report = comparison.report
    return {
        "Case": comparison.case.title,
        "Announced": comparison.case.announced,
        "What": comparison.measure.label,
        "Of": comparison.measure.unit.removeprefix("share of "),
        "Model, P10 to P90": predicted(comparison),
        "Model, P50": written(comparison.interval["p50"], comparison),
        "Reported": reported(comparison),
        "Verdict": VERDICTS[comparison.verdict],
        "Where it lies": lies(comparison),
        "Reported for": report.date if report else "",
        "What was reported": report.fact if report else "",
        "Another decision, or why there is no figure": note(comparison),
        "Grade": report.grade if report else "",
        "How it was read": report.status if report else "",
        "Source": known.sources[report.source].reference if report else "",
    }
