"""Which weak assumptions move the net value of the open plan most, in words and as a table."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from calculator.views.matters import tables
from calculator.views.matters.words import Report, is_nothing, share, weak_sentence

NAMED: Final = 3
METHOD: Final = (
    "Shares of the variance of net value, as on the page What matters: the part of it that would "
    "go, on average, if one assumption were known. What you pinned or answered yourself has no "
    "spread, nor have constants and the defaults by kind of work."
)


def sentence(report: Report) -> str:
    """Say how much rests on weak grades, name the lowest that has a share, and what has most."""
    rows = _standing_out(report)
    if not rows:
        return (
            "No assumption graded D or E has a share of the spread of net value that these draws "
            "can tell from none."
        )
    lowest = max(row["grade"] for row in rows)
    count = sum(row["grade"] == lowest for row in rows)
    many = f"{count} assumptions of that grade have" if count > 1 else "1 assumption of it has"
    named = "; ".join(share(row) for row in rows[:NAMED])
    return (
        f"{weak_sentence(report['sensitivity'])} The lowest grade that moves the net value is "
        f"{lowest}: {many} a share that stands out from none. Most: {named}."
    )


def table(report: Report) -> pd.DataFrame:
    """Return the weak assumptions that have a share, the largest first, titled."""
    return tables.titled(_standing_out(report))


def _standing_out(report: Report) -> list[Mapping[str, Any]]:
    if is_nothing(report):
        return []
    found = report["sensitivity"]
    return [
        row
        for row in found["shares"]
        if row["grade"] in found["weak_grades"] and row["share"]["low"] > 0
    ]
