"""The tornado: net value at the medians, with one assumption or input moved at a time.

Assumptions go to their P5 and P95, inputs one step down and up; all else stays where it is. It
shows direction and size, not likelihood, and nothing of what things do in combination.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.arrays import PerDraw
from calculator.evaluate import Evaluation, Notice
from calculator.matters.inputs import steps
from calculator.matters.placing import Ends
from calculator.matters.stacking import at_medians
from calculator.outcomes import ROUNDING
from calculator.parameters import Parameters
from calculator.simulation.simulate import simulate_money
from calculator.worth import worth


@dataclass(frozen=True, slots=True)
class Bar:
    """Net value with one thing at its low and at its high end, money; None where it has none.

    `at` are the ends of an assumption in its unit, or the names of those of an input.
    """

    id: str
    label: str
    at: tuple[float, float] | tuple[str, str]
    net_values: tuple[float | None, float | None]

    @property
    def is_input(self) -> bool:
        """Whether the user gave it."""
        return isinstance(self.at[0], str)

    def swing(self, base: float) -> float:
        """How far the net value moves from end to end, in money; from today's where one lacks."""
        low, high = (base if value is None else value for value in self.net_values)
        return abs(high - low)


@dataclass(frozen=True, slots=True)
class Tornado:
    """`base` is the net value at the medians, money; bars with the largest swing come first."""

    base: float
    bars: tuple[Bar, ...]


def tornado(evaluation: Evaluation, ends: Ends, notice: Notice | None = None) -> Tornado:
    """Move each assumption of `ends` and each input of an evaluation; what moves nothing is out."""
    policy, library = evaluation.policy, evaluation.library
    net = _net_values(ends.parameters, policy)
    base, pairs = float(net[-1]), net[:-1].reshape(-1, 2).tolist()
    bars = [
        Bar(id_, library.entries[id_].label, (first, last), (low, high))
        for id_, (low, high), (first, last) in zip(
            ends.ids, pairs, ends.values.tolist(), strict=True
        )
    ]
    bars += _inputs(evaluation, notice)
    still = ROUNDING * evaluation.parameters.annual_payroll
    moving = [bar for bar in bars if bar.swing(base) > still]
    return Tornado(base, tuple(sorted(moving, key=lambda bar: -bar.swing(base))))


def _inputs(evaluation: Evaluation, notice: Notice | None) -> Iterator[Bar]:
    moves = list(steps(evaluation.scenario))
    found = [scenario for step in moves for scenario in step.ends if scenario is not None]
    values: list[float] = []
    for parameters in at_medians(found, evaluation.library):
        values += _net_values(parameters, evaluation.policy).tolist()
        if notice:
            notice(len(values) / len(found))
    told = iter(values)
    for step in moves:
        low, high = (None if end is None else next(told) for end in step.ends)
        yield Bar(step.id, step.label, step.names, (low, high))


def _net_values(parameters: Parameters, policy: str) -> PerDraw:
    return worth(parameters, simulate_money(parameters, ("keep", policy)), policy).net_value
