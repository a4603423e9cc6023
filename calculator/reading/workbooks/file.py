"""A workbook (.xlsx, .xlsm) to a table: one sheet, its values alone.

Macros, links to other workbooks, pictures and charts are never opened.
"""

from collections.abc import Iterator
from dataclasses import replace

from calculator.errors import Problem
from calculator.reading.deadline import Deadline
from calculator.reading.layouts import Layout
from calculator.reading.numbers import Figure, shortened
from calculator.reading.table import Cell, Limits, Row, Table, TextRow, bounded
from calculator.reading.workbooks.choice import choice
from calculator.reading.workbooks.merged import with_merged
from calculator.reading.workbooks.package import Package
from calculator.reading.workbooks.parts import workbook
from calculator.reading.workbooks.rows import SheetRows, column_letters

_NAMED = 8


def workbook_table(
    content: bytes, file: str, layout: Layout, limits: Limits, deadline: Deadline
) -> Table:
    """Read the sheet that looks most like `layout`; `InputError` if none can be read."""
    package = Package(content, file, limits.unpacked, deadline)
    book = workbook(package, limits.cells, file)
    chosen, notes = choice(package, book, layout, file)
    if chosen is None:
        return bounded(None, iter(()), file, limits)
    sheet = SheetRows(package, chosen.sheet.part, book, max_cells=limits.cells)
    rows = (row for row in sheet if row.number >= chosen.header)
    first = next(rows)
    header = TextRow(first.number, tuple(map(_name, first.cells)))
    nameless: set[int] = set()
    table = bounded(header, _named(rows, header, nameless), file, limits)
    hidden = _hidden(sheet, table, file)
    warnings = (*notes, *_unnamed(nameless, header, file), *hidden)
    return replace(with_merged(table, sheet.merged, deadline), warnings=warnings)


def _name(cell: Cell) -> str:
    return cell.text if isinstance(cell, Figure) else "" if isinstance(cell, Problem) else cell


def _named(rows: Iterator[Row], header: TextRow, nameless: set[int]) -> Iterator[Row]:
    """Keep what stands under a name, as wide as the header; note the columns of the rest."""
    every_column_has_a_name = all(header.cells)
    for row in rows:
        if every_column_has_a_name and len(row.cells) == len(header.cells):
            yield row
            continue
        kept = tuple(row.cell(i) if name else "" for i, name in enumerate(header.cells))
        nameless.update(i for i, cell in enumerate(row.cells) if cell and not header.cell(i))
        if any(kept):
            yield Row(row.number, kept)


def _unnamed(nameless: set[int], header: TextRow, file: str) -> Iterator[Problem]:
    for index in sorted(nameless):
        letters = column_letters(index)
        rule = f"column {letters} has no header, and is not used"
        yield Problem(rule, file=file, row=header.number, column=letters)


def _hidden(sheet: SheetRows, table: Table, file: str) -> Iterator[Problem]:
    """Name the hidden rows and columns among those that were read."""
    read = {row.number for row in table.rows}
    rows = [str(number) for number in sheet.hidden_rows if number in read]
    columns = [
        shortened(name)
        for index, name in enumerate(table.header.cells)
        if name and any(low <= index + 1 <= high for low, high in sheet.hidden_columns)
    ]
    for kind, hidden in (("rows", rows), ("columns", columns)):
        if hidden:
            more = f" and {len(hidden) - _NAMED} more" if len(hidden) > _NAMED else ""
            rule = f"hidden {kind} are read like the others: {', '.join(hidden[:_NAMED])}{more}"
            yield Problem(rule, f"Delete the {kind} that are not meant", file)
