"""The marks of numbers: decimal point or comma, and what parts the thousands, as the reader has it.

Words stay English. Numbers are written with English marks first and marked last, so that whatever
nobody chose marks for (the command line, files) reads the same everywhere.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final, Literal

from babel.core import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands before decimals, and what parts groups of three digits."""

    decimal: Literal[".", ","]
    group: str


ENGLISH: Final = Marks(".", ",")
_marks: ContextVar[Marks] = ContextVar("marks", default=ENGLISH)


def marks_of(language: str | None) -> Marks:
    """Return the marks of a language tag, as in de-CH; English ones where it is not known."""
    try:
        locale = Locale.parse(language or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        return ENGLISH
    group = get_group_symbol(locale, numbering_system="latn")
    return Marks("," if get_decimal_symbol(locale, numbering_system="latn") == "," else ".", group)


def write_as(marks: Marks) -> None:
    """Write numbers with these marks from now on, in this thread of work alone."""
    _marks.set(marks)


def marks() -> Marks:
    """Return the marks in use."""
    return _marks.get()


def marked(text: str) -> str:
    """Return a number, or a line of nothing but numbers, with the reader's marks."""
    now = _marks.get()
    return text.translate({ord("."): now.decimal, ord(","): now.group})


def chart_locale() -> Mapping[str, Any]:
    """Return what makes a chart write the numbers of its axes with the reader's marks."""
    now = _marks.get()
    number = {
        "decimal": now.decimal,
        "thousands": now.group,
        "grouping": [3],
        "currency": ["", ""],
    }
    return {} if now == ENGLISH else {"locale": {"number": number}}
