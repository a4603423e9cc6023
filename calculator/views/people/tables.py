"""Headcount by kind and month: one table for the chart, one for the pointer, one to read."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from calculator.views.money import DASH, number
from calculator.views.tables import span
from calculator.views.wording import Answer

KNOW: Final = "Know the work"
RETRAINED: Final = "Retrained"
LEARNING: Final = "Still learning it"
CONTRACTORS: Final = "Contractors, FTE"
OPEN: Final = "Open posts"
KINDS: Final[Mapping[str, str]] = {
    RETRAINED: "retrained",
    LEARNING: "newcomers",
    CONTRACTORS: "contractors",
    OPEN: "vacancies",
}  # from those who know the work upwards


def today(answer: Answer) -> float:
    """Return today's posts."""
    return sum(team["headcount"] for team in answer["scenario"]["teams"])


def stacked(answer: Answer) -> pd.DataFrame:
    """Return the mean of each kind by month, from where it starts to where it ends in the stack.

    Nobody is retrained in most plans: a kind that never occurs is left out.
    """
    rows = []
    for row in answer["monthly"]:
        means = {kind: row[key]["mean"] for kind, key in KINDS.items()}
        means = {KNOW: row["headcount"]["mean"] - means[RETRAINED] - means[LEARNING], **means}
        start = 0.0
        for kind, mean in means.items():
            rows.append({"month": row["month"], "kind": kind, "start": start, "end": start + mean})
            start += mean
    frame = pd.DataFrame(rows)
    occurs = (frame["end"] > frame["start"]).groupby(frame["kind"]).transform("any")
    return frame[occurs].reset_index(drop=True)


def text(answer: Answer) -> pd.DataFrame:
    """Return what a pointer shows over a month: means, with P10 to P90."""
    keys = {"headcount": "headcount", **{key: key for key in KINDS.values()}}
    return pd.DataFrame(
        {"month": row["month"], **{key: _mean(row[name]) for key, name in keys.items()}}
        for row in answer["monthly"]
    )


def to_read(answer: Answer) -> pd.DataFrame:
    """Return every kind by month, medians with P10 to P90, titled."""
    titles = {"At work": "headcount", **{_of_them(kind): key for kind, key in KINDS.items()}}
    return pd.DataFrame(
        {"Month": row["month"], **{title: span(row[key]) for title, key in titles.items()}}
        for row in answer["monthly"]
    )


def _of_them(kind: str) -> str:
    return f"{kind}, of them" if kind in {RETRAINED, LEARNING} else kind


def _mean(estimate: Mapping[str, Any]) -> str:
    low, middle, high = (number(estimate[q]) for q in ("p10", "mean", "p90"))
    return middle if low == middle == high else f"{middle} ({low}{DASH}{high})"
