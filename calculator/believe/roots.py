"""Where the median net value changes its sign: a root for numbers, a turn for whole numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from scipy.optimize import brentq

CLOSE: Final = 8e-4  # of a year's payroll: within what counts as zero
STEPS: Final = 8
FINE: Final = 3e-4  # of the range: a net value that is steep even so close jumps
JUMP: Final = 12 * CLOSE  # from side to side
FINEST: Final = 1e-5  # of the range: closer than that, what is left of a change is one draw's
PATIENCE: Final = 12  # runs, at each of the two

Net = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Point:
    """A value and the median net value there, of a year's payroll."""

    value: float
    net: float


@dataclass(frozen=True, slots=True)
class Root:
    """A value with a net value of zero; or, where it jumps, the values on either side."""

    value: float | None
    between: tuple[float, float]


class Tried:
    """A net value as a function, each value run only once; what is close to zero is zero."""

    def __init__(self, net: Net) -> None:
        """Start with nothing tried."""
        self._net = net
        self._known = dict[float, float]()

    @property
    def known(self) -> Mapping[float, float]:
        """What was tried so far."""
        return self._known

    def __call__(self, value: float) -> float:
        """Return the net value, 0 where it is within `CLOSE` of it."""
        if value not in self._known:
            found = self._net(value)
            self._known[value] = 0.0 if abs(found) <= CLOSE else found
        return self._known[value]


def root(net: Net, here: Point, there: Point, limits: tuple[float, float]) -> Root | None:
    """Find the root near two points of opposite sign, found with fewer draws than `net` takes.

    So the points only say where to begin. None if there is no change of sign within the limits.
    """
    tried = Tried(net)
    slope = (there.net - here.net) / (there.value - here.value)
    if slope == 0:
        return Root(here.value, (here.value, here.value)) if tried(here.value) == 0 else None
    value = _clipped(here.value - here.net / slope, limits)
    for _ in range(STEPS):
        found = tried(value)
        if found == 0:
            return Root(value, (value, value))
        after = _clipped(value - found / slope, limits)
        if after == value:
            return None
        if found * tried(after) < 0:
            return _between(tried, value, after, limits)
        rise = (tried(after) - found) / (after - value)
        # Away from the root the line through both points may lead the wrong way: then leap on.
        slope = rise if rise * slope > 0 and tried(after) else slope / 2
        value = after
    return None


def turn(net: Net, here: Point, there: Point, limits: tuple[float, float]) -> Root | None:
    """Find two neighbouring whole numbers between which the sign changes, as `root` does."""
    tried, side = Tried(net), here.net
    step = 1.0 if there.value > here.value else -1.0
    first, last = here.value, there.value
    while abs(last - first) > 1:
        middle = float(round((first + last) / 2))
        if tried(middle) == 0:
            return Root(middle, (middle, middle))
        first, last = (middle, last) if tried(middle) * side > 0 else (first, middle)
    while tried(last) * side > 0 and limits[0] <= last + step <= limits[1]:
        first, last = last, last + step
    while tried(first) * side < 0 and limits[0] <= first - step <= limits[1]:
        first, last = first - step, first
    for end in (first, last):
        if tried(end) == 0:
            return Root(end, (end, end))
    return Root(None, (first, last)) if tried(first) * tried(last) < 0 else None


def _between(tried: Tried, one: float, other: float, limits: tuple[float, float]) -> Root:
    span = limits[1] - limits[0]
    for finest in (FINE, FINEST):
        value = float(brentq(tried, one, other, xtol=finest * span, maxiter=PATIENCE, disp=False))
        if tried(value) == 0:
            return Root(value, (value, value))
        one, other = _nearest(tried)
        if abs(tried(one) - tried(other)) > JUMP:
            break
    return Root(None, (one, other))


def _nearest(tried: Tried) -> tuple[float, float]:
    """Return the two neighbours among what was tried between which the sign changes."""
    ordered = sorted(tried.known)
    return next(pair for pair in pairwise(ordered) if tried(pair[0]) * tried(pair[1]) < 0)


def _clipped(value: float, limits: tuple[float, float]) -> float:
    return min(max(value, limits[0]), limits[1])
