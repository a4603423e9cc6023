"""The bridge as tables: one for its chart, one to read.

All of it is means over the draws, which add up, and `low` and `high` are the means of the two
orders in which the steps are switched on, not quantiles.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from calculator.views.bridge.names import CLAIMED, NET, PARTS, STEPS
from calculator.views.money import DASH, full_money, money, money_unit
from calculator.views.wording import Answer

TOTAL = "Total"
ADDS = "Adds"
TAKES = "Takes"


def bars(answer: Answer) -> tuple[pd.DataFrame, str]:
    """Return where each bar starts and ends, with its range there, and the unit of the money."""
    currency = answer["currency"]
    rows = list(_running(answer))
    divisor, unit = money_unit([row[end] for row in rows for end in _ENDS], currency)
    following = [*(row["label"] for row in rows[1:]), rows[-1]["label"]]
    frame = pd.DataFrame(
        {
            **row,
            **{end: row[end] / divisor for end in _ENDS},
            "reach": max(row[end] for end in _ENDS) / divisor,
            "next": label,
        }
        for row, label in zip(rows, following, strict=True)
    )
    return frame, unit


def to_read(answer: Answer) -> pd.DataFrame:
    """Return every step in full, titled; what the residual is made of stands under it."""
    return pd.DataFrame(_lines(answer["bridge"], answer["currency"]))


_ENDS = ("start", "end", "low", "high")


def _running(answer: Answer) -> Iterator[dict[str, Any]]:
    """Yield every bar with the running total before and after it, in whole units of money."""
    currency, total = answer["currency"], 0
    for row in answer["bridge"]:
        step, is_total = row["step"], row["step"] in {CLAIMED, NET}
        mean, low, high = (round(row["value"][name]) for name in ("mean", "low", "high"))
        start = 0 if is_total else total
        total = start + mean
        yield {
            "label": STEPS[step],
            "kind": TOTAL if is_total else ADDS if mean > 0 else TAKES,
            "start": start,
            "end": total,
            "low": start + low,
            "high": start + high,
            "value_text": short(mean, currency, plus=step != CLAIMED),
            "mean_text": full_money(mean, currency),
            "orders_text": _orders(row["value"], currency),
        }


def short(value: float, currency: str, *, plus: bool = True) -> str:
    """Return a step in two significant figures; what is left of rounding is nothing."""
    return money(float(round(value)), currency, plus=plus)


def _orders(value: Mapping[str, float], currency: str) -> str:
    low, high = (full_money(value[name], currency) for name in ("low", "high"))
    return "the same in both" if low == high else f"{low} to {high}"


def _lines(rows: list[Mapping[str, Any]], currency: str) -> Iterator[dict[str, str]]:
    for row in rows:
        yield _line(STEPS[row["step"]], row["value"], currency)
        for name, part in row.get("parts", {}).items():
            yield _line(f"of which: {PARTS[name]}", part, currency)


def _line(label: str, value: Mapping[str, float], currency: str) -> dict[str, str]:
    """Write one line of the table; parts have no orders of their own."""
    titles = {
        "mean": "Mean of the draws",
        "centre": "Run at the medians",
        "low": "Lower of the two orders",
        "high": "Higher of the two orders",
    }
    written = {
        title: full_money(value[name], currency) if name in value else DASH
        for name, title in titles.items()
    }
    return {"Step": label, **written}
