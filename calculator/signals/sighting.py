"""One evaluation of a plan with what was observed of it: how that weighs its draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from calculator.beliefs import constant
from calculator.errors import InputError, Problem
from calculator.evaluate import Evaluation
from calculator.outcomes import Outcomes
from calculator.signals.expected import Constant, noises
from calculator.signals.noise import Noise
from calculator.signals.observed import (
    Observation,
    Plan,
    by_signal,
    last_month,
    once_each,
    problems,
)
from calculator.signals.weighing import Weighing, weighing


@dataclass(frozen=True, slots=True)
class Sighting:
    """One evaluation of a plan, what may be seen of it, and how what was seen weighs its draws."""

    evaluation: Evaluation
    outcomes: Outcomes
    noises: dict[str, Noise]
    observations: tuple[Observation, ...]
    weighing: Weighing

    @property
    def now(self) -> int:
        """The month of the last observation, 0 without any."""
        return last_month(self.observations)

    def constant(self, id_: str) -> float:
        """Return an assumption that is not drawn."""
        return constant(id_, self.evaluation.scenario, self.evaluation.library)


def sighting(evaluation: Evaluation, observations: Sequence[Observation]) -> Sighting:
    """Weigh the draws of an evaluation by observations.

    `InputError` where they cannot be, or where the plan ends no posts.
    """
    read: Constant = partial(constant, scenario=evaluation.scenario, library=evaluation.library)
    r, i = evaluation.results, evaluation.results.of(evaluation.policy)
    found = dict(noises(evaluation.parameters, r, evaluation.policy, read))
    if not found:
        rule = f"the plan ends no posts under {evaluation.policy}, so there is nothing to watch"
        raise InputError([Problem(rule, "Give planned_cuts, or another policy")])
    wrong = problems(
        observations,
        Plan(
            noises=found,
            months=evaluation.parameters.months,
            headcount=float(evaluation.parameters.teams.headcount.sum()),
            most_ended=r.ended_posts[i].max(axis=1).tolist(),
        ),
    )
    if wrong:
        raise InputError(wrong)
    least = read("signal_effective_sample")
    weights = weighing(found, by_signal(observations), evaluation.draws, least)
    return Sighting(
        evaluation=evaluation,
        outcomes=evaluation.outcomes(evaluation.policy),
        noises=found,
        observations=once_each(observations),
        weighing=weights,
    )
