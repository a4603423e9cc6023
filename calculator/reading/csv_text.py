"""CSV text to a table: comma, semicolon or tab; quoted cells; any line ending.

Rows without a filled cell are left out, but counted: a row's number is its line in the file.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from functools import partial
from itertools import chain

from calculator.reading.deadline import Deadline
from calculator.reading.encoding import utf8
from calculator.reading.table import Limits, Stream, Table, TextRow, refusal, streamed

_SAVE_AGAIN = "Save the sheet as an Excel workbook (.xlsx) or as CSV UTF-8, and give that file"
_SEPARATORS = ",;\t"
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def csv_table(content: bytes, file: str, limits: Limits, deadline: Deadline) -> Table:
    """Read a CSV file; `InputError` if it is no text, empty, beyond the limits or badly quoted."""
    stream = csv_stream(content, file, limits, deadline)
    return Table(stream.header, tuple(stream.rows))


def csv_stream(content: bytes, file: str, limits: Limits, deadline: Deadline) -> Stream:
    """Read a CSV file row by row; `InputError` as for a table, some of it only on the way."""
    place = partial(_place, file=file, deadline=deadline)
    records = _records(utf8(content, file, fix=_SAVE_AGAIN, place=place), file, deadline)
    return streamed(next(records, None), records, file, limits)


def header_cells(text: str) -> tuple[str, ...]:
    """Return what would be the header's cells if a text were CSV."""
    below = _SEPARATOR_LINE.sub("", text, 1) if _SEPARATOR_LINE.match(text) else text
    return tuple(cell.strip(' "') for cell in _first_line(below).split(_separator(text)))


def _records(text: str, file: str, deadline: Deadline, *, strict: bool = True) -> Iterator[TextRow]:
    lines = (match[0] for match in _LINE.finditer(text))
    reader = csv.reader(lines, delimiter=_separator(text), skipinitialspace=True, strict=strict)
    above = 0
    if _SEPARATOR_LINE.match(text):
        above = 1
        next(lines)
    while True:
        start = above + reader.line_num + 1
        deadline.check()
        try:
            cells = tuple(cell.strip() for cell in next(reader))
        except StopIteration:
            return
        except csv.Error:
            given = "from this row on quotes do not match, or a cell is far too long"
            fix = 'Close every quote; write a quote inside a quoted cell twice ("")'
            raise refusal(given, fix, file, start) from None
        if any(cells):
            yield TextRow(start, cells)


def _separator(text: str) -> str:
    """Take the separator the file names itself (`sep=;`), or the one its first line has most of."""
    named = _SEPARATOR_LINE.match(text)
    if named:
        return named[1]
    unquoted = re.sub(r'"[^"]*"', "", _first_line(text) or text)
    return max(_SEPARATORS, key=unquoted.count)


def _first_line(text: str) -> str:
    match = re.search(r"[^\s,;][^\r\n]*", text)
    return match[0] if match else ""


def _place(before: str, file: str, deadline: Deadline) -> tuple[int, str]:
    """Return the row and the header of the cell that a bad byte stands in."""
    records = _records(before + "?", file, deadline, strict=False)
    header = next(records)
    (last,) = deque(chain((header,), records), maxlen=1)
    index = len(last.cells) - 1
    named = str(header.cell(index)) if last is not header else ""
    return last.number, named or str(index + 1)
