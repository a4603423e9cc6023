"""The factors of a plan: assumptions that the model of it hears of, and what was drawn for them.

Most have one draw for the whole company. Two have one for each row of the plan: slack, and whether
an initiative reaches production. Knowing them means knowing all rows, and what these come to is
told by one mean: slack weighted by the pay of the posts that end, reaching production by the pay of
the work that AI is to take over. A weighted mean says a little less than all rows do, never more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from calculator.arrays import Floats, PerDraw
from calculator.evaluate import Evaluation
from calculator.sampling.sequence import Sampler
from calculator.scenario import Scenario

SLACK = "slack"
REACHING = "reach_production_"
WEAK = frozenset("DE")


@dataclass(frozen=True)
class Factors:
    """What was drawn for each factor, the weakly graded first.

    `drawn` only tells which draw is higher, shape (factors, draws), without the centre.
    `correlation` is that between them, shape (factors, factors).
    """

    ids: tuple[str, ...]
    weak: NDArray[np.bool_]  # (factors,) whether graded D or E
    drawn: Floats
    correlation: Floats

    @cached_property
    def own(self) -> Floats:
        """What each has of its own beyond those before it, independent; shape as `drawn`."""
        return np.asarray(np.linalg.solve(self._mixing, self.drawn))

    @cached_property
    def rests_on(self) -> NDArray[np.bool_]:
        """Whether a factor (first axis) moves with the own part of another (second axis)."""
        return np.asarray(self._mixing != 0)

    def of(self, chosen: list[int]) -> "Factors":
        """Return some of them, in another order."""
        return Factors(
            ids=tuple(self.ids[factor] for factor in chosen),
            weak=self.weak[chosen],
            drawn=self.drawn[chosen],
            correlation=self.correlation[np.ix_(chosen, chosen)],
        )

    @cached_property
    def _mixing(self) -> Floats:
        """How they come from independent scores: lower triangular, so in their order."""
        return np.asarray(np.linalg.cholesky(self.correlation))


def factors(evaluation: Evaluation, ids: tuple[str, ...]) -> Factors:
    """Gather what an evaluation drew for assumptions that are not the same in every draw."""
    library = evaluation.library
    drawn = {id_: values for id_, values in _drawn(evaluation, ids) if np.ptp(values) > 0}
    # Stable: within weak and strong in the order of the library.
    ordered = sorted(drawn, key=lambda id_: library.entries[id_].grade not in WEAK)
    correlation = np.eye(len(ordered))
    for pair in library.correlations:
        if set(pair.between) <= drawn.keys():
            first, second = (ordered.index(id_) for id_ in pair.between)
            correlation[first, second] = correlation[second, first] = pair.value
    return Factors(
        ids=tuple(ordered),
        weak=np.array([library.entries[id_].grade in WEAK for id_ in ordered], dtype=bool),
        drawn=np.array([drawn[id_] for id_ in ordered]).reshape(len(ordered), evaluation.draws),
        correlation=correlation,
    )


def _drawn(evaluation: Evaluation, ids: tuple[str, ...]) -> Iterator[tuple[str, PerDraw]]:
    sampler = Sampler(evaluation.scenario, evaluation.library, evaluation.draws)
    p = evaluation.parameters
    for id_ in ids:
        if id_ == SLACK:
            ending = p.teams.planned_cuts.sum(axis=0) * p.teams.annual_salary
            yield id_, _weighted(p.work.slack, ending)
        elif id_.startswith(REACHING):
            bought = id_ == f"{REACHING}bought"
            claimed = p.programme.claimed_share * p.teams.headcount * p.teams.annual_salary
            unsettled = _in_bought(evaluation.scenario) == bought
            weights = claimed * (1 - p.programme.measured) * unsettled
            yield id_, _weighted(p.programme.reaches_production, weights)
        else:
            yield id_, sampler.score(id_)[:-1]


def _weighted(values: Floats, weights: Floats) -> PerDraw:
    """Weighted sum over rows of the plan, the centre left out."""
    return np.asarray((values * weights).sum(axis=0)[:-1])


def _in_bought(scenario: Scenario) -> NDArray[np.bool_]:
    """Whether each row rests on an initiative that is bought, shape (teams, 1)."""
    names = {
        name
        for initiative in scenario.ai_programme.initiatives
        if initiative.bought
        for name in initiative.teams
    }
    return np.array([[team.team in names] for team in scenario.teams])
