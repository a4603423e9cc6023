"""Runs of a plan with something moved: the median net value, over a year's payroll."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from calculator.arrays import PerDraw
from calculator.believe.alike import alike
from calculator.library import Library
from calculator.parameters import Parameters
from calculator.sampling.sample import sample
from calculator.sampling.side_by_side import side_by_side
from calculator.scenario import Scenario
from calculator.simulation.simulate import simulate_money
from calculator.worth import worth

COLUMNS: Final = 1100  # draws side by side: few runs, and little memory


def run(scenario: Scenario, library: Library, draws: int) -> float:
    """Return the median of a complete scenario, of its payroll."""
    return _median(_net_values(sample(scenario, library, draws)))


def runs(scenarios: Iterable[Scenario], library: Library, draws: int) -> Iterator[float]:
    """Yield the median of each scenario in order, of its payroll.

    Neighbours that differ only in what is drawn run side by side.
    """
    for group in _groups(sample(each, library, draws) for each in scenarios):
        yield from map(_median, np.split(_net_values(side_by_side(group)), len(group)))


def _net_values(parameters: Parameters) -> PerDraw:
    money = simulate_money(parameters, ("keep", "planned"))
    return worth(parameters, money, "planned").net_value / parameters.annual_payroll


def _median(nets: PerDraw) -> float:
    """Median over the draws, the centre left out."""
    return float(np.median(nets[:-1]))


def _groups(drawn: Iterable[Parameters]) -> Iterator[list[Parameters]]:
    """Gather neighbours that are alike, as many as fit into a run."""
    group: list[Parameters] = []
    for parameters in drawn:
        full = (len(group) + 1) * parameters.draws > COLUMNS
        if group and (full or not alike(group[0], parameters)):
            yield group
            group = []
        group.append(parameters)
    if group:
        yield group
