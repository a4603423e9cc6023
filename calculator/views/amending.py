"""A part of the scenario edited on a page of its own, put into the plan that is open.

The answers to the six questions stay, and so do the rows of the grid, sound or not: both belong to
other pages.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal, TypeAlias

from calculator.ai_programme import AIProgramme
from calculator.errors import InputError, Problem
from calculator.scenario import Scenario, scenario_from
from calculator.views.grid.session import edited_here, rebased
from calculator.views.session import Opened, State

Part: TypeAlias = Literal["ai_programme", "assumptions", "compliance"]
Rules: TypeAlias = Callable[[Scenario], Iterable[Problem]]


def programme_now(state: State) -> AIProgramme:
    """Return the AI programme of the open plan, at the readiness answered last."""
    programme: AIProgramme = state["opened"].scenario.ai_programme
    level: int = state["answers"].readiness_level
    return programme.model_copy(update={"readiness_level": level})


def amend(state: State, part: Part, data: Mapping[str, Any], rules: Rules | None = None) -> None:
    """Put plain data in the place of a part of the open plan.

    `rules` say what else must hold of the plan it becomes. `InputError` says why the data does not
    fit; then everything stays as it was.
    """
    opened: Opened = state["opened"]
    given = opened.scenario.model_dump(mode="python", exclude_unset=True)
    scenario = scenario_from({**given, part: dict(data)})
    if problems := tuple(rules(scenario) if rules else ()):
        raise InputError(problems)
    value = getattr(scenario, part)

    def carried(version: Opened) -> Opened:
        changed = version.scenario.model_copy(update={part: value})
        return edited_here(version, changed) if _knows_its_teams(changed) else version

    # The teams stay the same objects: every step back would hold thousands of its own otherwise.
    state["opened"] = edited_here(opened, opened.scenario.model_copy(update={part: value}))
    if part == "ai_programme":
        state["answers"] = replace(state["answers"], readiness_level=value.readiness_level)
    if "grid" in state:
        state["grid"] = rebased(state["grid"], carried)


def _knows_its_teams(scenario: Scenario) -> bool:
    """Whether a version of the plan has every team that the initiatives speak of."""
    served = {team for item in scenario.ai_programme.initiatives for team in item.teams}
    return served <= {team.team for team in scenario.teams}
