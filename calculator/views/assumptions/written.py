"""Numbers of the library, each written as its unit asks."""

from collections.abc import Mapping
from typing import Final

from calculator.views.money import MINUS
from calculator.views.numerals import marked

SHARES: Final = frozenset({"share", "share per year"})
HUNDRED: Final = 100
SEPARATED: Final = 1000  # from here on thousands are set apart
UNITS: Final[Mapping[str, str]] = {"x": "multiplier"}


def unit_name(unit: str) -> str:
    """Return a unit as a word."""
    return UNITS.get(unit, unit)


def figure(value: float, unit: str) -> str:
    """Write a number in its unit: shares as percent, money and large numbers with separators."""
    if unit in SHARES:
        return marked(f"{value * HUNDRED:.3g}%".replace("-", MINUS))
    if unit == "yes or no":
        return "yes" if value else "no"
    written = f"{value:,.0f}" if abs(value) >= SEPARATED else f"{value:.4g}"
    return marked(written.replace("-", MINUS))


def span(low: float, high: float, unit: str) -> str:
    """Write a range, or one number where both ends read the same."""
    first, last = figure(low, unit), figure(high, unit)
    return first if first == last else f"{first} to {last}"
