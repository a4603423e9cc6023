"""The rows of one sheet of a workbook, as they come out of its part."""

import re
from collections.abc import Iterator

from calculator.reading.table import MAX_COLUMNS, Cell, Row
from calculator.reading.workbooks.cells import CellReader, StoredCell
from calculator.reading.workbooks.package import Package
from calculator.reading.workbooks.parts import Workbook, is_set
from calculator.reading.workbooks.texts import Text
from calculator.reading.workbooks.xml import Attributes, parse

MAX_MERGED = 10_000
_PLACE = re.compile(r"([A-Z]{1,7})([1-9][0-9]{0,6})")
_COUNT = re.compile(r"[1-9][0-9]{0,6}")
_A, _LETTERS = ord("A"), 26


class SheetRows:
    """The filled rows of a sheet; what of them is hidden or merged is known once all are read."""

    def __init__(
        self,
        package: Package,
        part: str,
        workbook: Workbook,
        *,
        max_cells: int = 1_000_000,
        last: int | None = None,
    ) -> None:
        """Read nothing before the first row is asked for, and little after the row `last`."""
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[str] = []
        self._package, self._part = package, part
        self._reader = CellReader(workbook)
        self._cells_left = max_cells
        self._last = last
        self._rows: list[Row] = []
        self._number = 0
        self._hidden = False
        self._cells: list[Cell] = []
        self._column = -1
        self._attributes: Attributes = {}
        self._formula = False
        self._text = Text()
        self.text = self._text.add

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows that hold anything; `InputError` where the sheet is beyond a limit."""
        for _ in parse(self._package, self._part, self):
            yield from self._rows
            self._rows.clear()
            if self._last is not None and self._number > self._last:
                return

    def start(self, name: str, attributes: Attributes) -> None:
        """Open a row or a cell, or note what is said about them."""
        if name == "c":
            self._attributes, self._formula = attributes, False
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._open_row(attributes)
        elif name == "col" and is_set(attributes, "hidden"):
            self.hidden_columns.append((_count(attributes, "min"), _count(attributes, "max")))
        elif name == "mergeCell":
            self._note_merged(attributes.get("ref", ""))
        else:
            self._text.start(name)

    def end(self, name: str) -> None:
        """Close a cell or a row."""
        if name == "c":
            self._close_cell()
        elif name == "row":
            self._close_row()
        else:
            self._text.end(name)

    def _open_row(self, attributes: Attributes) -> None:
        number = _count(attributes, "r") if "r" in attributes else self._number + 1
        if number <= self._number:
            raise self._package.damaged(f"row {number} stands after row {self._number}")
        self._number, self._hidden = number, is_set(attributes, "hidden")
        self._cells, self._column = [], -1

    def _close_row(self) -> None:
        if self._cells:
            self._rows.append(Row(self._number, tuple(self._cells)))
            if self._hidden:
                self.hidden_rows.append(self._number)

    def _close_cell(self) -> None:
        attributes = self._attributes
        place = attributes.get("r", "")
        index = _COLUMNS.get(place.rstrip("0123456789")) if place else self._column + 1
        if index is None:
            index = column_index(place)
        if index <= self._column:
            raise self._package.damaged(f"cell {place[:20]} is out of order")
        self._column = index
        text = self._text.take()
        if not text and not self._formula:
            return
        stored = StoredCell(
            place or f"{column_letters(index)}{self._number}",
            attributes.get("t", "n"),
            attributes.get("s", ""),
            text,
            self._formula,
        )
        read = self._reader.cell(stored)
        if read != "":
            self._keep(read, index, stored.place)

    def _keep(self, read: Cell, index: int, place: str) -> None:
        if index >= MAX_COLUMNS:
            last = column_letters(MAX_COLUMNS - 1)
            rule = f"cell {place} beyond column {last}; the limit is {MAX_COLUMNS} columns"
            raise self._package.too_large(rule)
        self._cells_left -= 1
        if self._cells_left < 0:
            raise self._package.too_large("more filled cells than are read")
        self._cells.extend([""] * (index - len(self._cells)))
        self._cells.append(read)

    def _note_merged(self, place: str) -> None:
        self.merged.append(place)
        if len(self.merged) > MAX_MERGED:
            raise self._package.too_large(f"more than {MAX_MERGED:,} merged ranges")


def column_index(place: str) -> int:
    """Return the column of a place (`D7`), counted from 0; -1 if it is no place."""
    match = _PLACE.fullmatch(place)
    if not match:
        return -1
    index = 0
    for letter in match[1]:
        index = index * _LETTERS + ord(letter) - _A + 1
    return index - 1


def column_letters(index: int) -> str:
    """Return the letters of a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _LETTERS)
        letters = chr(_A + rest) + letters
    return letters


_COLUMNS = {column_letters(index): index for index in range(MAX_COLUMNS)}  # for speed


def _count(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "")
    return int(text) if _COUNT.fullmatch(text) else 0
