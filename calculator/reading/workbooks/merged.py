"""Merged cells: the first of them holds the value, and the others say so instead of being empty."""

import re
from collections.abc import Sequence
from dataclasses import replace

from calculator.errors import Problem
from calculator.reading.deadline import Deadline
from calculator.reading.table import Cell, Row, Table
from calculator.reading.workbooks.rows import column_index, column_letters

_RANGE = re.compile(r"([A-Z]{1,3}([1-9][0-9]{0,6})):([A-Z]{1,3}([1-9][0-9]{0,6}))")


def with_merged(table: Table, ranges: Sequence[str], deadline: Deadline) -> Table:
    """Put a problem into every cell below the header that a merged range with a value covers."""
    rows = {row.number: row for row in table.rows}
    for match in filter(None, map(_RANGE.fullmatch, ranges)):
        top, bottom = int(match[2]), min(int(match[4]), max(rows))
        value = rows[top].cell(column_index(match[1])) if top in rows else ""
        for number in range(top, bottom + 1) if value else ():
            deadline.check()
            if number in rows:
                rows[number] = _covered(rows[number], match)
    return replace(table, rows=tuple(rows.values()))


def _covered(row: Row, match: re.Match[str]) -> Row:
    left, right = column_index(match[1]), column_index(match[3])

    def problem(column: int) -> Problem:
        place = f"{column_letters(column)}{row.number}"
        rule = f"cell {place} is merged with {match[1]}, which alone holds the value"
        return Problem(rule, "Unmerge the cells, and fill each of them")

    cells: list[Cell] = [
        problem(column) if left <= column <= right and cell == "" else cell
        for column, cell in enumerate(row.cells)
    ]
    return replace(row, cells=tuple(cells))
