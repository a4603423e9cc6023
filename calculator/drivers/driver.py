"""One thing that can be moved: its value now, its range, and what the evidence says of it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from calculator.distributions import Distribution
from calculator.scenario import Scenario

Move: TypeAlias = Callable[[Scenario, float], Scenario]

ENDS: Final = (0.01, 0.99)  # of the evidence: beyond is out of its range


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is believed about a driver: a distribution, times a factor that the plan gives."""

    distribution: Distribution
    factor: float = 1.0

    def quantile(self, share: float) -> float:
        """Return the value below which a share of the evidence lies."""
        return float(self.distribution.ppf(np.asarray(share))) * self.factor

    def share_below(self, value: float) -> float:
        """Return the share of the evidence at or below a value."""
        return self.distribution.share_below(value / self.factor)

    @property
    def ends(self) -> tuple[float, float]:
        """P1 and P99."""
        return self.quantile(ENDS[0]), self.quantile(ENDS[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """One number of a complete scenario, in its unit, that can stand anywhere from low to high.

    `now` is what the scenario says, or the median of what is drawn. `move` returns the scenario
    with the driver at a value. `usual` is the range of the library's defaults where the evidence is
    no more than that; `grade` is that of either. A driver that is `whole` takes whole numbers only.
    """

    id: str
    label: str
    unit: str
    now: float
    low: float
    high: float
    move: Move
    evidence: Evidence | None = None
    usual: tuple[float, float] | None = None
    grade: str = ""
    whole: bool = False

    def at(self, way: float) -> float:
        """Return the value at a share of the way to the end of the range: −1 lowest, 1 highest.

        Under evidence that holds today's value the way is one of probability, up to its P1 and P99;
        else it is a straight one, up to the bracket.
        """
        if self.evidence is not None and self._is_held:
            here, end = self.evidence.share_below(self.now), ENDS[way > 0]
            share = (1 - abs(way)) * here + abs(way) * end
            found = self.evidence.quantile(share) if way else self.now
        else:
            end = self.high if way > 0 else self.low
            found = (1 - abs(way)) * self.now + abs(way) * end
        return float(round(found)) if self.whole else min(max(found, self.low), self.high)

    def way(self, value: float) -> float:
        """Return how far a value lies on the way to the end of the range, as `at` counts it."""
        if self.evidence is not None and self._is_held:
            here, there = (self.evidence.share_below(place) for place in (self.now, value))
            end = ENDS[value > self.now]
        else:
            here, there, end = self.now, value, self.high if value > self.now else self.low
        gone = abs((there - here) / (end - here)) if end != here else 0.0
        return math.copysign(gone, value - self.now)

    def probability_beyond(self, value: float) -> float | None:
        """Return the share of the evidence at least as far from now as a value; None if none."""
        if self.evidence is None:
            return None
        below = self.evidence.share_below(value)
        return 1 - below if value > self.now else below

    @property
    def _is_held(self) -> bool:
        """Whether today's value is one that the evidence holds possible."""
        low, high = self.evidence.ends if self.evidence else (self.now, self.now)
        return low < self.now < high
