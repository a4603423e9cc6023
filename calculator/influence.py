"""Which assumptions move the net value of a plan most, one at a time.

Each is pinned at its P5 and then at its P95 (a user's own range where there is one), all else drawn
as before; the mean net value over the same few draws says how far it moves the plan. That names
what matters and is no measure of risk: assumptions that act together are not seen together.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from calculator.arrays import Floats
from calculator.evaluate import Notice, evaluate_plan
from calculator.library import Library
from calculator.scenario import Range, Scenario

DRAWS: Final = 64
NOTICEABLE: Final = 0.01  # of the P10 to P90 range of net value


@dataclass(frozen=True, slots=True)
class Influence:
    """Mean net value with one assumption at the low and at the high end of its range.

    `ends` are in the assumption's unit, money in the scenario's currency.
    """

    id: str
    grade: str
    ends: tuple[float, float]
    net_values: tuple[float, float]

    @property
    def swing(self) -> float:
        """How far the mean moves from end to end, in money."""
        return abs(self.net_values[1] - self.net_values[0])


@dataclass(frozen=True, slots=True)
class Influences:
    """What was looked at, the largest swing first; `spread` is P10 to P90 of net value, money."""

    rows: tuple[Influence, ...]
    spread: float

    @property
    def noticeable(self) -> tuple[Influence, ...]:
        """Those that move the mean by more than a hundredth of the range."""
        least = NOTICEABLE * self.spread
        return tuple(row for row in self.rows if row.swing > least)


def influences(
    scenario: Scenario, library: Library, grades: Collection[str], notice: Notice | None = None
) -> Influences:
    """Go through every assumption of these grades that the scenario does not pin itself.

    `InputError` as in `evaluate_plan`; `notice` is told the share that is done.
    """
    looked_at = list(_ranges(scenario, library, grades))
    rows = []
    for done, (id_, ends) in enumerate(looked_at):
        if notice:
            notice(done / len(looked_at))
        low, high = (float(_net(_pinned(scenario, id_, end), library).mean()) for end in ends)
        rows.append(Influence(id_, library.entries[id_].grade, ends, (low, high)))
    low, high = np.quantile(_net(scenario, library), (0.1, 0.9)).tolist()
    return Influences(tuple(sorted(rows, key=lambda row: -row.swing)), high - low)


def _ranges(
    scenario: Scenario, library: Library, grades: Collection[str]
) -> Iterator[tuple[str, tuple[float, float]]]:
    for id_, entry in library.entries.items():
        own = scenario.assumptions.get(id_)
        if entry.grade not in grades or isinstance(own, float | int):
            continue
        source = own if isinstance(own, Range) else entry
        yield id_, (source.p5, source.p95)


def _pinned(scenario: Scenario, id_: str, value: float) -> Scenario:
    return scenario.model_copy(update={"assumptions": {**scenario.assumptions, id_: value}})


def _net(scenario: Scenario, library: Library) -> Floats:
    """Net value of the plan by draw, the centre left out."""
    return evaluate_plan(scenario, library, draws=DRAWS).outcomes("planned").net_value[:-1]
