"""One cell of a workbook to a cell of a table."""

import math
import re
from typing import NamedTuple

from calculator.errors import Problem
from calculator.reading.currency_signs import currencies_of
from calculator.reading.numbers import Figure, shortened
from calculator.reading.table import Cell
from calculator.reading.workbooks.formats import NumberFormat, date_text
from calculator.reading.workbooks.parts import Workbook
from calculator.reading.workbooks.texts import MAX_CHARACTERS

_NUMBER = re.compile(r"[-+]?[0-9]{1,400}(\.[0-9]{0,400})?([eE][-+]?[0-9]{1,4})?")
_INDEX = re.compile(r"[0-9]{1,9}")
_WHOLE_BELOW = 1e15
_MOST_NUMBERS_KEPT = 100_000
_MIDNIGHT = re.compile(r"T00:00:00(\.0+)?Z?$")
_SAVE_AGAIN = "Open the workbook in a spreadsheet program and save it"


class StoredCell(NamedTuple):
    """A cell as the file keeps it: place (`D7`), type, style, value, and whether it is computed."""

    place: str
    type: str
    style: str
    text: str
    formula: bool


class CellReader:
    """Reads the cells of one workbook; equal numbers are read, and kept, once."""

    def __init__(self, workbook: Workbook) -> None:
        """Know the shared texts and the formats."""
        self._workbook = workbook
        self._numbers: dict[tuple[str, str], str | Figure] = {}

    def cell(self, stored: StoredCell) -> Cell:
        """Return what a cell holds; a formula counts by the value stored with it."""
        text = stored.text.strip()
        if stored.type == "e":
            rule = f"cell {stored.place} holds the spreadsheet error {shortened(text)}"
            return Problem(rule, "Mend the formula behind it, or type the value")
        if stored.formula and not text and stored.type != "str":
            rule = f"cell {stored.place} holds a formula without a stored value"
            return Problem(rule, f"{_SAVE_AGAIN}, or paste the values in place of formulas")
        if not text:
            return ""
        if stored.type == "s":
            return self._shared(text, stored)
        return self._number(text, stored) if stored.type == "n" else _text(text, stored)

    def _shared(self, index: str, stored: StoredCell) -> str | Problem:
        texts = self._workbook.texts
        number = int(index) if _INDEX.fullmatch(index) else len(texts)
        if number < len(texts):
            return _text(texts[number], stored)
        rule = f"cell {stored.place} refers to a text that is not in the workbook"
        return Problem(rule, f"{_SAVE_AGAIN} again")

    def _number(self, text: str, stored: StoredCell) -> Cell:
        known = self._numbers.get((text, stored.style))
        if known is not None:
            return known
        number = float(text) if _NUMBER.fullmatch(text) else math.nan
        if not math.isfinite(number):
            rule = f"cell {stored.place} holds {shortened(text)}, which is not a finite number"
            return Problem(rule, "Give a plain number")
        read = self._shown(number, stored.style)
        if read is None:
            rule = f"cell {stored.place} shows the number {number:.15g} as a date, and it is none"
            return Problem(rule, "Give the cell a number format, or type the date")
        if len(self._numbers) < _MOST_NUMBERS_KEPT:
            self._numbers[text, stored.style] = read
        return read

    def _shown(self, number: float, style: str) -> str | Figure | None:
        """Return a number, or a date as ISO text; `None` if it is shown as a date and is none."""
        formats = self._workbook.formats
        index = int(style) if _INDEX.fullmatch(style) else 0
        shown = formats[index] if index < len(formats) else NumberFormat()
        if shown.kind in {"number", "percent"}:
            return _figure(number, shown)
        from_1904 = self._workbook.counts_from_1904
        return date_text(number, elapsed=shown.kind == "elapsed", from_1904=from_1904)


def _text(text: str, stored: StoredCell) -> str | Problem:
    if stored.type == "b":
        return "FALSE" if text == "0" else "TRUE"
    if stored.type == "d":
        return _MIDNIGHT.sub("", text)
    if len(text) > MAX_CHARACTERS:
        rule = f"cell {stored.place} has more than {MAX_CHARACTERS:,} characters"
        return Problem(rule, "Shorten it")
    return text.strip()


def _figure(number: float, shown: NumberFormat) -> Figure:
    """Return a number that was typed as one: it is the same under every decimal mark."""
    percent = shown.kind == "percent"
    text = f"{_plain(number * 100)}%" if percent else f"{shown.sign}{_plain(number)}"
    value = number + 0.0  # no negative zero
    return Figure(text, {".": value, ",": value}, percent, currencies_of(shown.sign))


def _plain(number: float) -> str:
    """Write a number as a spreadsheet shows it, to fifteen digits."""
    return (
        str(int(number)) if number.is_integer() and abs(number) < _WHOLE_BELOW else f"{number:.15g}"
    )
