"""A figure that a benchmark measured, with the bound that it has to keep."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report: what was measured, and the bound it has to keep, if any."""

    name: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )

    def __str__(self) -> str:
        """Write the line."""
        most = "" if self.most is None else f"at most {self.most:,.4g}"
        least = "" if self.least is None else f"at least {self.least:,.4g}"
        missed = "" if self.holds else "  MISSED"
        return f"{self.name:<58}{self.value:>10,.4g} {self.unit:<6} {most}{least}{missed}".rstrip()


def told(figures: Iterable[Figure]) -> int:
    """Print figures as they come, and return the exit status: 1 if any missed its bound."""
    holds = True
    for figure in figures:
        print(figure, flush=True)
        holds = holds and figure.holds
    return 0 if holds else 1
