"""What you would have to believe: the drivers of a plan, each moved until the median is zero."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from calculator.believe.leading import leading
from calculator.believe.pair import Pair, pair
from calculator.believe.roots import Point
from calculator.believe.search import Finding, places, searched
from calculator.believe.trials import run, runs
from calculator.drivers.catalogue import drivers
from calculator.drivers.driver import Driver
from calculator.drivers.plan import depth
from calculator.errors import Problem
from calculator.evaluate import DEFAULT_DRAWS, Evaluation, Notice, evaluate_plan, part_of, tell
from calculator.library import Library
from calculator.scenario import Scenario

FEW: Final = 64  # draws to go through a range with
DOUBT: Final = 0.01  # of a year's payroll: few draws may be that far out
PARTS: Final = (0.05, 0.45, 0.9, 1.0)  # of the work done after each of its parts


@dataclass(frozen=True, slots=True)
class Believe:
    """Today's answer, what each driver would have to be, and which two flip it most easily.

    `scenario` is complete; `net_value` is today's median, in money, and `annual_payroll` today's.
    """

    scenario: Scenario
    warnings: tuple[Problem, ...]
    draws: int
    annual_payroll: float
    net_value: float
    findings: tuple[Finding, ...]
    pair: Pair | None

    @property
    def cuts(self) -> bool:
        """Whether the plan ends any post at all."""
        return any(team.planned_cuts for team in self.scenario.teams)


def believe(
    scenario: Scenario,
    library: Library,
    draws: int = DEFAULT_DRAWS,
    ids: Sequence[str] | None = None,
    notice: Notice | None = None,
) -> Believe:
    """Find the break-even of every driver; `InputError` and `notice` as in `evaluate_plan`.

    `ids` are drawn assumptions, what matters most first; left out, those with the largest share of
    the variance of net value.
    """
    begun = evaluate_plan(scenario, library, draws=draws)
    complete = begun.scenario
    now = float(np.median(begun.outcomes("planned").net_value[:-1]))
    if not any(team.planned_cuts for team in complete.teams):
        untried = drivers(complete, library, ids or ())
        return _found(begun, now, tuple(Finding(driver, ()) for driver in untried), None)

    today = now / begun.parameters.annual_payroll
    runner = _Runner(complete, library, draws, today)
    tell(notice, PARTS[0])
    found = drivers(complete, library, leading(begun) if ids is None else ids)
    ranges = runner.ranges(found, part_of(notice, *PARTS[:2]))
    findings = runner.findings(ranges, part_of(notice, *PARTS[1:3]))
    both = pair(complete, today, findings, runner.few, runner.every)
    tell(notice, 1.0)
    return _found(begun, now, findings, both)


def _found(
    begun: Evaluation, now: float, findings: tuple[Finding, ...], both: Pair | None
) -> Believe:
    """Keep of the run what is told of it, and no draws."""
    payroll = begun.parameters.annual_payroll
    return Believe(begun.scenario, begun.warnings, begun.draws, payroll, now, findings, both)


class _Runner:
    """Runs one plan with something moved, with few draws or with all of them."""

    def __init__(self, scenario: Scenario, library: Library, draws: int, today: float) -> None:
        self._scenario = scenario
        self._library = library
        self._draws = draws
        self._today = today
        self._few = min(FEW, draws)
        # Few draws are off by about as much wherever a driver stands, in proportion to what is
        # cut: what they say of today, which is known, sets the others right.
        self._off = (today - run(scenario, library, self._few)) / depth(scenario)

    def few(self, scenarios: Sequence[Scenario]) -> Iterator[float]:
        """Yield medians with few draws, of payroll, set right to today's."""
        nets = runs(scenarios, self._library, self._few)
        for each, net in zip(scenarios, nets, strict=True):
            yield net + self._off * depth(each)

    def every(self, scenario: Scenario) -> float:
        """Return the median with all draws, of payroll."""
        return run(scenario, self._library, self._draws)

    def ranges(
        self, drivers: Sequence[Driver], notice: Notice | None
    ) -> list[tuple[Driver, list[Point]]]:
        """Go through the range of every driver."""
        tried = [(driver, value) for driver in drivers for value in places(driver)]
        nets = self.few([driver.move(self._scenario, value) for driver, value in tried])
        points = {driver: [Point(driver.now, self._today)] for driver in drivers}
        for done, ((driver, value), net) in enumerate(zip(tried, nets, strict=True)):
            points[driver].append(Point(value, net))
            tell(notice, done / len(tried))
        return list(points.items())

    def findings(
        self, ranges: Sequence[tuple[Driver, list[Point]]], notice: Notice | None
    ) -> tuple[Finding, ...]:
        """Find where each driver changes the sign."""
        found = []
        for done, (driver, points) in enumerate(ranges):
            tell(notice, done / len(ranges))
            found.append(searched(driver, points, partial(self._net, driver), DOUBT))
        return tuple(found)

    def _net(self, driver: Driver, value: float) -> float:
        return self.every(driver.move(self._scenario, value))
