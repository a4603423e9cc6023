"""What is believed about an assumption in one scenario: the library, or the user's own value."""

from calculator.distributions import Distribution, Fixed, fitted
from calculator.library import Entry, Library
from calculator.scenario import Range, Scenario


def belief(entry: Entry, own: float | Range | None) -> Distribution:
    """Return the distribution that draws come from, in the entry's unit.

    A number pins the assumption in every draw; a range refits the entry's shape to its p5 and p95;
    without either the entry stands. ValueError where the shape cannot take the range.
    """
    if own is None:
        return entry.distribution
    if isinstance(own, Range):
        return fitted(entry.shape, entry.value, own.p5, own.p95, entry.low, entry.high)
    return Fixed(entry.low, entry.high, own)


def constant(id_: str, scenario: Scenario, library: Library) -> float:
    """Return the value of an assumption that is not drawn: the user's own, or the library's."""
    own = scenario.assumptions.get(id_)
    return float(own) if isinstance(own, float | int) else library.value(id_)
