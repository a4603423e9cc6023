"""The cases run with the one default set: what the model says beside what was reported later."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

import numpy as np

from calculator.arrays import PerDraw
from calculator.backtest.files import Backtest, backtest
from calculator.backtest.rows import Case, LaterReport, Measure, Quantity
from calculator.defaults import complete
from calculator.estimates import Json, estimate
from calculator.library import load
from calculator.parameters import Parameters
from calculator.results import Results
from calculator.sampling.sample import sample
from calculator.scenario import scenario_from
from calculator.simulation.simulate import simulate

Verdict: TypeAlias = Literal["inside", "below", "above", "not comparable", "not reported"]

DRAWS: Final = 1024


@dataclass(frozen=True, slots=True)
class Moment:
    """A month (from 1) of an alternative (by its position) of a run."""

    parameters: Parameters
    results: Results
    policy: int
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One measure of one case.

    `predicted` are the draws, the centre last, in the unit of the measure, and `month` the month
    of the run in which they are read (the last one where the whole run counts). `report` is what
    was reported, None with the reason `why` where nothing was.
    """

    case: Case
    id: str
    measure: Measure
    month: int
    predicted: PerDraw
    report: LaterReport | None
    why: str

    @property
    def interval(self) -> Json:
        """P10, P50 and P90 of the draws."""
        return estimate(self.predicted)

    @property
    def reported(self) -> float | None:
        """What was reported, in the unit of the measure."""
        if self.report is None:
            return None
        base = self.case.headcount if self.measure.reads == "headcount" else 1.0
        return self.report.value / base

    @property
    def verdict(self) -> Verdict:
        """Where the report lies: between P10 and P90, both included, below, or above.

        A figure that leaves out part of what the model is asked for is not comparable.
        """
        if self.report is None or self.reported is None:
            return "not reported"
        if self.report.part is not None:
            return "not comparable"
        found = self.interval
        if self.reported < found["p10"]:
            return "below"
        return "above" if self.reported > found["p90"] else "inside"

    @property
    def compared(self) -> bool:
        """Whether there is a verdict."""
        return self.verdict in {"inside", "below", "above"}

    @property
    def share_below(self) -> float | None:
        """Share of draws below what was reported, ties counted half; None without a verdict."""
        if not self.compared or self.reported is None:
            return None
        drawn = self.predicted[:-1]
        drawn = drawn[~np.isnan(drawn)]
        return float(np.mean(drawn < self.reported) + np.mean(drawn == self.reported) / 2)


@cache
def comparisons() -> tuple[Comparison, ...]:
    """Run every case once and compare it; the same library always gives the same figures."""
    found = backtest()
    return tuple(each for case in found.cases.values() for each in compared(case, found))


def compared(case: Case, known: Backtest, draws: int = DRAWS) -> Iterator[Comparison]:
    """Run one case and yield its comparisons, in the order of its measures."""
    library = load()
    parameters = sample(complete(scenario_from(case.scenario), library), library, draws)
    results = simulate(parameters, ("keep", case.policy))
    policy, later = results.of(case.policy), known.later[case.name]
    for id_ in case.measures:
        measure = known.measures[id_]
        due = case.due(measure)
        report = later.nearest(measure, due)
        month = parameters.months
        if due is not None:
            month = case.month_of(report.day if report else due)
        yield Comparison(
            case=case,
            id=id_,
            measure=measure,
            month=month,
            predicted=READ[measure.reads](Moment(parameters, results, policy, month)),
            report=report,
            why=later.unreported.get(id_, ""),
        )


def _headcount(at: Moment) -> PerDraw:
    """People at work in the month, over those before the first cut."""
    people = at.results.headcount[at.policy, at.month - 1]
    return np.asarray(people / at.parameters.teams.headcount.sum())


def _reopened(at: Moment) -> PerDraw:
    """Posts reopened by the month's end, of those ended by then; NaN where none has ended."""
    ended = at.results.ended_posts[at.policy, at.month - 1]
    reopened = at.results.reopened_posts[at.policy, at.month - 1]
    return np.divide(reopened, ended, out=np.full_like(ended, np.nan), where=ended > 0)


def _severance(at: Moment) -> PerDraw:
    """Severance and outplacement up to the month, money of the day, not discounted."""
    return np.asarray(at.results.exit_cost[at.policy, : at.month].sum(axis=0))


def _ai_work(at: Moment) -> PerDraw:
    """Ordinary work that AI covers in the month, FTE; a copy, lest it keep the whole run."""
    return at.results.ai_coverage[at.policy, at.month - 1].copy()


READ: Final[Mapping[Quantity, Callable[[Moment], PerDraw]]] = MappingProxyType(
    {
        "headcount": _headcount,
        "reopened": _reopened,
        "severance": _severance,
        "ai_work": _ai_work,
    }
)
