"""Numbers of the teams, moved for all teams alike: each goes the same share of its own way.

The driver is their mean, weighted by posts. A number goes no further than a quarter or four times
of what it is, or than what a scenario allows; a share goes all the way.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from calculator.arrays import Floats
from calculator.beliefs import belief
from calculator.distributions import Fixed
from calculator.drivers.driver import Driver, Evidence
from calculator.library import Library
from calculator.scenario import Scenario, Team

SPAN: Final = 4.0  # times a number, and its inverse

Limits = Callable[[Team, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Field:
    """A number of every team: its limits, and the assumption it is multiplied by in every draw."""

    name: str
    limits: Limits
    factor: str = ""
    claims_only: bool = False
    label: str = ""
    unit: str = ""


def _within(low: float, high: float) -> Limits:
    """Limits of a quantity: a quarter and four times, between what a scenario allows."""
    return lambda _, value: (max(low, value / SPAN), min(high, value * SPAN))


def _share(_: Team, __: float) -> tuple[float, float]:
    return 0.0, 1.0


def _free_time(team: Team, value: float) -> tuple[float, float]:
    """Limits of time on the programme: never none at all, never more than compliance leaves."""
    return value / SPAN, 1 - (team.compliance_share or 0.0)


PAY: Final = Field(
    "annual_salary", _within(0, 1e12), label="Base salary", unit="scenario currency per year"
)
CLAIM: Final = Field(
    "ai_share_claimed",
    _share,
    claims_only=True,
    label="Work AI is said to take over, in teams with a claim",
    unit="share",
)
BUILDERS: Final = Field("programme_share", _free_time)
ALWAYS: Final = (
    PAY,
    Field("documented_share", _share),
    Field("holders_per_system", _within(1, 1000)),
    Field("annual_quit_rate", _within(0, 1), factor="quit_rate_factor"),
    Field("time_to_fill_days", _within(0, 1000), factor="time_to_fill_factor"),
)


def team_wide(scenario: Scenario, library: Library) -> Iterator[Driver]:
    """Yield what can be moved in all teams; what only a claim gives meaning to, only with one."""
    for field in (*ALWAYS, *((CLAIM, BUILDERS) if _claims(scenario) else ())):
        weights, values, low, high = _laid_out(scenario, field)
        now, least, most = (float(weights @ part) for part in (values, low, high))
        column = library.family_columns.get(field.name)
        yield Driver(
            id=f"teams.{field.name}",
            label=field.label or (column.label if column else field.name),
            unit=field.unit or (column.unit if column else ""),
            now=now,
            low=least,
            high=most,
            move=_Move(field),
            evidence=_evidence(field, now, scenario, library),
            usual=_usual(field.name, library) if column and not field.factor else None,
            grade=_grade(field, library),
        )


@dataclass(frozen=True, slots=True)
class _Move:
    field: Field

    def __call__(self, scenario: Scenario, mean: float) -> Scenario:
        """Return the scenario with the mean over the teams at a value."""
        weights, values, low, high = _laid_out(scenario, self.field)
        now = float(weights @ values)
        ends = high if mean > now else low
        way = float(weights @ ends) - now
        # The last step to the limit may overshoot it by rounding.
        share = min((mean - now) / way, 1.0) if way else 0.0
        moved = np.clip(values + share * (ends - values), low, high)
        teams = (
            team.model_copy(update={self.field.name: value}) if weight else team
            for team, value, weight in zip(scenario.teams, moved.tolist(), weights, strict=True)
        )
        return scenario.model_copy(update={"teams": tuple(teams)})


def _laid_out(scenario: Scenario, field: Field) -> tuple[Floats, Floats, Floats, Floats]:
    """Weights, values, lower and upper limits by team, each of shape (teams,)."""
    teams = scenario.teams
    posts = np.array(
        [
            0.0 if field.claims_only and not team.ai_share_claimed else team.headcount
            for team in teams
        ]
    )
    values = [float(getattr(team, field.name)) for team in teams]
    limits = [field.limits(team, value) for team, value in zip(teams, values, strict=True)]
    low, high = np.array(limits).T
    return posts / posts.sum(), np.array(values), low, high


def _evidence(field: Field, now: float, scenario: Scenario, library: Library) -> Evidence | None:
    """Return what is believed: the plan's number, times what it is multiplied by in a draw."""
    if not field.factor or not now:
        return None
    own = scenario.assumptions.get(field.factor)
    distribution = belief(library.entries[field.factor], own)
    return None if isinstance(distribution, Fixed) else Evidence(distribution, now)


def _usual(name: str, library: Library) -> tuple[float, float]:
    defaults: Sequence[float] = [getattr(row, name) for row in library.families.values()]
    return min(defaults), max(defaults)


def _grade(field: Field, library: Library) -> str:
    """Grade of what the plausibility rests on: how sure the multiplier is, or the defaults."""
    if field.factor:
        return library.entries[field.factor].grade
    column = library.family_columns.get(field.name)
    return column.grade if column else ""


def _claims(scenario: Scenario) -> bool:
    return any(team.ai_share_claimed for team in scenario.teams)
