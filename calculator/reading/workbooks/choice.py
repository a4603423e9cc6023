"""Which sheet of a workbook is meant, and which of its rows is the header."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from calculator.errors import InputError, Problem
from calculator.reading.layouts import Layout
from calculator.reading.numbers import shortened
from calculator.reading.table import Row, refusal
from calculator.reading.workbooks.package import Package
from calculator.reading.workbooks.parts import SheetPart, Workbook
from calculator.reading.workbooks.rows import SheetRows

_ROWS_LOOKED_AT = 20
_LAST_LOOKED_AT = 1_000
_FIELDS_OF_A_HEADER = 2
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A sheet that holds something, and the number of the row that is, or may be, its header.

    `fields` counts the fields that this row names; `above` is the first filled row, if another.
    """

    sheet: SheetPart
    header: int
    fields: int
    above: int | None = None

    @property
    def fits(self) -> bool:
        """Tell whether the sheet looks like what is asked for."""
        return self.fields >= _FIELDS_OF_A_HEADER


def choice(
    package: Package, workbook: Workbook, layout: Layout, file: str
) -> tuple[Choice | None, list[Problem]]:
    """Choose the sheet that names most fields, a visible one first, and say what else there was.

    `None` if every sheet is empty; `InputError` if several hold something and none looks right.
    """
    filled: list[Choice] = []
    broken: list[InputError] = []
    for sheet in workbook.sheets:
        rows = SheetRows(package, sheet.part, workbook, last=_LAST_LOOKED_AT)
        try:
            filled += _looked_at(sheet, rows, layout)
        except InputError as error:  # of no matter where another sheet is meant
            broken.append(error)
    fitting = [found for found in filled if found.fits]
    shown = [found for found in fitting if not found.sheet.hidden] or fitting
    if shown:
        chosen = max(shown, key=lambda found: found.fields)
        return chosen, list(_notes(chosen, shown, file))
    if broken:
        raise broken[0]
    if len(filled) > 1:
        names = ", ".join(shortened(found.sheet.name) for found in filled[:_NAMED])
        rule = f"no sheet looks like {layout.name}; the workbook has {names}"
        needed = ", ".join(field for field, required in layout.required.items() if required)
        raise refusal(rule, f"Keep one of them, or name the columns in its header: {needed}", file)
    return (filled[0] if filled else None), []


def _looked_at(sheet: SheetPart, rows: SheetRows, layout: Layout) -> Iterator[Choice]:
    """Yield what a sheet may be; nothing if it is empty."""
    first = [*islice(rows, _ROWS_LOOKED_AT)]
    if not first:
        return
    fields = [len(layout.recognised(_texts(row))) for row in first]
    best = max(range(len(first)), key=fields.__getitem__)
    if fields[best] < _FIELDS_OF_A_HEADER:
        best = 0
    above = first[0].number if best else None
    yield Choice(sheet, first[best].number, fields[best], above)


def _texts(row: Row) -> Iterator[str]:
    return (cell for cell in row.cells if isinstance(cell, str))


def _notes(chosen: Choice, shown: Sequence[Choice], file: str) -> Iterator[Problem]:
    name = shortened(chosen.sheet.name)
    others = [shortened(found.sheet.name) for found in shown if found is not chosen]
    if others:
        rule = f"the sheet {name} was read; {', '.join(others[:_NAMED])} would do as well"
        yield Problem(rule, "Delete the sheets that are not meant", file)
    if chosen.sheet.hidden:
        yield Problem(f"the sheet {name} was read, and it is hidden", file=file)
    if chosen.above:
        rule = f"row {chosen.header} was taken for the header; the rows above it are not used"
        yield Problem(rule, file=file, row=chosen.above)
