"""Which weak assumptions move the net value of the open plan most, in words and as a table."""

from typing import Final

import pandas as pd

from calculator.influence import DRAWS, Influence, Influences
from calculator.library import Library
from calculator.views.assumptions.written import figure
from calculator.views.money import money

LISTED: Final = 12
NAMED: Final = 3
METHOD: Final = (
    "Each assumption graded D or E is set to its P5 and then to its P95 while all others are drawn "
    f"as before; shown is the mean net value of the same {DRAWS} draws. This names what matters, "
    "roughly: assumptions that act together are not seen together, constants go through the range "
    "they are given, what you pinned or answered yourself does not move, and the defaults by kind "
    "of work have no range to go through."
)


def sentence(found: Influences, library: Library, currency: str) -> str:
    """Name the lowest grade that moves the net value, and what moves it most."""
    rows = found.noticeable
    if not rows:
        return (
            "No assumption graded D or E moves the net value of this plan by a noticeable amount."
        )
    lowest = max(row.grade for row in rows)
    count = sum(row.grade == lowest for row in rows)
    many = f"{count} assumptions" if count > 1 else "1 assumption"
    first = (
        f"The lowest grade that moves the net value is {lowest}: {many} of that grade "
        f"move{'' if count > 1 else 's'} it by more than 1% of the width of its P10 to P90."
    )
    named = "; ".join(
        f"{library.entries[row.id].label} ({row.grade}), {_effect(row, currency)}"
        for row in rows[:NAMED]
    )
    return f"{first} Most: {named}."


def table(found: Influences, library: Library, currency: str) -> pd.DataFrame:
    """Return what moves the net value most, the largest first, titled."""
    rows = []
    for row in found.noticeable[:LISTED]:
        entry = library.entries[row.id]
        low, high = row.ends
        rows.append(
            {
                "Assumption": entry.label,
                "Grade": row.grade,
                "Moves net value by": money(row.swing, currency),
                "Its P5": figure(low, entry.unit),
                "Net value at its P5": money(row.net_values[0], currency),
                "Its P95": figure(high, entry.unit),
                "Net value at its P95": money(row.net_values[1], currency),
            }
        )
    return pd.DataFrame(rows)


def _effect(row: Influence, currency: str) -> str:
    low, high = (money(value, currency) for value in row.net_values)
    return f"from {low} at its P5 to {high} at its P95"
