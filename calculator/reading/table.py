"""Rows and columns, whatever they came from: a CSV file, a workbook, the screen.

`sheet.py` reads a table from a file, `plan_draft.py` reads a plan from a table.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from calculator.errors import InputError, Problem
from calculator.reading.numbers import Figure

# Text as written; a number that was typed as one, so that no decimal mark is to be guessed; or why
# the cell cannot be read, which is told only where its column is used. An empty cell is "".
Cell = str | Figure | Problem

MAX_COLUMNS = 300
_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the row of the file it starts on, counted from 1, and its cells."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell:
        """Return one cell; empty beyond the last."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class TextRow(Row):
    """A record of nothing but text, as every header is."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the rows below it, and what of the file was not read."""

    header: TextRow
    rows: tuple[Row, ...]
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Stream:
    """The header and the rows below it, each to be seen once; none needs to be kept."""

    header: TextRow
    rows: Iterable[Row]
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read, below its header, before it is refused.

    `one_row` says what a row is ("one row a team"). `seconds` are those of computing that a file
    of the largest size may take; a smaller one has its share of them, and three at least.
    """

    rows: int
    one_row: str
    bytes: int = 10_000_000
    seconds: float = _SECONDS

    def seconds_for(self, size: int) -> float:
        """Return how long reading a file of so many bytes may take."""
        return max(_SECONDS, self.seconds * size / self.bytes)

    @property
    def cells(self) -> int:
        """The most filled cells of a sheet, and the most texts of a workbook."""
        return max(1_000_000, 12 * self.rows)

    @property
    def unpacked(self) -> int:
        """The most bytes that the parts of a workbook may hold together."""
        return 20 * self.bytes


def bounded(header: TextRow | None, rows: Iterator[Row], file: str, limits: Limits) -> Table:
    """Take the rows below a header; `InputError` if there are none, or too many, or columns."""
    stream = streamed(header, rows, file, limits)
    return Table(stream.header, tuple(stream.rows))


def streamed(header: TextRow | None, rows: Iterator[Row], file: str, limits: Limits) -> Stream:
    """Pass the rows below a header on, one by one; `InputError` as soon as a limit is reached."""
    if header is None:
        raise refusal("the file is empty", f"Give a header and {limits.one_row}", file)
    if len(header.cells) > MAX_COLUMNS:
        given = f"the header has {len(header.cells):,} columns; the limit is {MAX_COLUMNS}"
        raise refusal(given, "Leave out the columns that are not used", file, header.number)
    first = next(rows, None)
    if first is None:
        given = "the file has a header and no rows below it"
        raise refusal(given, f"Give {limits.one_row}", file, header.number)
    return Stream(header, _limited(chain((first,), rows), file, limits))


def _limited(rows: Iterator[Row], file: str, limits: Limits) -> Iterator[Row]:
    yield from islice(rows, limits.rows)
    beyond = next(rows, None)
    if beyond:
        given = f"the file has more than {limits.rows:,} rows below its header"
        raise refusal(given, f"Give {limits.one_row}, or split the file", file, beyond.number)


def refusal(rule: str, fix: str, file: str, row: int | None = None) -> InputError:
    """Return the error that refuses a whole file for one reason."""
    return InputError([Problem(rule, fix, file, row)])
