"""The salaries of an employee file; what is wrong with one is said without the amount."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from calculator.errors import Problem
from calculator.reading.cells import Written, written
from calculator.reading.decimal_mark import Placed, decimal_mark
from calculator.reading.employees.columns import SALARY
from calculator.reading.employees.rows import EMPTY_CELL, CodedColumn, withheld
from calculator.reading.numbers import Figure

_MOST = 1e12
_OUT_OF_RANGE = Problem(
    "a salary must be above 0 and at most 1e12",
    "Give the yearly base salary, or leave the row out if the person is not paid",
)
_CONTRADICTION = Problem(
    "this salary has another decimal mark than most others", "Use one decimal mark in the file"
)
_UNCLEAR = Problem(
    "the mark in this salary may be a decimal mark or a thousands separator, and no other number "
    "of the file says which",
    "Leave the thousands separators out, or write a number with decimals (1,234.50 or 1.234,50)",
)


@dataclass(frozen=True, slots=True)
class Salaries:
    """Salary by code, NaN where there is none, and what is wrong by code.

    `foreign` are the signs of other currencies; `unsettled` says why no decimal mark fits.
    """

    values: NDArray[np.float64]
    wrong: Mapping[int, Problem]
    foreign: tuple[Problem, ...]
    unsettled: tuple[Problem, ...]


def salaries(column: CodedColumn, currency: str) -> Salaries:
    """Read the different cells of a salary column; signs must agree with the currency."""
    read = [written(cell, SALARY) if cell else EMPTY_CELL for cell in column.cells]
    placed = [
        Placed(row, column.header, figure)
        for row, figure in zip(column.first, read, strict=True)
        if isinstance(figure, Figure)
    ]
    mark, unsettled = decimal_mark(placed)
    values = np.full(len(read), np.nan)
    wrong: dict[int, Problem] = {}
    for code, figure in enumerate(read):
        if isinstance(figure, Problem):
            wrong[code] = withheld(figure, column.cells[code])
        elif isinstance(figure, Figure):
            number = figure.value(mark)
            if number is None:
                continue
            if 0 < number <= _MOST:
                values[code] = number
            else:
                wrong[code] = _OUT_OF_RANGE
    marks = {number.figure.decides for number in placed} - {None}
    said = _CONTRADICTION if len(marks) > 1 else _UNCLEAR
    hidden = (replace(said, row=problem.row, column=problem.column) for problem in unsettled)
    return Salaries(values, wrong, tuple(_foreign(column, read, currency)), tuple(hidden))


def _foreign(
    column: CodedColumn, read: Sequence[Written | Problem], currency: str
) -> list[Problem]:
    """Return one problem for each sign that cannot be the scenario's currency."""
    found: dict[tuple[str, ...], list[int]] = {}
    for code, figure in enumerate(read):
        if isinstance(figure, Figure) and figure.currencies and currency not in figure.currencies:
            found.setdefault(figure.currencies, []).append(code)
    people = np.bincount(np.asarray(column.codes), minlength=len(read)) if found else np.zeros(0)
    problems = []
    for meant, codes in found.items():
        more = int(people[codes].sum()) - 1
        others = f" ({more:,} more such rows)" if more else ""
        rule = f"this salary is in {' or '.join(meant[:3])}, the scenario's currency is {currency}"
        fix = f"Take the sign away, or set the scenario's currency: --set currency={meant[0]}"
        row = min(column.first[code] for code in codes)
        problems.append(Problem(rule + others, fix, row=row, column=column.header))
    return problems
