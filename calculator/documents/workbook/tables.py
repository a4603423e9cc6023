"""Tables of values on sheets of their own: words and numbers, no formulas."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from xlsxwriter.worksheet import Worksheet

from calculator.documents.workbook.column import Look
from calculator.documents.workbook.page import begin, finish, fit
from calculator.documents.workbook.sheet import HEAD, NAMES
from calculator.documents.workbook.styles import Styles
from calculator.views.money import HALF_A_CENT

Cell: TypeAlias = tuple[float | str | None, Look]

NONE = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a column, and how wide it is in characters."""

    name: str
    unit: str = ""
    width: float = 15


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of values."""

    title: str
    about: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Cell]]


def draw(page: Worksheet, table: Table, styles: Styles, foot: str) -> None:
    """Draw a table; what there is none of is a dash."""
    begin(page, styles, table.title, table.about)
    for at, heading in enumerate(table.headings):
        page.write_string(HEAD, at, heading.name, styles.name)
        page.write_string(HEAD + 1, at, heading.unit, styles.unit)
    widths = [heading.width for heading in table.headings]
    for row, cells in enumerate(table.rows, start=HEAD + NAMES):
        fit(page, row, [value if isinstance(value, str) else "" for value, _ in cells], widths)
        for at, (value, look) in enumerate(cells):
            if isinstance(value, str):
                page.write_string(row, at, value, styles.words)
            elif value is None or not math.isfinite(value):
                page.write_string(row, at, NONE, styles.of(look, "value"))
            else:
                nothing = look == "money" and abs(value) < HALF_A_CENT  # what rounding left
                page.write_number(row, at, 0 if nothing else value, styles.of(look, "value"))
    finish(page, foot, widths)
