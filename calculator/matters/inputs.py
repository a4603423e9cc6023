"""What the user tells the model, moved one step down and one step up.

An input has no range of its own: it is moved by a fifth, by half a year, by a level or by two
points, which is a question asked and not a belief held. Inputs that an assumption multiplies (quit
rate, time to fill, ramp, elasticity of demand) are moved by that assumption.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from calculator.ai_programme import READINESS_LEVELS
from calculator.questions import with_posts
from calculator.scenario import Scenario, Team

Move: TypeAlias = Callable[[Scenario, int], Scenario]

FIFTH: Final = 0.2
MONTHS: Final = 6
POINTS: Final = 0.02
EVIDENCE: Final = ("claim", "pilot", "measured")
LEAST_HOLDERS: Final = 1.0
LEAST_GROWTH: Final = -0.5


@dataclass(frozen=True, slots=True)
class Step:
    """One input: what it is called, what its two ends are called, and the scenario at either end.

    An end is missing where the input cannot go that way.
    """

    id: str
    label: str
    names: tuple[str, str]
    ends: tuple[Scenario | None, Scenario | None]


def steps(scenario: Scenario) -> Iterator[Step]:
    """Move every input that a complete scenario gives; what changes nothing is left out."""
    for id_, label, names, move in MOVES:
        low, high = (
            None if moved == scenario else moved
            for moved in (move(scenario, sign) for sign in (-1, 1))
        )
        if low is not None or high is not None:
            yield Step(id_, label, names, (low, high))


def _teams(scenario: Scenario, change: Callable[[Team], dict[str, Any]]) -> Scenario:
    teams = tuple(team.model_copy(update=change(team)) for team in scenario.teams)
    return scenario.model_copy(update={"teams": teams})


def _posts(scenario: Scenario, sign: int) -> Scenario:
    def change(team: Team) -> dict[str, Any]:
        return with_posts(team, min(team.planned_cuts * (1 + sign * FIFTH), team.headcount))

    return _teams(scenario, change)


def _cut_months(scenario: Scenario, sign: int) -> Scenario:
    def change(team: Team) -> dict[str, Any]:
        parts: dict[int, float] = {}
        for cut in team.cuts:
            month = min(max(cut.month + sign * MONTHS, 1), scenario.horizon_months)
            parts[month] = parts.get(month, 0.0) + cut.posts
        return {"cut_month": _schedule(parts)} if parts else {}

    moved = _teams(scenario, change)
    unmoved = all(
        new.cuts == old.cuts for new, old in zip(moved.teams, scenario.teams, strict=True)
    )
    return scenario if unmoved else moved


def _schedule(parts: dict[int, float]) -> str:
    return ";".join(f"{month}:{posts!r}" for month, posts in parts.items())


def _scaled(name: str, least: float, most: float) -> Move:
    """Move a number of every team by a fifth, within what it can be."""

    def move(scenario: Scenario, sign: int) -> Scenario:
        def change(team: Team) -> dict[str, Any]:
            return {name: min(max(getattr(team, name) * (1 + sign * FIFTH), least), most)}

        return _teams(scenario, change)

    return move


def _programme_share(scenario: Scenario, sign: int) -> Scenario:
    def change(team: Team) -> dict[str, Any]:
        room = 1 - (team.compliance_share or 0)
        return {"programme_share": min((team.programme_share or 0) * (1 + sign * FIFTH), room)}

    return _teams(scenario, change)


def _claimed(scenario: Scenario, sign: int) -> Scenario:
    def change(team: Team) -> dict[str, Any]:
        return {"ai_share_claimed": min((team.ai_share_claimed or 0) * (1 + sign * FIFTH), 1.0)}

    return _teams(scenario, change)


def _evidence(scenario: Scenario, sign: int) -> Scenario:
    def change(team: Team) -> dict[str, Any]:
        if not team.ai_share_claimed:
            return {}
        place = EVIDENCE.index(team.claim_evidence or EVIDENCE[0]) + sign
        return {"claim_evidence": EVIDENCE[min(max(place, 0), len(EVIDENCE) - 1)]}

    return _teams(scenario, change)


def _readiness(scenario: Scenario, sign: int) -> Scenario:
    if not any(team.ai_share_claimed for team in scenario.teams):
        return scenario
    programme = scenario.ai_programme
    level = programme.readiness_level + sign
    if level not in READINESS_LEVELS:
        return scenario
    moved = programme.model_copy(update={"readiness_level": level})
    return scenario.model_copy(update={"ai_programme": moved})


def _growth(scenario: Scenario, sign: int) -> Scenario:
    growth = max(scenario.company.annual_work_growth + sign * POINTS, LEAST_GROWTH)
    company = scenario.company.model_copy(update={"annual_work_growth": min(growth, 1.0)})
    return scenario.model_copy(update={"company": company})


def _discounting(scenario: Scenario, sign: int) -> Scenario:
    rate = min(max((scenario.discount_rate or 0) + sign * POINTS, 0.0), 1.0)
    return scenario.model_copy(update={"discount_rate": rate})


def _slack(scenario: Scenario, sign: int) -> Scenario:
    """Move the slack that was given; what was not is an assumption."""

    def moved(given: float | None) -> float | None:
        return None if given is None else min(max(given + sign * POINTS, 0.0), 1.0)

    company = scenario.company.model_copy(update={"slack": moved(scenario.company.slack)})
    changed = scenario.model_copy(update={"company": company})
    return _teams(changed, lambda team: {"slack": moved(team.slack)})


A_FIFTH: Final = ("a fifth lower", "a fifth higher")
HALF_A_YEAR: Final = ("six months earlier", "six months later")
ONE_LEVEL: Final = ("one level lower", "one level higher")
TWO_POINTS: Final = ("two points lower", "two points higher")

MOVES: Final[tuple[tuple[str, str, tuple[str, str], Move], ...]] = (
    ("planned_cuts", "Number of posts that end", A_FIFTH, _posts),
    ("cut_month", "Month in which posts end", HALF_A_YEAR, _cut_months),
    ("annual_salary", "Salaries", A_FIFTH, _scaled("annual_salary", 0.0, 1e12)),
    ("slack", "Slack as given", TWO_POINTS, _slack),
    ("ai_share_claimed", "Share of work AI is to take over", A_FIFTH, _claimed),
    ("claim_evidence", "How that share was shown", ONE_LEVEL, _evidence),
    ("readiness_level", "Readiness for AI", ONE_LEVEL, _readiness),
    ("programme_share", "Time on the AI programme", A_FIFTH, _programme_share),
    (
        "holders_per_system",
        "Number of people who know each system",
        A_FIFTH,
        _scaled("holders_per_system", LEAST_HOLDERS, 1000.0),
    ),
    (
        "documented_share",
        "Share of knowledge written down",
        A_FIFTH,
        _scaled("documented_share", 0.0, 1.0),
    ),
    ("tenure_years", "Years of service", A_FIFTH, _scaled("tenure_years", 0.0, 60.0)),
    ("annual_work_growth", "Yearly growth of the work", TWO_POINTS, _growth),
    ("discount_rate", "Discount rate", TWO_POINTS, _discounting),
)
