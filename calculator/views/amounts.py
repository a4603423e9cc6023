"""Numbers typed by hand: read as a file's cells are, written back with the reader's own marks."""

from dataclasses import dataclass

from calculator.errors import Problem
from calculator.reading.numbers import Figure, figure, shortened
from calculator.views.money import exact
from calculator.views.numerals import marked, marks

HUNDRED = 100


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
        read = _figure(text)
        if not isinstance(read, Figure):
            return read
        shown = shortened(read.text)
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

    def shown(self, value: float) -> str:
        """Write an amount as a field shows it at first."""
        return exact(value)

    def written(self, value: float) -> str:
        """Write an amount that was typed."""
        return exact(value)


@dataclass(frozen=True, slots=True)
class Percent:
    """A share that a field asks for in percent, within these bounds: `12`, `12.5` or `12 %`."""

    least: float = 0.0
    most: float = 1.0

    def read(self, text: str) -> float | Problem | None:
        """Read what was typed as a share of one; nothing and a `Problem` as of an amount."""
        read = _figure(text)
        if not isinstance(read, Figure):
            return read
        shown = shortened(read.text)
        if read.currencies:
            return Problem(f"{shown} is money", "Give a percentage")
        value = read.value(marks().decimal)
        share = value if value is None or read.percent else value / HUNDRED
        if share is None or not self.least <= share <= self.most:
            span = f"{self.written(self.least)}% to {self.written(self.most)}%"
            return Problem(f"{shown} is not within {span}", f"Give a percentage from {span}")
        return share

    def shown(self, share: float) -> str:
        """Write a share in percent as a field shows it at first: as much of it as can be read."""
        return marked(f"{share * HUNDRED:.4g}")

    def written(self, share: float) -> str:
        """Write a share that was typed, in percent: all of it."""
        return exact(round(share * HUNDRED, 10))


def _figure(text: str) -> Figure | Problem | None:
    text = text.strip()
    return figure(text) if text else None
