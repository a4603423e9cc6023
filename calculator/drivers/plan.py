"""How deep the plan cuts, and when: moved for all teams alike."""

import math

from calculator.drivers.driver import Driver
from calculator.questions import spread, with_posts
from calculator.scenario import Scenario, Team, cut_schedule

SHALLOWEST = 1 / 20  # of the plan; with no cut at all nothing is gained or lost, whatever is true
DEEPEST = 4.0  # times the plan, where there are as many posts


def depth(scenario: Scenario) -> float:
    """Return the posts the plan ends, as a share of all posts."""
    return math.fsum(team.planned_cuts for team in scenario.teams) / _posts(scenario)


def deepest(scenario: Scenario) -> float:
    """Return the share of all posts that are in teams where the plan ends any."""
    cut = math.fsum(team.headcount for team in scenario.teams if team.planned_cuts)
    return cut / _posts(scenario)


def with_depth(scenario: Scenario, share: float) -> Scenario:
    """Return the plan ending another share of all posts.

    Every team's cuts move in proportion; what a team has no posts for falls to the other teams that
    are cut.
    """
    planned = [team.planned_cuts for team in scenario.teams]
    limits = [team.headcount for team in scenario.teams]
    total = min(share, deepest(scenario)) * _posts(scenario)
    posts = spread(total, planned, limits)
    teams = (
        team.model_copy(update=with_posts(team, min(ended, team.headcount)))
        if team.planned_cuts
        else team
        for team, ended in zip(scenario.teams, posts, strict=True)
    )
    return scenario.model_copy(update={"teams": tuple(teams)})


def depth_driver(scenario: Scenario) -> Driver:
    """Lay out the depth of the cut, from hardly any of the plan to several times as much."""
    now = depth(scenario)
    return Driver(
        id="teams.planned_cuts",
        label="Depth of the cut, of all posts",
        unit="share",
        now=now,
        low=SHALLOWEST * now,
        high=min(DEEPEST * now, deepest(scenario)),
        move=with_depth,
    )


def month_driver(scenario: Scenario) -> Driver:
    """Lay out the month of the first cut; later cuts of a schedule keep their distance."""
    first, last = _months(scenario)
    return Driver(
        id="teams.cut_month",
        label="Month of the first cut",
        unit="month",
        now=first,
        low=1,
        high=scenario.horizon_months - (last - first),
        move=_with_first_month,
        whole=True,
    )


def last_month(scenario: Scenario) -> int:
    """Return the month of the last cut."""
    return _months(scenario)[1]


def _months(scenario: Scenario) -> tuple[int, int]:
    months = [cut.month for team in scenario.teams for cut in team.cuts if cut.posts]
    return (min(months), max(months)) if months else (1, 1)


def _with_first_month(scenario: Scenario, month: float) -> Scenario:
    shift = round(month) - _months(scenario)[0]
    teams = tuple(_shifted(team, shift) for team in scenario.teams)
    return scenario.model_copy(update={"teams": teams})


def _shifted(team: Team, months: int) -> Team:
    if not team.planned_cuts:
        return team
    if not isinstance(team.cut_month, str):
        return team.model_copy(update={"cut_month": (team.cut_month or 1) + months})
    cuts = (cut for cut in cut_schedule(team.cut_month) if cut.posts)
    text = ";".join(f"{cut.month + months}:{cut.posts!r}" for cut in cuts)
    return team.model_copy(update={"cut_month": text})


def _posts(scenario: Scenario) -> float:
    return math.fsum(team.headcount for team in scenario.teams)
