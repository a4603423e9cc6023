"""Dates as people write them: `2024-03-31`, `31.03.2024`, `03/31/2024`.

One date alone may not tell whether its day or its month comes first, so a `Day` keeps both readings
until all dates of a file have been seen.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from calculator.errors import Problem

Order = Literal["day", "month"]  # which of them comes first

WRITE_ISO = "Write dates as year-month-day, as in 2024-03-31"
_TIME = r"(?:[T ]\d{1,2}:\d{2}\S*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:([-/.])(\d{{1,2}})(?:\2(\d{{1,2}}){_TIME})?)", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """One date, with its reading under each order that gives a day of the calendar."""

    readings: Mapping[Order, dt.date]

    @property
    def decides(self) -> Order | None:
        """Return the order, if only one fits."""
        return next(iter(self.readings)) if len(self.readings) == 1 else None

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether the two orders give two different days."""
        return len(set(self.readings.values())) > 1

    def on(self, order: Order | None) -> dt.date | None:
        """Return the day under an order; `None` where the order would decide and is not known."""
        if order and order in self.readings:
            return self.readings[order]
        return None if self.is_ambiguous else next(iter(self.readings.values()))


class PlacedDay(NamedTuple):
    """One date and where it stands: the row of the file, the header of its column."""

    row: int
    column: str
    day: Day


def day(text: str) -> Day | None:
    """Read a date; a month alone (`2024-03`) is its first day. `None` where it is no date."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, number = int(match[1]), int(match[3]), int(match[4] or 1)
        found = _calendar(year, month, number)
        return Day({"day": found, "month": found}) if found else None
    match = _YEAR_LAST.fullmatch(text)
    if not match:
        return None
    year, first, second = int(match[4]), int(match[1]), int(match[3])
    readings: dict[Order, dt.date | None] = {
        "day": _calendar(year, second, first),
        "month": _calendar(year, first, second),
    }
    fitting = {order: found for order, found in readings.items() if found}
    return Day(fitting) if fitting else None


def order_of(days: Sequence[PlacedDay]) -> tuple[Order | None, list[Problem]]:
    """Return the order that every date of a file fits, or `None` with the problems that say why.

    No problem repeats a date: each is about one person.
    """
    day_first = [placed for placed in days if placed.day.decides == "day"]
    month_first = [placed for placed in days if placed.day.decides == "month"]
    if day_first and month_first:
        return None, [_contradiction(day_first, month_first)]
    if day_first or month_first:
        return "day" if day_first else "month", []
    unclear = _first_of_each_column(placed for placed in days if placed.day.is_ambiguous)
    return (None, unclear) if unclear else ("day", [])


def _calendar(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _contradiction(day_first: Sequence[PlacedDay], month_first: Sequence[PlacedDay]) -> Problem:
    """Place the problem at the rarer order, and name a date of the other one."""
    rarer = len(day_first) < len(month_first)
    odd, usual = (day_first, month_first) if rarer else (month_first, day_first)
    first, other = ("day", "month") if rarer else ("month", "day")
    return Problem(
        f"this date has the {first} first, and the one in row {usual[0].row}, column "
        f"{usual[0].column}, has the {other} first",
        WRITE_ISO,
        row=odd[0].row,
        column=odd[0].column,
    )


def _first_of_each_column(days: Iterable[PlacedDay]) -> list[Problem]:
    rule = (
        "the day or the month may come first in this date, and no other date of the file says which"
    )
    rows: dict[str, int] = {}
    for placed in days:
        rows.setdefault(placed.column, placed.row)
    return [Problem(rule, WRITE_ISO, row=row, column=column) for column, row in rows.items()]
