"""What the plan does not say and the model still needs: defaults in use, and who is protected."""

from collections.abc import Sequence
from typing import Final

from calculator.beliefs import constant
from calculator.defaults import complete
from calculator.library import Library
from calculator.reading.plans.columns import COLUMNS
from calculator.scenario import Scenario, Team
from calculator.views.grid.cells import cell
from calculator.views.grid.rows import in_order
from calculator.views.grid.words import default, label
from calculator.views.money import percent, posts, whole

DRAWN: Final = ("slack", "spare_capacity_use")
WORK: Final = {"programme_share": "the AI programme", "compliance_share": "compliance"}


def defaults_in_use(scenario: Scenario, library: Library) -> dict[str, list[str]]:
    """Return, team by team, what the empty cells stand for; a cell that is filled stays empty."""
    filled = complete(scenario, library)
    table = {"Team": [team.team for team in scenario.teams]}
    for field in in_order():
        said = [team.model_fields_set for team in scenario.teams]
        column = [
            ""
            if field in given and getattr(own, field) is not None
            else _shown(team, field, filled)
            for own, given, team in zip(scenario.teams, said, filled.teams, strict=True)
        ]
        if any(column):
            table[label(field)] = column
    return table


def protected(scenario: Scenario, library: Library) -> dict[str, list[str]]:
    """Return which teams `protect` spares, why, and how many posts it moves elsewhere."""
    threshold = constant("protect_threshold", scenario, library)
    found: dict[str, list[str]] = {"Team": [], "Why": [], "Posts moved to other teams": []}
    for team in complete(scenario, library).teams:
        reasons = _reasons(team, threshold)
        if reasons:
            found["Team"].append(team.team)
            found["Why"].append(reasons)
            found["Posts moved to other teams"].append(posts(team.planned_cuts))
    return found


def protected_sentence(teams: Sequence[str], scenario: Scenario, library: Library) -> str:
    """Say how many teams are protected, and by which rule."""
    share = percent(constant("protect_threshold", scenario, library))
    count = {0: "No team is", 1: "1 team is"}.get(len(teams), f"{whole(len(teams))} teams are")
    return (
        f"{count} protected. The alternative “Protect the builders” ends as many posts as the "
        f"plan, none of them in a team that gives {share} or more of its time to the AI programme "
        "or to compliance, or that is marked below; their cuts move to the other teams, in "
        "proportion to the posts left there. The plan itself is not changed."
    )


def _reasons(team: Team, threshold: float) -> str:
    by_time = [
        f"{percent(given)} of its time on {work}"
        for field, work in WORK.items()
        if (given := getattr(team, field) or 0.0) >= threshold
    ]
    return "; ".join([*by_time, *(["marked in the plan"] if team.protected else [])])


def _shown(team: Team, field: str, scenario: Scenario) -> str:
    value = getattr(team, field)
    is_drawn = value is None and field in DRAWN
    return default(field, scenario) if is_drawn else cell(value, COLUMNS[field])
