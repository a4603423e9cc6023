"""The rows of an employee file, reduced to the columns that are used.

Ids, names and whatever else a row holds are dropped here, before a single cell is read.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from calculator.errors import InputError, Problem
from calculator.reading.numbers import Figure, shortened
from calculator.reading.plans.draft import ragged
from calculator.reading.table import Cell, Row, TextRow

MOST_NAMED = 100

EMPTY_CELL = Problem("the cell is empty, and every row needs one", "Give it a value")


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """One column with every different cell kept once.

    `codes` are indices into `cells`, by person; `first` is the row where each cell stands first.
    """

    header: str
    cells: list[Cell] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    codes: "array[int]" = field(default_factory=lambda: array("l"))
    _known: dict[object, int] = field(default_factory=dict, repr=False)

    def add(self, cell: Cell, row: int) -> None:
        """Take the cell of the next person."""
        key = (cell.text, *cell.readings.values()) if isinstance(cell, Figure) else cell
        code = self._known.setdefault(key, len(self.cells))
        if code == len(self.cells):
            self.cells.append(cell)
            self.first.append(row)
        self.codes.append(code)


@dataclass(frozen=True, slots=True)
class Faults:
    """How many problems there are, and the first of them."""

    count: int = 0
    first: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedRows:
    """The used columns by field, the row of each person, and the rows that are not whole."""

    columns: Mapping[str, CodedColumn]
    numbers: "array[int]"
    ragged: Faults

    def faults(self, name: str, wrong: Mapping[int, Problem]) -> Faults:
        """Place the problems of a column's cells, given by code, in every row that has them."""
        if not wrong:
            return Faults()
        column = self.columns[name]
        people = np.flatnonzero(np.isin(np.asarray(column.codes), list(wrong)))
        named = (int(person) for person in people[:MOST_NAMED])
        return Faults(
            len(people),
            tuple(
                replace(wrong[column.codes[i]], row=self.numbers[i], column=column.header)
                for i in named
            ),
        )


def coded_rows(header: TextRow, rows: Iterable[Row], fields: Mapping[int, str]) -> CodedRows:
    """Keep the cells of the fields, given by column index, and forget all others."""
    columns = {name: CodedColumn(header.cells[index]) for index, name in fields.items()}
    places = tuple(zip(fields, columns.values(), strict=True))
    numbers = array("l")
    count, first = 0, list[Problem]()
    for row in rows:
        problem = None if len(row.cells) == len(header.cells) else ragged(row, header)
        if problem:
            count += 1
            first += [problem] if count <= MOST_NAMED else []
            continue
        numbers.append(row.number)
        for index, column in places:
            column.add(row.cell(index), row.number)
    return CodedRows(columns, numbers, Faults(count, tuple(first)))


def withheld(problem: Problem, cell: Cell) -> Problem:
    """Return the problem of a cell without what stands in it: that is about one person."""
    if isinstance(cell, Problem):
        return replace(problem, rule="the cell holds no plain value")
    given = shortened(cell.text if isinstance(cell, Figure) else cell)
    return replace(problem, rule=problem.rule.replace(given, "the cell"))


def raise_if_any(
    found: Iterable[Faults], header: TextRow, file: str, suggested: Mapping[str, str]
) -> None:
    """Raise `InputError` with the first problems in reading order, and the number of the others."""
    found = tuple(found)
    columns = {name: index for index, name in enumerate(header.cells)}
    problems = sorted(
        (replace(problem, file=file) for faults in found for problem in faults.first),
        key=lambda problem: (problem.row or 0, columns.get(problem.column, -1)),
    )
    more = sum(faults.count for faults in found) - len(problems[:MOST_NAMED])
    if more:
        rule = f"and {more:,} more such problems"
        others = [Problem(rule, "Mend these first, then read the file again", file)]
    if problems:
        raise InputError([*problems[:MOST_NAMED], *(others if more else ())], dict(suggested))
