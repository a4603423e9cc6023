"""The two drivers that flip the answer together with the least change.

Change is counted in one currency: the share of its way to the end of its range that a driver goes,
in probability where there is evidence. Both go the same share, so that neither is asked for much
while the other stays, and less than it would be alone. Only what evidence or the library's defaults
give a range takes part: how far a choice goes, as the depth of a cut does, is nobody's belief, and
its range is a mere convention.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from calculator.believe.roots import Point, root
from calculator.believe.search import HALFWAY, Finding
from calculator.drivers.driver import Driver
from calculator.scenario import Scenario

LEADING: Final = 6  # drivers that are tried in pairs
TRIED: Final = 4  # pairs, the most promising by each driver alone
LEAST: Final = 1e-3  # of the way

Few = Callable[[Sequence[Scenario]], Iterable[float]]
All = Callable[[Scenario], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drivers, the values at which the median is zero, and the share of the way they go."""

    drivers: tuple[Driver, Driver]
    values: tuple[float, float]
    way: float


@dataclass(frozen=True, slots=True)
class _Route:
    """One driver on its way to the end that helps, and what that alone does to the net value."""

    driver: Driver
    sign: int
    gains: tuple[tuple[float, float], ...]  # share of the way; of payroll, toward the other answer
    alone: float  # share of the way at which it flips the answer by itself; infinite if nowhere

    def gain(self, way: float) -> float:
        ways, gains = (list(each) for each in zip(*self.gains, strict=True))
        return float(np.interp(way, ways, gains))

    def value(self, way: float) -> float:
        return self.driver.at(self.sign * way)


def pair(
    scenario: Scenario, now: float, findings: Sequence[Finding], few: Few, every: All
) -> Pair | None:
    """Find the pair; None if no two of the leading drivers flip the answer together.

    `now` is today's median; `few` gives those of scenarios with few draws, set right to it;
    `every` the one of a scenario with all draws.
    """
    routes = sorted(_routes(now, findings), key=lambda route: -route.gain(HALFWAY))[:LEADING]
    expected = {both: _meets(both, abs(now)) for both in combinations(routes, 2)}
    first = sorted(expected, key=lambda both: expected[both])[:TRIED]
    nets = few([_moved(scenario, both, expected[both]) for both in first])
    ranked = sorted(
        (_corrected(expected[both], net, now), place)
        for place, (both, net) in enumerate(zip(first, nets, strict=True))
    )
    for start, place in ranked:
        found = _polished(scenario, first[place], start, now, every)
        if found is not None:
            return found
    return None


def _routes(now: float, findings: Sequence[Finding]) -> list[_Route]:
    routes = []
    for finding in findings:
        driver = finding.driver
        has_range = driver.evidence is not None or driver.usual is not None
        if driver.whole or not has_range or not finding.moves:
            continue
        both = (_route(finding, sign, now) for sign in (-1, 1))
        best = max(both, key=lambda route: (-route.alone, route.gain(1.0)))
        if best.gain(1.0) > 0 or best.alone < math.inf:
            routes.append(best)
    return routes


def _route(finding: Finding, sign: int, now: float) -> _Route:
    driver, helps = finding.driver, -1 if now > 0 else 1
    nets = {point.value: point.net for point in finding.points}
    gains = {0.0: 0.0}
    for way in (HALFWAY, 1.0):
        gains[way] = (nets[driver.at(sign * way)] - now) * helps
    alone = math.inf if finding.value is None else driver.way(finding.value) * sign
    if 0 < alone <= 1:
        gains[alone] = abs(now)
    return _Route(driver, sign, tuple(sorted(gains.items())), alone if alone > 0 else math.inf)


def _meets(both: tuple[_Route, _Route], needed: float) -> float:
    """Share of the way at which both alone would add up to what is needed; 1 if they never do."""
    ways = np.linspace(0, 1, 101)
    gains = np.array([sum(route.gain(way) for route in both) for way in ways])
    enough = gains >= needed
    return float(ways[np.argmax(enough)]) if enough.any() else 1.0


def _corrected(way: float, net: float, now: float) -> float:
    """Scale the way by how far the two really got together."""
    got = (net - now) * (-1 if now > 0 else 1)
    if got <= 0:
        return 1.0
    return min(1.0, way * abs(now) / got)


def _moved(scenario: Scenario, both: tuple[_Route, _Route], way: float) -> Scenario:
    for route in both:
        scenario = route.driver.move(scenario, route.value(way))
    return scenario


def _polished(
    scenario: Scenario, both: tuple[_Route, _Route], start: float, now: float, every: All
) -> Pair | None:
    start = max(LEAST, start)
    rising, beyond = Point(0.0, now), min(1.0, 1.1 * start)
    there = Point(beyond, now * (1 - beyond / start) if beyond > start else 0.0)
    found = root(lambda way: every(_moved(scenario, both, way)), rising, there, (LEAST, 1.0))
    first, second = both
    if found is None or found.value is None:
        return None
    if found.value >= min(first.alone, second.alone):
        return None
    values = first.value(found.value), second.value(found.value)
    return Pair((first.driver, second.driver), values, found.value)
