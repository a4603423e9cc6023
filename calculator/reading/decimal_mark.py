"""The decimal mark of a file, decided once from all its numbers."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from calculator.errors import Problem
from calculator.reading.numbers import DecimalMark, Figure, shortened


class Placed(NamedTuple):
    """One number and where it stands: the row of the file, the header of its column."""

    row: int
    column: str
    figure: Figure


def decimal_mark(numbers: Sequence[Placed]) -> tuple[DecimalMark | None, list[Problem]]:
    """Return the mark that every number of a file fits, or `None` with the problems that say why.

    Where no number holds a mark that matters, the point is taken: every reading is the same.
    """
    points = [number for number in numbers if number.figure.decides == "."]
    commas = [number for number in numbers if number.figure.decides == ","]
    if points and commas:
        return None, [_contradiction(points, commas)]
    if points or commas:
        return "." if points else ",", []
    unclear = _first_of_each_column(number for number in numbers if number.figure.is_ambiguous)
    if unclear:
        return None, [_unclear(number) for number in unclear]
    return ".", []


def _contradiction(points: Sequence[Placed], commas: Sequence[Placed]) -> Problem:
    """Place the problem at the rarer mark, and name a number with the other one."""
    odd, usual, mark = (
        (points[0], commas[0], "point")
        if len(points) < len(commas)
        else (commas[0], points[0], "comma")
    )
    other = "comma" if mark == "point" else "point"
    return Problem(
        f"{shortened(odd.figure.text)} has a decimal {mark}, but {shortened(usual.figure.text)} in "
        f"row {usual.row}, column {usual.column}, has a decimal {other}",
        "Use one decimal mark in the whole file",
        row=odd.row,
        column=odd.column,
    )


def _unclear(number: Placed) -> Problem:
    low, high = sorted(set(number.figure.readings.values()))
    plain = f"{high:.0f}"
    return Problem(
        f"{shortened(number.figure.text)} may be {plain} or {low:g}, and no other number of the "
        "file says which mark is the decimal mark",
        f"Leave the thousands separators out ({plain}), or write a number with decimals "
        "(1,234.50 or 1.234,50)",
        row=number.row,
        column=number.column,
    )


def _first_of_each_column(numbers: Iterable[Placed]) -> list[Placed]:
    first: dict[str, Placed] = {}
    for number in numbers:
        first.setdefault(number.column, number)
    return list(first.values())
