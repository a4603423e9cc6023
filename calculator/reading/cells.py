"""One cell of a plan to the value of one field, in two steps.

`written` reads what stands there; `value` settles it once the decimal mark of the file is known.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from calculator.errors import Problem
from calculator.reading.columns import Column, Kind
from calculator.reading.layouts import matching_key
from calculator.reading.numbers import DecimalMark, Figure, figure, formula, shortened
from calculator.reading.table import Cell
from calculator.scenario import WHOLE

MAX_CHARACTERS = 2_000
_LONGEST_CHOICE = 40
_FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Schedule:
    """Posts by month as written: `3:10;9:15`."""

    cuts: tuple[tuple[int, Figure], ...]


Written = str | bool | Figure | Schedule


def written(cell: Cell, column: Column) -> Written | Problem:
    """Read a filled cell; a `Problem` without a place says why it cannot be."""
    if isinstance(cell, Problem):
        return cell
    text = cell.text if isinstance(cell, Figure) else cell
    if len(text) > MAX_CHARACTERS:
        rule = f"the cell has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}"
        return Problem(rule, "Shorten it")
    if column.takes_schedule and ":" in text:
        return _schedule(text)
    if column.kind in _READERS:
        return _READERS[column.kind](text, column)
    return _figure(cell, column)


def figures(cell: Written) -> Iterator[Figure]:
    """Yield the numbers of a cell: they say together which decimal mark the file has."""
    if isinstance(cell, Figure):
        yield cell
    elif isinstance(cell, Schedule):
        yield from (posts for _, posts in cell.cuts)


def value(
    cell: Written, column: Column, mark: DecimalMark | None
) -> str | float | bool | Problem | None:
    """Return the value of a cell; `None` where it hangs on a decimal mark that is not known."""
    if isinstance(cell, Schedule):
        return _settled_schedule(cell, mark)
    if not isinstance(cell, Figure):
        return cell
    number = cell.value(mark)
    if number is None:
        return None
    if column.kind == "share" and number > 1:
        return _above_one(cell, number)
    return int(number) if column.kind == "month" and number.is_integer() else number


def _text(text: str, _: Column) -> str | Problem:
    """Read a name; an apostrophe before what would pass for a formula says that it is text."""
    if isinstance(figure(text), Figure):
        return text
    bare = text.lstrip("'")
    if bare != text and formula(bare):
        return text[1:]
    return formula(text) or text


def _choice(text: str, column: Column) -> str | Problem:
    by_key = {matching_key(choice): choice for choice in column.choices}
    key = matching_key(text)
    if key in by_key:
        return by_key[key]
    near = get_close_matches(key[:_LONGEST_CHOICE], by_key, 3, 0.5)
    closest = f"Closest: {', '.join(by_key[k] for k in near)}; all" if near else "Choose one"
    return formula(text) or Problem(
        f"{shortened(text)} is not a {column.field.replace('_', ' ')}",
        f"{closest}: {', '.join(column.choices)}",
    )


def _flag(text: str, _: Column) -> bool | Problem:
    flag = _FLAGS.get(text.casefold())
    if flag is not None:
        return flag
    return formula(text) or Problem(f"{shortened(text)} is not yes or no", "Write yes or no")


_READERS: Mapping[Kind, Callable[[str, Column], Written | Problem]] = {
    "text": _text,
    "choice": _choice,
    "flag": _flag,
}


def _schedule(text: str) -> Schedule | str:
    """Read `month:posts` pairs; what is no schedule stays text, for the team's own rule to name."""
    cuts = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        month, _, posts = part.partition(":")
        read = figure(posts)
        if isinstance(read, Problem) or read.percent or read.currencies:
            return text
        if not re.fullmatch(r"\s*[0-9]{1,4}\s*", month):
            return text
        cuts.append((int(month), read))
    return Schedule(tuple(cuts))


def _settled_schedule(cell: Schedule, mark: DecimalMark | None) -> str | None:
    pairs = [(month, posts.value(mark)) for month, posts in cell.cuts]
    if any(posts is None for _, posts in pairs):
        return None
    return ";".join(f"{month}:{posts!r}".removesuffix(".0") for month, posts in pairs)


def _figure(cell: str | Figure, column: Column) -> Figure | Problem:
    read = figure(cell) if isinstance(cell, str) else cell
    text = cell.text if isinstance(cell, Figure) else cell
    if isinstance(read, Problem):
        if column.kind != "month" or formula(text):
            return read
        return Problem(read.rule, "Months count from 1: write 6 for the sixth month")
    if read.percent and column.kind != "share":
        rule = f"{shortened(text)} has a percent sign, and {column.field} is not a share"
        return Problem(rule, "Take the percent sign away")
    if read.currencies and column.kind != "money":
        rule = f"{shortened(text)} has a currency sign, and {column.field} is not money"
        return Problem(rule, "Take the currency sign away")
    return read


def _above_one(cell: Figure, number: float) -> Problem:
    if cell.percent or number > WHOLE:
        return Problem(f"{shortened(cell.text)} is more than 100%", "Give a share of at most 100%")
    return Problem(
        f"{shortened(cell.text)} is above 1, and a share is a fraction of one",
        f"Write {cell.text}% or {number / WHOLE:g}",
    )
