"""Figures of signals as people write them, each in its unit."""

from collections.abc import Mapping
from typing import Any

from calculator.views.money import DASH, exact, number, percent, probability

Row = Mapping[str, Any]

_IN_PERCENT = {"share", "ratio"}


def figure_text(unit: str, value: float) -> str:
    """Return a figure of a signal in two significant figures, as in 140, 86% or 45 days."""
    if unit in _IN_PERCENT:
        return percent(value)
    if unit == "growth":
        return f"+{percent(value)}" if value > 0 else percent(value)
    return f"{number(value)} {unit}" if unit in {"days", "FTE-months"} else number(value)


def expected_text(unit: str, quantiles: Row) -> str:
    """Return the median of what is expected with P10 to P90."""
    low, middle, high = (figure_text(unit, quantiles[q]) for q in ("p10", "p50", "p90"))
    return middle if low == high else f"{middle} ({low} to {high})"


def exact_text(unit: str, value: float) -> str:
    """Return an observed figure as it was given."""
    if unit in _IN_PERCENT or unit == "growth":
        return f"{exact(value * 100)}%"
    return exact(value)


def odds_text(interval: Row) -> str:
    """Return odds of loss with their interval, as in 59% (53%–65%)."""
    value, low, high = (probability(interval[name]) for name in ("value", "low", "high"))
    return value if low == high else f"{value} ({low}{DASH}{high})"


def line_text(signal: Row, row: Row) -> str:
    """Return the losing side of a threshold, as in 140 or more."""
    side = "or more" if row["losing_side"] == "above" else "or less"
    return f"{figure_text(signal['unit'], row['threshold'])} {side}"


def other_side(row: Row) -> str:
    """Name the side of a threshold on which draws lose less often."""
    return "below" if row["losing_side"] == "above" else "above"
