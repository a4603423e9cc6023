"""Scenarios side by side as tables to read: a column for each."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from calculator.views.bridge.names import STEPS
from calculator.views.bridge.tables import short
from calculator.views.comparison.words import Report
from calculator.views.money import (
    NONE,
    money,
    money_range,
    percent,
    percent_range,
    probability,
)
from calculator.views.numerals import marked

WHAT: Final = ""
NOT_SAID: Final = "–"
Rows = Iterator[tuple[str, ...]]


def header(report: Report) -> tuple[str, ...]:
    """Name the scenarios, after what stands before each row."""
    return (WHAT, *(row["name"] for row in report["scenarios"]))


def figures(report: Report) -> Rows:
    """Yield the figures that a board asks for first, medians with P10 to P90."""
    currency = report["currency"]

    def amount(estimate: Mapping[str, float]) -> str:
        return f"{money(estimate['p50'], currency)} ({money_range(estimate, currency)})"

    def share(estimate: Mapping[str, float]) -> str:
        return f"{percent(estimate['p50'])} ({percent_range(estimate)})"

    kinds: Sequence[tuple[str, Callable[[Any], str]]] = (
        ("Net value", lambda h: amount(h["net_value"])),
        ("Cash", lambda h: amount(h["cash_value"])),
        ("Work", lambda h: amount(h["work_value"])),
        ("Claimed saving", lambda h: amount(h["claimed_saving"])),
        ("Loses, of draws", lambda h: probability(h["probability_of_loss"])),
        ("Months with work undone", lambda h: _months(h["timing_gap_months"])),
        ("Knowledge lost", lambda h: share(h["knowledge_lost_share"])),
        ("Cost of coming back", lambda h: amount(h["rehire_cost"])),
    )
    for label, written in kinds:
        yield (label, *(written(row["headline"]) for row in report["scenarios"]))
    yield (
        "Posts that end",
        *(marked(f"{row['posts_cut']['p50']:,.4g}") for row in report["scenarios"]),
    )


def better(report: Report, names: Sequence[str]) -> Rows:
    """Yield in how many draws each, by the names given, is worth more than each other."""
    for name, shares in zip(names, report["better"], strict=True):
        cells = (NONE if share is None else probability(share) for share in shares)
        yield (f"{name} is worth more than", *cells)


def bridges(report: Report) -> Rows:
    """Yield the steps from the claimed saving to the net value, means over the draws."""
    currency = report["currency"]
    told = [
        {step["step"]: step["value"]["mean"] for step in row["bridge"]}
        for row in report["scenarios"]
    ]
    for step, label in STEPS.items():
        yield (label, *(short(means[step], currency) for means in told))


def differs(report: Report) -> Rows:
    """Yield what is not the same in all."""
    for row in report["differs"]:
        yield (row["key"], *map(_said, row["values"]))


def framed(report: Report, rows: Rows) -> pd.DataFrame:
    """Return rows as a table with the scenarios for columns."""
    return pd.DataFrame(list(rows), columns=list(header(report)))


def _months(estimate: Mapping[str, float]) -> str:
    return f"{estimate['p50']:.0f} ({estimate['p10']:.0f}–{estimate['p90']:.0f})"


def _said(value: Any) -> str:
    if value is None:
        return NOT_SAID
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return marked(f"{value:,.6g}")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
