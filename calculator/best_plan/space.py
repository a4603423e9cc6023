"""The plans a search chooses from: for every team how many posts end, and in which month.

A plan is a row of whole numbers: the level of each unit, then its month. A unit is one team, or,
in a company of many teams, the teams of one role family that are too small to stand alone. Level 0
ends no posts; a month of 0 stands for the months that the plan itself gives the unit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from calculator.arrays import Floats
from calculator.best_plan.levels import levels_of
from calculator.best_plan.limits import Limits
from calculator.scenario import Scenario, Team

Choice: TypeAlias = NDArray[np.int64]  # (2 * units,): levels, then months
Choices: TypeAlias = NDArray[np.int64]  # (plans, 2 * units)

ALONE: Final = 24  # teams up to which each is a unit
LARGEST: Final = 16  # teams that stay alone where there are more
OWN_MONTHS: Final = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """Teams whose posts are decided together."""

    name: str
    teams: tuple[int, ...]  # rows of the plan
    levels: Floats  # (levels, teams) posts that end, nothing first, ever more
    step: float  # posts between two levels; 0 where levels are shares of headcount
    planned: int  # level that is the plan's own, or the closest to it
    first: int  # lowest month to choose, from 1; `OWN_MONTHS` if the plan has several
    planned_month: int  # the plan's own


@dataclass(frozen=True)
class Space:
    """Every plan that may be chosen. `planned` are posts by month and team, (months, teams)."""

    units: tuple[Unit, ...]
    planned: Floats

    @property
    def months(self) -> int:
        """Months of the horizon."""
        return len(self.planned)

    @cached_property
    def low(self) -> Choice:
        """Lowest value of each number of a plan."""
        return np.array([*(0 for _ in self.units), *(unit.first for unit in self.units)])

    @cached_property
    def high(self) -> Choice:
        """Highest value of each number of a plan."""
        tops = [len(unit.levels) - 1 for unit in self.units]
        return np.array([*tops, *(self.months for _ in self.units)])

    @property
    def size(self) -> float:
        """Number of plans that differ."""
        months = self.high[len(self.units) :] - self.low[len(self.units) :] + 1
        return float(np.prod(1.0 + self.high[: len(self.units)] * months.astype(np.float64)))

    @property
    def keep(self) -> Choice:
        """Nobody leaves."""
        return self.tidy(np.array([*(0 for _ in self.units), *(1 for _ in self.units)]))

    @property
    def as_planned(self) -> Choice:
        """The plan itself, less what is protected."""
        levels = [unit.planned for unit in self.units]
        return self.tidy(np.array([*levels, *(unit.planned_month for unit in self.units)]))

    def tidy(self, choice: Choice | Floats) -> Choice:
        """Return the plan within its bounds, months that say nothing made alike."""
        units = len(self.units)
        found = np.clip(np.rint(choice).astype(np.int64), self.low, self.high)
        found[units:] = np.where(found[:units] > 0, found[units:], 1)
        return found

    def schedule(self, choice: Choice) -> Floats:
        """Posts that end by month and team, (months, teams)."""
        found = np.zeros_like(self.planned)
        for unit, level, month in self.chosen(choice):
            posts = unit.levels[level]
            if month == OWN_MONTHS:
                found[:, unit.teams] = self._own_months(unit, posts)
            else:
                found[month - 1, unit.teams] = posts
        return found

    def chosen(self, choice: Choice) -> Iterator[tuple[Unit, int, int]]:
        """Every unit that loses posts, with its level and month."""
        levels, months = np.split(choice, 2)
        for unit, level, month in zip(self.units, levels, months, strict=True):
            if level:
                yield unit, int(level), int(month)

    def nearest(self, schedule: Floats) -> Choice:
        """Return the plan that is closest to a schedule by its posts; months are the plan's own."""
        posts = schedule.sum(axis=0)
        levels = [
            int(np.argmin(np.abs(unit.levels.sum(axis=1) - posts[list(unit.teams)].sum())))
            for unit in self.units
        ]
        return self.tidy(np.array([*levels, *(unit.planned_month for unit in self.units)]))

    def every(self) -> Iterator[Choice]:
        """Every plan there is."""
        units = len(self.units)

        def from_unit(position: int, levels: list[int], months: list[int]) -> Iterator[Choice]:
            if position == units:
                yield np.array([*levels, *months])
                return
            yield from from_unit(position + 1, [*levels, 0], [*months, 1])
            for level in range(1, self.high[position] + 1):
                for month in range(self.low[units + position], self.months + 1):
                    yield from from_unit(position + 1, [*levels, level], [*months, month])

        return from_unit(0, [], [])

    def _own_months(self, unit: Unit, posts: Floats) -> Floats:
        """Spread the posts of a unit over the plan's months, each team's in proportion."""
        own = self.planned[:, list(unit.teams)]
        total = own.sum(axis=0)
        pattern = np.where(total > 0, own, own.sum(axis=1, keepdims=True))
        return pattern / pattern.sum(axis=0) * posts


def space_of(scenario: Scenario, limits: Limits) -> Space:
    """Lay out what may be chosen for a complete scenario; protected teams lose nothing."""
    planned = schedule_of(scenario)
    free = [
        row
        for row, team in enumerate(scenario.teams)
        if team.team not in limits.protected and (team.planned_cuts or not limits.at_most_planned)
    ]
    units = [
        _unit(name, rows, scenario.teams, planned, limits)
        for name, rows in _groups(scenario.teams, free)
    ]
    return Space(tuple(units), planned)


def schedule_of(scenario: Scenario) -> Floats:
    """Posts that end by month and team under the plan itself, (months, teams)."""
    found = np.zeros((scenario.horizon_months, len(scenario.teams)))
    for row, team in enumerate(scenario.teams):
        for cut in team.cuts:
            found[cut.month - 1, row] += cut.posts
    return found


def with_schedule(scenario: Scenario, schedule: Floats) -> Scenario:
    """Return the scenario with other cuts; what it says besides stays as it is."""
    teams = [
        team.model_copy(update=_cuts(schedule[:, row])) for row, team in enumerate(scenario.teams)
    ]
    return scenario.model_copy(update={"teams": tuple(teams)})


def _cuts(posts: Floats) -> dict[str, object]:
    """Write the cuts of one team as a scenario does; posts by month."""
    months = np.flatnonzero(posts)
    if len(months) < 2:  # noqa: PLR2004 - one month needs no schedule
        month = int(months[0]) + 1 if len(months) else 1
        return {"planned_cuts": float(posts.sum()), "cut_month": month}
    text = ";".join(f"{month + 1}:{float(posts[month])!r}" for month in months)
    return {"planned_cuts": float(posts.sum()), "cut_month": text}


def _groups(teams: Sequence[Team], free: Sequence[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Name the units and their rows: each team, or the largest ones and the rest by family."""
    if len(free) <= ALONE:
        alone = set(free)
    else:
        ranked = sorted(free, key=lambda row: _weight(teams[row]), reverse=True)
        alone = set(ranked[:LARGEST])
    yield from ((teams[row].team, (row,)) for row in free if row in alone)
    families = dict.fromkeys(teams[row].role_family for row in free if row not in alone)
    for family in families:
        rows = tuple(r for r in free if r not in alone and teams[r].role_family == family)
        yield family, rows


def _weight(team: Team) -> tuple[float, float]:
    """What a team weighs in the decision: the pay that the plan ends, then all of its pay."""
    return team.planned_cuts * team.annual_salary, team.headcount * team.annual_salary


def _unit(
    name: str, rows: tuple[int, ...], teams: Sequence[Team], planned: Floats, limits: Limits
) -> Unit:
    own = planned[:, list(rows)]
    most = np.array([teams[row].headcount for row in rows])
    if limits.at_most_planned:
        most = own.sum(axis=0)
    levels, step = levels_of(own.sum(axis=0), most)
    months = np.flatnonzero(own.any(axis=1)) + 1
    several = len(months) > 1
    return Unit(
        name=name,
        teams=rows,
        levels=levels,
        step=step,
        planned=int(np.argmin(np.abs(levels - own.sum(axis=0)).sum(axis=1))),
        first=OWN_MONTHS if several else 1,
        planned_month=OWN_MONTHS if several else int(months[0]) if len(months) else 1,
    )
