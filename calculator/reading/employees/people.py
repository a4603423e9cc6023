"""The used columns of an employee file to arrays with one entry per person, and every problem."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from calculator.errors import Problem
from calculator.reading.cells import written
from calculator.reading.employees.calendar import (
    Start,
    hired,
    leaving,
    leaving_months,
    placed,
    service_years,
)
from calculator.reading.employees.columns import DEPARTMENT
from calculator.reading.employees.dates import order_of
from calculator.reading.employees.groups import People
from calculator.reading.employees.rows import (
    EMPTY_CELL,
    CodedColumn,
    CodedRows,
    Faults,
    withheld,
)
from calculator.reading.employees.salaries import salaries
from calculator.reading.employees.titles import family_of
from calculator.scenario import ROLE_FAMILIES

Value = TypeVar("Value", np.float64, np.int64)

_LONGEST_DEPARTMENT = 150
_TOO_LONG = Problem(
    f"the cell has more than {_LONGEST_DEPARTMENT} characters", "Shorten the department's name"
)
_NOBODY = CodedColumn("")


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The people as far as they could be read, the names of their departments, what is wrong.

    `unsettled` problems may go away once a column is confirmed.
    """

    people: People
    departments: tuple[str, ...]
    faults: tuple[Faults, ...]
    unsettled: Faults


def people_of(rows: CodedRows, currency: str, start: Start) -> PeopleRead:
    """Read every column; a column that is missing gives nobody a value."""
    columns = rows.columns
    pay = salaries(columns.get("salary", _NOBODY), currency)
    hires, exits = columns.get("hire_date", _NOBODY), columns.get("leaving", _NOBODY)
    hire_days, exit_days = hired(hires), leaving(exits)
    order, swapped = order_of([*placed(hires, hire_days), *placed(exits, exit_days)])
    years, wrong_hires = service_years(hire_days, order, start)
    months, wrong_exits = leaving_months(exit_days, order, start)
    departments, names, wrong_names = _departments(columns.get("department", _NOBODY))
    families = _families(columns.get("title", _NOBODY))
    wrong = {
        "salary": pay.wrong,
        "hire_date": wrong_hires,
        "leaving": wrong_exits,
        "department": wrong_names,
    }
    unsettled = (*pay.unsettled, *swapped)
    count = len(rows.numbers)
    return PeopleRead(
        People(
            department=_by_person(columns.get("department"), departments, 0, count),
            family=_by_person(columns.get("title"), families, 0, count),
            salary=_by_person(columns.get("salary"), pay.values, np.nan, count),
            leaves=_by_person(columns.get("leaving"), months.astype(np.int64), 0, count),
            service=_by_person(columns.get("hire_date"), years, np.nan, count),
        ),
        names,
        (
            *(rows.faults(name, found) for name, found in wrong.items()),
            Faults(len(pay.foreign), pay.foreign),
        ),
        Faults(len(unsettled), unsettled),
    )


def _by_person(
    column: CodedColumn | None, values: NDArray[Value], absent: float, count: int
) -> NDArray[Value]:
    """Return for each person what was read from their cell; `absent` without the column."""
    if column is None:
        return np.full(count, absent, dtype=values.dtype)
    return values[np.asarray(column.codes)]


def _families(column: CodedColumn) -> NDArray[np.int64]:
    """Return the index of the role family that each different title names."""
    titles = (cell if isinstance(cell, str) else "" for cell in column.cells)
    return np.array([ROLE_FAMILIES.index(family_of(title)) for title in titles], dtype=np.int64)


def _departments(
    column: CodedColumn,
) -> tuple[NDArray[np.int64], tuple[str, ...], dict[int, Problem]]:
    """Return the department of each different cell, their names as first written, what is wrong.

    Capital letters and repeated blanks make no other department.
    """
    index: dict[str, int] = {}
    names: list[str] = []
    of = np.zeros(len(column.cells), dtype=np.int64)
    wrong = {}
    for code, cell in enumerate(column.cells):
        read = written(cell, DEPARTMENT) if cell else EMPTY_CELL
        if isinstance(read, Problem):
            wrong[code] = withheld(read, cell)
            continue
        name = " ".join(str(read).split())
        if len(name) > _LONGEST_DEPARTMENT:
            wrong[code] = _TOO_LONG
            continue
        of[code] = index.setdefault(name.casefold(), len(index))
        if of[code] == len(names):
            names.append(name)
    return of, tuple(names), wrong
