"""What matters as tables: some for charts, some to read."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from calculator.views.matters.words import Report, ends
from calculator.views.money import DASH, full_money, money_unit

LISTED: Final = 12
WEAK: Final = "Grades D and E"
STRONG: Final = "Grades A to C"
DOWN: Final = "P5, or a step down"
UP: Final = "P95, or a step up"
YOURS: Final = "yours"


def shares(report: Report) -> pd.DataFrame:
    """Return the largest shares that stand out from nothing; of none that does, the largest."""
    rows = report["sensitivity"]["shares"]
    shown = [row for row in rows if row["share"]["low"] > 0][:LISTED] or rows[:1]
    weak = report["sensitivity"]["weak_grades"]
    return pd.DataFrame(
        {
            "assumption": f"{row['label']} ({row['grade']})",
            "kind": WEAK if row["grade"] in weak else STRONG,
            "low": row["share"]["low"],
            "middle": row["share"]["value"],
            "high": row["share"]["high"],
            "text": _exact(row["share"]),
            "rank": _rank(row),
        }
        for row in shown
    )


def shares_to_read(report: Report) -> pd.DataFrame:
    """Return every share with its interval and the places it may have, titled."""
    return titled(report["sensitivity"]["shares"])


def titled(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return some of the shares, titled."""
    return pd.DataFrame(
        {
            "Assumption": row["label"],
            "Grade": row["grade"],
            "Share of the spread": f"{row['share']['value']:.2%}",
            "95% interval": _interval(row["share"]),
            "Rank": _rank(row),
        }
        for row in rows
    )


def tornado(report: Report, currency: str) -> tuple[pd.DataFrame, float, str]:
    """Return the ends of the longest bars, the net value at the medians, and the unit of both."""
    found = report["tornado"]
    bars = found["bars"][:LISTED]
    values = [bar[end]["net_value"] for bar in bars for end in ("low", "high")]
    divisor, unit = money_unit(
        [found["base"], *(value for value in values if value is not None)], currency
    )
    rows = [
        {
            "label": _label(bar),
            "end": name,
            "at": at,
            "value": bar[end]["net_value"] / divisor,
            "base": found["base"] / divisor,
            "text": full_money(bar[end]["net_value"], currency),
        }
        for bar in bars
        for end, name, at in zip(("low", "high"), (DOWN, UP), ends(bar), strict=True)
        if bar[end]["net_value"] is not None
    ]
    columns = ["label", "end", "at", "value", "base", "text"]
    return pd.DataFrame(rows, columns=columns), found["base"] / divisor, unit


def tornado_to_read(report: Report, currency: str) -> pd.DataFrame:
    """Return every bar in full, titled."""
    rows = []
    for bar in report["tornado"]["bars"]:
        low, high = ends(bar)
        rows.append(
            {
                "What is moved": bar["label"],
                "Grade": bar["grade"] or YOURS,
                "Down to": low,
                "Net value there": full_money(bar["low"]["net_value"], currency),
                "Up to": high,
                "Net value then": full_money(bar["high"]["net_value"], currency),
            }
        )
    return pd.DataFrame(rows)


def finding_out(report: Report, currency: str) -> tuple[pd.DataFrame, str]:
    """Return what finding out is worth at most, among all alternatives, and the unit."""
    found = report["finding_out"]["any_alternative"]
    rows = [row for row in found["top"] if row["worth"]["value"] > 0]
    divisor, unit = money_unit([row["worth"]["high"] for row in rows], currency)
    frame = pd.DataFrame(
        {
            "assumption": f"{row['label']} ({row['grade']})",
            "low": row["worth"]["low"] / divisor,
            "middle": row["worth"]["value"] / divisor,
            "high": row["worth"]["high"] / divisor,
            "text": f"{full_money(row['worth']['value'], currency)}, "
            f"{_money_interval(row['worth'], currency)}",
        }
        for row in rows
    )
    return frame, unit


def finding_out_to_read(report: Report, currency: str) -> pd.DataFrame:
    """Return the top ten of both choices in full, titled."""
    rows = []
    for choice, name in (("any_alternative", "Any alternative"), ("go_or_not", "Go or not")):
        rows += [
            {
                "Choice": name,
                "What to find out": row["label"],
                "Grade": row["grade"],
                "Worth at most": full_money(row["worth"]["value"], currency),
                "95% interval": _money_interval(row["worth"], currency),
            }
            for row in report["finding_out"][choice]["top"]
        ]
    return pd.DataFrame(rows)


def _label(bar: Mapping[str, Any]) -> str:
    return f"{bar['label']} ({bar['grade'] or YOURS})"


def _rank(row: Mapping[str, Any]) -> str:
    if row["rank"] is not None:
        return str(row["rank"])
    return f"{row['best_rank']}{DASH}{row['worst_rank']}"


def _exact(reading: Mapping[str, float]) -> str:
    return f"{reading['value']:.2%} ({_interval(reading)})"


def _interval(reading: Mapping[str, float]) -> str:
    return f"{reading['low']:.2%} to {reading['high']:.2%}"


def _money_interval(reading: Mapping[str, float], currency: str) -> str:
    return f"{full_money(reading['low'], currency)} to {full_money(reading['high'], currency)}"
