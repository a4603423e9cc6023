"""Hire dates to years of service, leaving dates to months of the plan."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calculator.errors import Problem
from calculator.reading.cells import written
from calculator.reading.columns import Column
from calculator.reading.employees.dates import WRITE_ISO, Day, Order, PlacedDay, day
from calculator.reading.employees.rows import CodedColumn
from calculator.reading.numbers import Figure
from calculator.reading.table import Cell

_LEAVING = Column("leaving", "flag")
_DAYS_A_YEAR = 365.25
_LONGEST_SERVICE = 60  # years
_MONTHS = 12
_NO_DATE = Problem("the cell is not a date", WRITE_ISO)
_NEITHER = Problem(
    "the cell is neither yes or no nor a date",
    "Write yes, no or the date, as in 2024-03-31; an empty cell is a no",
)


@dataclass(frozen=True, slots=True)
class Start:
    """Month 1 of the plan, and its last month."""

    year: int
    month: int
    horizon_months: int

    @classmethod
    def of(cls, start_month: str, horizon_months: int) -> "Start":
        """Read a calendar month (`2026-11`)."""
        year, month = start_month.split("-")
        return cls(int(year), int(month), horizon_months)

    def month_of(self, date: dt.date) -> int:
        """Return the month of the plan in which a date lies; month 1 is the start."""
        return (date.year - self.year) * _MONTHS + date.month - self.month + 1

    def years_since(self, date: dt.date) -> float:
        """Return the years from a date to the first day of month 1."""
        return (dt.date(self.year, self.month, 1) - date).days / _DAYS_A_YEAR

    def __str__(self) -> str:
        """Return the month as people give it."""
        return f"{self.year:04}-{self.month:02}"


Settled = tuple[NDArray[np.float64], dict[int, Problem]]  # values and what is wrong, by code


def hired(column: CodedColumn) -> list[Day | Problem | None]:
    """Read the different cells of a hire date column; an empty one is not known."""
    return [(day(_text(cell)) or _NO_DATE) if cell else None for cell in column.cells]


def leaving(column: CodedColumn) -> list[Day | Problem | bool]:
    """Read the different cells of a leaving column: a date, yes or no; an empty one is a no."""
    return [_leaves(cell) if cell else False for cell in column.cells]


def placed(column: CodedColumn, read: Sequence[Day | Problem | bool | None]) -> Iterator[PlacedDay]:
    """Yield the dates of a column, where each stands first."""
    for row, found in zip(column.first, read, strict=True):
        if isinstance(found, Day):
            yield PlacedDay(row, column.header, found)


def service_years(
    read: Sequence[Day | Problem | None], order: Order | None, start: Start
) -> Settled:
    """Return the years of service at the start, NaN where the hire date is not known."""
    years = np.full(len(read), np.nan)
    wrong: dict[int, Problem] = {}
    for code, found in enumerate(read):
        if isinstance(found, Problem):
            wrong[code] = found
            continue
        date = found.on(order) if found else None
        if date is None:
            continue
        if start.month_of(date) > 1:
            rule = f"the hire date lies after the month of the start, {start}"
            wrong[code] = Problem(rule, "Correct it, leave the row out, or set a later start_month")
        elif start.years_since(date) > _LONGEST_SERVICE:
            rule = f"the hire date lies more than {_LONGEST_SERVICE} years before the start"
            wrong[code] = Problem(rule, "Correct the year")
        else:
            years[code] = max(0.0, start.years_since(date))
    return years, wrong


def leaving_months(
    read: Sequence[Day | Problem | bool], order: Order | None, start: Start
) -> Settled:
    """Return the month of leaving, 0 for those who stay; a plain yes is month 1."""
    months = np.zeros(len(read))
    wrong: dict[int, Problem] = {}
    for code, found in enumerate(read):
        if isinstance(found, Problem):
            wrong[code] = found
            continue
        if isinstance(found, bool):
            months[code] = found
            continue
        date = found.on(order)
        month = start.month_of(date) if date else 0
        if date and month < 1:
            rule = f"the leaving date lies before the start, {start}"
            fix = (
                "Leave out people who have left, or set an earlier start: --set start_month=YYYY-MM"
            )
            wrong[code] = Problem(rule, fix)
        elif month > start.horizon_months:
            rule = f"the leaving date lies past the horizon of {start.horizon_months} months"
            fix = "Write no, or set a longer horizon: --set horizon_months=NUMBER"
            wrong[code] = Problem(rule, fix)
        else:
            months[code] = month
    return months, wrong


def _leaves(cell: Cell) -> Day | Problem | bool:
    flag = written(cell, _LEAVING)
    return flag if isinstance(flag, bool) else day(_text(cell)) or _NEITHER


def _text(cell: Cell) -> str:
    if isinstance(cell, Problem):
        return ""
    return cell.text if isinstance(cell, Figure) else cell
