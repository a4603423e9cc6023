"""The options a best plan is chosen from: the built-in alternatives and what is found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from calculator.arrays import PerDraw
from calculator.best_plan.judging import Judge, Score
from calculator.best_plan.limits import PROTECTED, Limits
from calculator.best_plan.trials import Trials
from calculator.evaluate import Evaluation
from calculator.outcomes import ROUNDING, Outcomes

FOUND: Final = "found"
AT_MOST_PLANNED: Final = "at_most_planned"
ORDER: Final = ("planned", "keep", "phase", "attrition", "protect", "redeploy")


@dataclass(frozen=True, slots=True)
class Option:
    """One option with what it comes to; `broken` are the limits that it does not keep."""

    name: str
    outcomes: Outcomes
    score: Score
    broken: tuple[str, ...]


def nets(outcomes: Iterable[Outcomes]) -> PerDraw:
    """Net value of the best of some options in each draw, without the centre."""
    return np.max([each.net_value[:-1] for each in outcomes], axis=0)


def option(name: str, evaluation: Evaluation, policy: str, judge: Judge) -> Option:
    """Hold one alternative of an evaluation against the limits.

    A team counts as losing posts if it loses any in any draw, whoever decides that.
    """
    outcomes = evaluation.outcomes(policy)
    trials = Trials(
        net=outcomes.net_value[None, :-1],
        cash=outcomes.cash_value[None, :-1],
        unknown=outcomes.knowledge_lost_share[None, :-1],
    )
    (score,) = judge.scores(trials)
    posts = _posts_lost(evaluation, policy)
    broken = (*score.broken, *_by_team(posts, evaluation, judge.limits, is_found=name == FOUND))
    return Option(name, outcomes, score, broken)


def chosen(options: Sequence[Option]) -> Option | None:
    """Return the best option that keeps to the limits, if any does; ties go to the first."""
    kept = [each for each in options if not each.broken]
    if not kept:
        return None
    least = min(each.score.loss for each in kept)
    return next(each for each in kept if each.score.loss <= least + ROUNDING)


def _posts_lost(evaluation: Evaluation, policy: str) -> list[float]:
    results = evaluation.results
    most: list[float] = results.team_ended[results.of(policy)].max(axis=-1).tolist()
    return most


def _by_team(
    posts: Sequence[float], evaluation: Evaluation, limits: Limits, *, is_found: bool
) -> Iterator[str]:
    """Yield the limits by team that are not kept; what is found keeps to them by construction."""
    if is_found:
        return
    rows = list(zip(evaluation.scenario.teams, posts, strict=True))
    if any(lost > ROUNDING * t.headcount for t, lost in rows if t.team in limits.protected):
        yield PROTECTED
    if limits.at_most_planned and any(
        lost > t.planned_cuts + ROUNDING * t.headcount for t, lost in rows
    ):
        yield AT_MOST_PLANNED
