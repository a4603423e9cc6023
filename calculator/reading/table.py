"""CSV text to rows: comma, semicolon or tab; quoted cells; any line ending.

Rows without a filled cell are left out, but counted: a row's number is its line in the file.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from calculator.errors import InputError, Problem
from calculator.reading.encoding import utf8

MAX_BYTES = 10_000_000
MAX_COLUMNS = 300
SAVE_AS_CSV = "Save the sheet as CSV UTF-8 and give that file"
_SEPARATORS = ",;\t"
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on, counted from 1, and its cells without outer spaces."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """Return one cell; empty beyond the last."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the rows below it."""

    header: Row
    rows: tuple[Row, ...]


def table(content: bytes, file: str, *, max_rows: int) -> Table:
    """Read a CSV file; `InputError` if it is no text, too large, empty, or badly quoted."""
    if len(content) > MAX_BYTES:
        given = f"the file is larger than {MAX_BYTES / 1e6:.0f} MB"
        raise _refusal(given, "Leave out what is not part of the plan", file)
    records = _records(utf8(content, file, fix=SAVE_AS_CSV, place=_place), file)
    header = next(records, None)
    rows = tuple(islice(records, max_rows))
    if header is None or not rows:
        given = "the file has a header and no rows below it" if header else "the file is empty"
        row = header.number if header else None
        raise _refusal(given, "Give a header and one row a team", file, row)
    if len(header.cells) > MAX_COLUMNS:
        given = f"the header has {len(header.cells):,} columns; the limit is {MAX_COLUMNS}"
        raise _refusal(given, "Leave out what is not part of the plan", file, header.number)
    beyond = next(records, None)
    if beyond:
        given = f"the file has more than {max_rows:,} rows below its header"
        fix = "Give one row a team; put small teams together"
        raise _refusal(given, fix, file, beyond.number)
    return Table(header, rows)


def header_cells(text: str) -> tuple[str, ...]:
    """Return what would be the header's cells if a text were CSV."""
    return tuple(cell.strip(' "') for cell in _first_line(text).split(_separator(text)))


def _records(text: str, file: str, *, strict: bool = True) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_separator(text), skipinitialspace=True, strict=strict)
    above = 0
    if _SEPARATOR_LINE.match(text):
        above = 1
        lines.readline()
    while True:
        start = above + reader.line_num + 1
        try:
            cells = tuple(cell.strip() for cell in next(reader))
        except StopIteration:
            return
        except csv.Error:
            given = "from this row on quotes do not match, or a cell is far too long"
            fix = 'Close every quote; write a quote inside a quoted cell twice ("")'
            raise _refusal(given, fix, file, start) from None
        if any(cells):
            yield Row(start, cells)


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


def _place(before: str) -> tuple[int, str]:
    """Return the row and the header of the cell that a bad byte stands in."""
    records = list(_records(before + "?", "", strict=False))
    header, last = records[0], records[-1]
    index = len(last.cells) - 1
    named = header.cell(index) if last is not header else ""
    return last.number, named or str(index + 1)


def _refusal(rule: str, fix: str, file: str, row: int | None = None) -> InputError:
    return InputError([Problem(rule, fix, file, row)])
