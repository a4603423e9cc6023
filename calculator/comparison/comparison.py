"""Scenarios compared draw by draw: what differs, which is better how often, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from calculator.answer import bridge_rows, headline
from calculator.comparison.differences import Difference, differences
from calculator.errors import InputError, Problem
from calculator.estimates import Json, estimate
from calculator.evaluate import (
    DEFAULT_DRAWS,
    Evaluation,
    Notice,
    evaluate_others,
    evaluate_plan,
    part_of,
)
from calculator.library import Library
from calculator.outcomes import Outcomes
from calculator.scenario import Scenario

LEAST: Final = 2
MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scenarios evaluated in full on the draws of the first one's seed, and what differs."""

    evaluations: tuple[Evaluation, ...]
    names: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def outcomes(self) -> list[Outcomes]:
        """What each plan comes to, draw by draw."""
        return [evaluation.outcomes(evaluation.policy) for evaluation in self.evaluations]


def compare(
    scenarios: Sequence[Scenario],
    library: Library,
    draws: int = DEFAULT_DRAWS,
    notice: Notice | None = None,
) -> Comparison:
    """Evaluate two to four scenarios on the same draws; `notice` as in `evaluate_plan`.

    `InputError` where they cannot be set against each other: another currency, another horizon,
    too few or too many of them.
    """
    if problems := [*_number_problems(len(scenarios)), *_unlike(scenarios)]:
        raise InputError(problems)
    found = []
    for number, scenario in enumerate(scenarios):
        drawn = scenario.model_copy(update={"seed": scenarios[0].seed})
        begun = evaluate_plan(drawn, library, draws=draws)
        part = part_of(notice, number / len(scenarios), (number + 1) / len(scenarios))
        found.append(evaluate_others(begun, part))
    complete = [evaluation.scenario for evaluation in found]
    return Comparison(tuple(found), distinct([s.name for s in scenarios]), differences(complete))


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return names that are all different: the second of a kind is numbered."""
    told: list[str] = []
    for name in names:
        number, candidate = 1, name
        while candidate in told:
            number += 1
            candidate = f"{name} ({number})"
        told.append(candidate)
    return tuple(told)


def report(found: Comparison) -> Json:
    """Write a comparison down: what `compare --json` prints and the page reads.

    `better` has a row for each scenario: the share of draws in which it is worth more than each of
    the others, ties counting half; null against itself. `against_first` is its net value less that
    of the first, draw by draw. Money is in the scenarios' currency, discounted, never rounded.
    """
    outcomes = found.outcomes
    first = found.evaluations[0]
    return {
        **{
            key: value
            for key, value in headline(first).items()
            if key in {"model_version", "assumptions_version", "seed", "draws", "currency"}
        },
        "horizon_months": first.scenario.horizon_months,
        "scenarios": [
            {
                "name": name,
                **_figures(evaluation),
                "against_first": estimate(outcome.net_value - outcomes[0].net_value),
            }
            for name, evaluation, outcome in zip(
                found.names, found.evaluations, outcomes, strict=True
            )
        ],
        "better": [
            [None if one is other else one.beats(other) for other in outcomes] for one in outcomes
        ],
        "differs": [{"key": row.key, "values": list(row.values)} for row in found.differences],
    }


def _figures(evaluation: Evaluation) -> dict[str, Any]:
    told = headline(evaluation)
    return {
        "posts": sum(team.headcount for team in evaluation.scenario.teams),
        "posts_cut": estimate(evaluation.outcomes(evaluation.policy).posts_cut),
        "headline": told["headline"],
        "bridge": bridge_rows(evaluation.bridge) if evaluation.bridge else [],
        "warnings": told["warnings"],
    }


def _number_problems(number: int) -> list[Problem]:
    if LEAST <= number <= MOST:
        return []
    return [
        Problem(
            f"{number} {'scenario was' if number == 1 else 'scenarios were'} given, and {LEAST} to "
            f"{MOST} can be compared",
            "Name each by its file, or as example:NAME",
        )
    ]


def _unlike(scenarios: Sequence[Scenario]) -> list[Problem]:
    """What has to be alike for net values to be set against each other, and is not."""
    rules: tuple[tuple[str, str, Callable[[Scenario], object]], ...] = (
        ("currency", "currency", lambda scenario: scenario.currency),
        ("horizon_months", "number of months", lambda scenario: scenario.horizon_months),
    )
    problems = []
    for key, name, value in rules:
        told = [value(scenario) for scenario in scenarios]
        if len(set(told)) > 1:
            given = ", ".join(
                f"{title}: {each}"
                for title, each in zip(distinct([s.name for s in scenarios]), told, strict=True)
            )
            problems.append(
                Problem(
                    f"scenarios are compared over one {name}, and these differ ({given})",
                    f"Give them all the same, or set it for all with --set {key}={told[0]}",
                )
            )
    return problems
