"""Draws summed up: an estimate R is {"p10", "p50", "p90", "mean", "centre"}.

`centre` is the run at the medians, the last draw. Nothing is rounded.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np

from calculator.arrays import Floats, PerDraw

Json: TypeAlias = dict[str, Any]

QUANTILES = (0.1, 0.5, 0.9)
_SUMMARY = ("p10", "p50", "p90", "mean")


def estimate(values: PerDraw) -> Json:
    """Summarise values by draw, the centre last; draws without a value (NaN) are left out."""
    return estimates(values[None])[0]


def estimates(rows: Floats) -> list[Json]:
    """Summarise several rows of values by draw at once, shape (rows, draws), each as `estimate`."""
    if np.isnan(rows).any():
        known = [np.append(row[:-1][~np.isnan(row[:-1])], row[-1]) for row in rows]
    else:
        known = [rows]
    return [summary for part in known for summary in _summaries(np.atleast_2d(part))]


def _summaries(rows: Floats) -> Iterator[Json]:
    """Summarise rows without gaps; only the centre may be missing (NaN)."""
    drawn = rows[:, :-1]
    if drawn.shape[1] == 0:
        yield from (dict.fromkeys((*_SUMMARY, "centre")) for _ in rows)
        return
    ordered = np.sort(drawn, axis=1)  # a whole row is sorted sooner than three of it are picked
    quantiles = np.quantile(ordered, QUANTILES, axis=1, overwrite_input=True)
    columns = np.vstack([quantiles, drawn.mean(axis=1)]).T
    for figures, centre in zip(columns.tolist(), rows[:, -1].tolist(), strict=True):
        yield {
            **dict(zip(_SUMMARY, figures, strict=True)),
            "centre": None if np.isnan(centre) else centre,
        }


def month_estimate(months: PerDraw) -> Json:
    """Summarise months that may never come: what lies past the horizon is null, and how likely."""
    drawn, never = months[:-1], np.isinf(months)
    # A quantile of whole months is one of them: interpolating toward "never" would invent a date.
    low, middle, high = np.quantile(drawn, QUANTILES, method="inverted_cdf")
    return {
        "p10": _finite(low),
        "p50": _finite(middle),
        "p90": _finite(high),
        "mean": None if never[:-1].any() else float(drawn.mean()),
        "centre": _finite(months[-1]),
        "probability_never": float(never[:-1].mean()),
    }


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
