"""All that a document tells of one plan: its answer and the analyses beside it."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from calculator.answer import answer
from calculator.believe.believe import Believe, believe
from calculator.errors import Problem
from calculator.estimates import Json
from calculator.evaluate import (
    DEFAULT_DRAWS,
    Notice,
    evaluate_others,
    evaluate_plan,
    part_of,
    tell,
)
from calculator.library import Library
from calculator.matters.matters import matters
from calculator.matters.report import report as matters_report
from calculator.scenario import Scenario
from calculator.signals.report import signals

# Shares of the time it all takes, as measured with 12 teams: where each part ends.
PLAN: Final = 0.05
OTHERS: Final = 0.2
BELIEVED: Final = 0.65
WATCHED: Final = 0.75


@dataclass(frozen=True, slots=True)
class Findings:
    """One plan: its answer, what would have to be true, what to watch, what matters.

    It holds no draws, so that a session can keep it. There is nothing to watch where no post ends.
    """

    library: Library
    warnings: tuple[Problem, ...]
    answer: Json
    believed: Believe
    watched: Json | None
    matters: Json


def find(
    scenario: Scenario,
    library: Library,
    policy: str = "planned",
    draws: int = DEFAULT_DRAWS,
    notice: Notice | None = None,
) -> Findings:
    """Work all of it out, some half a minute; `InputError` and `notice` as in `evaluate_plan`."""
    begun = evaluate_plan(scenario, library, policy, draws, part_of(notice, 0, PLAN))
    whole = evaluate_others(begun, part_of(notice, PLAN, OTHERS))
    believed = believe(scenario, library, draws, notice=part_of(notice, OTHERS, BELIEVED))
    watching = part_of(notice, BELIEVED, WATCHED)
    watched = (
        signals(scenario, library, policy=policy, draws=draws, notice=lambda _: watching)
        if whole.outcomes(policy).posts_cut.any()
        else None
    )
    mattering = partial(matters, scenario, library, policy, draws)
    found = matters_report(mattering(notice=part_of(notice, WATCHED, 1)))
    tell(notice, 1.0)
    return Findings(library, whole.warnings, answer(whole), believed, watched, found)
