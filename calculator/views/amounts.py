"""Amounts typed by hand: read as a file's cells are, written back with the reader's own marks."""

from dataclasses import dataclass

from calculator.errors import Problem
from calculator.reading.numbers import Figure, figure, shortened
from calculator.views.money import exact
from calculator.views.numerals import marks


@dataclass(frozen=True, slots=True)
class Amount:
    """What a field asks for: its least and its most, in a currency or in none."""

    least: float
    most: float
    currency: str = ""

    def read(self, text: str) -> float | Problem | None:
        """Read what was typed; nothing typed is `None`, and a `Problem` says why it will not do.

        `1,234` is read by the reader's own decimal mark; other ways of writing are read as meant.
        """
        text = text.strip()
        if not text:
            return None
        read = figure(text)
        return read if isinstance(read, Problem) else self._held_to(read, shortened(text))

    def _held_to(self, read: Figure, shown: str) -> float | Problem:
        """Return the value of what was read, or why it is none that is asked for."""
        if read.percent:
            return Problem(f"{shown} is a share", "Give an amount, without a percent sign")
        if read.currencies and not self.currency:
            return Problem(f"{shown} is money", "Give a number without a currency")
        if read.currencies and self.currency not in read.currencies:
            given = " or ".join(read.currencies[:2])
            return Problem(
                f"{shown} is in {given}, and everything here is in {self.currency}",
                "Nothing is converted: give it in that currency, or choose another",
            )
        value = read.value(marks().decimal)
        if value is None or not self.least <= value <= self.most:
            span = f"{exact(self.least)} to {exact(self.most)}"
            return Problem(f"{shown} is not within {span}", f"Give a number from {span}")
        return value


def written(value: float | None) -> str:
    """Write an amount as a field shows it; no amount is an empty field."""
    return "" if value is None else exact(value)
