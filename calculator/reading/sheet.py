"""A file of rows and columns to a table: CSV or a workbook, told by content, not by name."""

import time

from calculator.errors import InputError
from calculator.reading.csv_text import csv_stream, csv_table, header_cells
from calculator.reading.deadline import Clock, Deadline
from calculator.reading.encoding import ARCHIVE, COMPOUND_FILE
from calculator.reading.headerless import no_header
from calculator.reading.layouts import Layout
from calculator.reading.table import Limits, Stream, Table, refusal
from calculator.reading.workbooks.file import workbook_table
from calculator.reading.workbooks.foreign import compound_file
from calculator.reading.workbooks.header import workbook_header

_ENOUGH_FOR_A_HEADER = 10_000  # bytes
_SECONDS_FOR_A_HEADER = 1.0


def sheet(
    content: bytes, file: str, *, layout: Layout, limits: Limits, clock: Clock = time.thread_time
) -> Table:
    """Read the table of a file named `file`; `InputError` if it is none, or beyond the limits.

    Of several sheets, and of the rows above a header, `layout` tells which is meant.
    """
    deadline = _started(content, file, limits, clock)
    if content.startswith(ARCHIVE):
        table = workbook_table(content, file, layout, limits, deadline)
    else:
        table = csv_table(content, file, limits, deadline)
    if refused := no_header(table.header, layout, file):
        raise refused
    return table


def sheet_rows(
    content: bytes, file: str, *, layout: Layout, limits: Limits, clock: Clock = time.thread_time
) -> Stream:
    """Read as `sheet` does, but row by row where the file allows it."""
    deadline = _started(content, file, limits, clock)
    if content.startswith(ARCHIVE):
        table = workbook_table(content, file, layout, limits, deadline)
        stream = Stream(table.header, table.rows, table.warnings)
    else:
        stream = csv_stream(content, file, limits, deadline)
    if refused := no_header(stream.header, layout, file):
        raise refused
    return stream


def _started(content: bytes, file: str, limits: Limits, clock: Clock) -> Deadline:
    """Refuse what is too large or of another program, and start the time."""
    if len(content) > limits.bytes:
        given = f"the file is larger than {limits.bytes / 1e6:.0f} MB"
        raise refusal(given, f"Leave out what is not {limits.one_row}", file)
    if content.startswith(COMPOUND_FILE):
        raise compound_file(content, file)
    return Deadline(limits.seconds_for(len(content)), file, clock)


def header_of(
    content: bytes, file: str, *, layout: Layout, limits: Limits, clock: Clock = time.thread_time
) -> tuple[str, ...]:
    """Return the header of a file, however large the rest; empty where there is none to be had."""
    if not content.startswith(ARCHIVE):
        return header_cells(content[:_ENOUGH_FOR_A_HEADER].decode("utf-8-sig", "replace"))
    try:
        deadline = Deadline(_SECONDS_FOR_A_HEADER, file, clock)
        return workbook_header(content, file, layout, limits, deadline)
    except InputError:
        return ()  # what is wrong is said when the file is read
