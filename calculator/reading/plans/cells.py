"""The cells of a plan that are used, each with its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from calculator.errors import Problem
from calculator.reading.cells import Written, figures, written
from calculator.reading.columns import Column
from calculator.reading.decimal_mark import Placed
from calculator.reading.plans.columns import COLUMNS
from calculator.reading.table import Row, TextRow


@dataclass(frozen=True, slots=True)
class PlanCell:
    """One cell: its row, the header of its column, and what stands there, or why it cannot."""

    row: int
    header: str
    column: Column
    written: Written | Problem

    @property
    def is_name(self) -> bool:
        """Tell whether it names the team of its row."""
        return self.column.field == "team" and isinstance(self.written, str)

    def at(self, problem: Problem) -> Problem:
        """Put a problem into this cell's place."""
        rule = problem.rule.removeprefix(f"{self.column.field}: ")  # the column says it
        return replace(problem, rule=rule, row=self.row, column=self.header, path="")


def line_of(row: Row, header: TextRow, fields: Mapping[int, str]) -> tuple[PlanCell, ...]:
    """Return the filled cells of a row, and the empty ones that a team needs."""
    return tuple(_cells(row, header, fields))


def unreadable(line: Iterable[PlanCell]) -> int:
    """Count the cells that cannot be read."""
    return sum(isinstance(cell.written, Problem) for cell in line)


def numbers(cells: Iterable[PlanCell]) -> Iterator[Placed]:
    """Yield every number, with its place."""
    for cell in cells:
        if not isinstance(cell.written, Problem):
            yield from (Placed(cell.row, cell.header, figure) for figure in figures(cell.written))


def _cells(row: Row, header: TextRow, fields: Mapping[int, str]) -> Iterator[PlanCell]:
    for index, name in fields.items():
        column, cell = COLUMNS[name], row.cell(index)
        if cell:
            yield PlanCell(row.number, header.cells[index], column, written(cell, column))
        elif column.required:
            empty = Problem(f"the cell is empty, and {name} is required", "Give it a value")
            yield PlanCell(row.number, header.cells[index], column, empty)
