"""A first row that is no header, as its numbers and dates tell.

Nothing of such a row is repeated: it may be about one person.
"""

import re

from calculator.errors import InputError
from calculator.reading.layouts import Layout
from calculator.reading.numbers import Figure, figure
from calculator.reading.table import TextRow, refusal

GIVE_NAMES = (
    "Give the columns their names in the first row: team, headcount, annual_salary, planned_cuts "
    "(one row a team), or title, department, salary, leaving (one row a person)"
)
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}(\1\d{1,4})?([T ]\d{1,2}:\d{2}\S*)?", re.ASCII)


def is_number(cell: str) -> bool:
    """Tell whether a cell of a header reads as a number."""
    return isinstance(figure(cell), Figure)


def no_header(header: TextRow, layout: Layout, file: str) -> InputError | None:
    """Return the refusal of a row that names no field and holds a number or a date, or `None`."""
    if layout.recognised(header.cells):
        return None
    if any(is_number(cell) or _DATE.fullmatch(cell) for cell in header.cells):
        return refusal("the first row is not a header", GIVE_NAMES, file, header.number)
    return None
