"""The header of a workbook, and no more of it: enough to tell what kind of file it is."""

from calculator.reading.deadline import Deadline
from calculator.reading.layouts import Layout
from calculator.reading.numbers import Figure
from calculator.reading.table import Limits
from calculator.reading.workbooks.choice import choice
from calculator.reading.workbooks.package import Package
from calculator.reading.workbooks.parts import workbook
from calculator.reading.workbooks.rows import SheetRows

_FIRST_TEXTS = 20_000  # programs number the texts of a workbook as its cells first use them


def workbook_header(
    content: bytes, file: str, layout: Layout, limits: Limits, deadline: Deadline
) -> tuple[str, ...]:
    """Return the header of the sheet that looks most like `layout`; empty if there is none."""
    package = Package(content, file, limits.unpacked, deadline)
    book = workbook(package, _FIRST_TEXTS, file, first_texts_only=True)
    chosen, _ = choice(package, book, layout, file)
    if chosen is None:
        return ()
    rows = SheetRows(package, chosen.sheet.part, book)
    cells = next((row.cells for row in rows if row.number == chosen.header), ())
    texts = (cell.text if isinstance(cell, Figure) else cell for cell in cells)
    return tuple(text if isinstance(text, str) else "" for text in texts)
