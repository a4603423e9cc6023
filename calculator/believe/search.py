"""One driver: its range gone through with few draws, then its crossing found with all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from calculator.believe.roots import Net, Point, Root, root, turn
from calculator.drivers.driver import Driver

HALFWAY: Final = 0.5
UNMOVED: Final = 1e-9  # of a year's payroll


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one driver; nets are medians, of a year's payroll.

    `points` are the range gone through, roughly; `break_even` is where the median is zero, and is
    missing where nothing in the range does, or where the sign changes without it: `turns` are then
    the last value of today's sign and the first of the other one. `crossings` counts the changes of
    sign in the range, of which this is the nearest to now.
    """

    driver: Driver
    points: tuple[Point, ...]
    break_even: float | None = None
    turns: tuple[float, float] | None = None
    crossings: int = 0

    @property
    def moves(self) -> bool:
        """Whether the net value hangs on the driver at all."""
        nets = [point.net for point in self.points]
        return bool(nets) and max(nets) - min(nets) > UNMOVED

    @property
    def value(self) -> float | None:
        """Where the answer changes: the break-even, else the first value of the other sign."""
        return self.break_even if self.turns is None else self.turns[1]

    @property
    def probability(self) -> float | None:
        """Share of the evidence at least as far from now as where the answer changes."""
        return None if self.value is None else self.driver.probability_beyond(self.value)


def places(driver: Driver) -> list[float]:
    """Return the values to try: half way and all the way to each end of range and evidence."""
    ways = (driver.at(way) for way in (-1, -HALFWAY, HALFWAY, 1))
    return sorted({driver.low, *ways, driver.high} - {driver.now})


def searched(driver: Driver, points: Sequence[Point], net: Net, doubt: float) -> Finding:
    """Find where the net value changes its sign, nearest to now.

    `points` go through the range with few draws, today's value among them; `net` runs with all
    draws. A point whose net value is within `doubt` of zero may in truth be on the other side.
    """
    ordered = tuple(sorted(points, key=lambda point: point.value))
    nothing = Finding(driver, ordered)
    if not nothing.moves:
        return nothing
    changes = [pair for pair in pairwise(ordered) if pair[0].net * pair[1].net <= 0]
    changes.sort(key=lambda pair: abs(_crossing(*pair) - driver.now))
    find = turn if driver.whole else root
    for pair in changes or _doubtful(ordered, driver, doubt):
        here, there = sorted(pair, key=lambda point: abs(point.value - driver.now))
        found = find(net, here, there, (driver.low, driver.high))
        if found is not None:
            return _as_found(nothing, found, max(1, len(changes)))
    return nothing


def _crossing(one: Point, other: Point) -> float:
    """Value at which the line through two points of opposite sign is zero."""
    rise = other.net - one.net
    return one.value - one.net / rise * (other.value - one.value) if rise else one.value


def _doubtful(points: Sequence[Point], driver: Driver, doubt: float) -> list[tuple[Point, Point]]:
    """Return the way from today to the point nearest to zero, if it may be beyond it."""
    now = next(point for point in points if point.value == driver.now)
    others = [point for point in points if point is not now]
    nearest = min(others, key=lambda point: abs(point.net))
    worthwhile = abs(nearest.net) <= doubt and abs(nearest.net) < abs(now.net)
    return [(now, nearest)] if worthwhile else []


def _as_found(nothing: Finding, found: Root, crossings: int) -> Finding:
    now = nothing.driver.now
    if found.value is not None:
        return replace(nothing, break_even=found.value, crossings=crossings)
    before, after = sorted(found.between, key=lambda value: abs(value - now))
    return replace(nothing, turns=(before, after), crossings=crossings)
