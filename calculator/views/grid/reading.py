"""The grid's text to a plan, by the parser that reads files; and why it is none yet."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from calculator.errors import InputError, Problem
from calculator.reading.plans.draft import Draft, draft
from calculator.reading.plans.file import locate
from calculator.reading.table import Table, TextRow
from calculator.scenario import Scenario, scenario_from, unsound_plan_problems
from calculator.views.grid.rows import FIELDS, Rows, is_empty

HEADER = TextRow(0, FIELDS)
NO_TEAMS = Problem("the plan has no teams", "Give one row a team: name, headcount, salary, cuts")


@dataclass(frozen=True, slots=True)
class Totals:
    """What the rows that can be read add up to; `left_out` counts those that cannot."""

    teams: int
    headcount: float
    payroll: float
    posts_cut: float
    payroll_cut: float
    left_out: int

    @property
    def share_cut(self) -> float | None:
        """Posts cut, of all posts; `None` where there are none."""
        return self.posts_cut / self.headcount if self.headcount else None


@dataclass(frozen=True, slots=True)
class Read:
    """What the grid says: a scenario, or the problems by row that stand in its way.

    The row of a problem is the grid's own, counted from 1; its column is a field. `teams` are the
    rows that are sound in themselves, by that number.
    """

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    teams: Mapping[int, Mapping[str, Any]]
    totals: Totals


def read(rows: Rows, base: Scenario) -> Read:
    """Read the rows as the teams of a scenario, all else as in `base`."""
    lines = tuple(
        TextRow(number, tuple(map(str.strip, cells)))
        for number, cells in enumerate(rows, start=1)
        if not is_empty(cells)
    )
    if not lines:
        return Read(None, (NO_TEAMS,), {}, totals((), 0))
    found = draft(Table(HEADER, lines), "", columns={}, currency=base.currency)
    data = base.model_dump(exclude={"teams"}, exclude_unset=True) | {"teams": list(found.teams)}
    problems = [*found.problems, *_late(found, data)]
    scenario = None
    if not problems:
        try:
            scenario = scenario_from(data)
        except InputError as error:
            problems = [locate(problem, found, "") for problem in error.problems]
    numbers = {row for row in (problem.row for problem in problems) if row}
    sound = {
        row: team
        for index, (row, team) in enumerate(zip(found.team_rows, found.teams, strict=True))
        if index not in found.faulty and row not in numbers
    }
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: problem.row or math.inf)
    return Read(scenario, tuple(ordered), sound, totals(sound.values(), len(lines) - len(sound)))


def totals_of(scenario: Scenario) -> Totals:
    """Add up the teams of a scenario."""
    return totals([team.model_dump() for team in scenario.teams], 0)


def totals(teams: Iterable[Mapping[str, Any]], left_out: int) -> Totals:
    """Add up what can be read."""
    kept = [*teams]

    def total(*fields: str) -> float:
        return math.fsum(math.prod(team[field] for field in fields) for team in kept)

    return Totals(
        teams=len(kept),
        headcount=total("headcount"),
        payroll=total("headcount", "annual_salary"),
        posts_cut=total("planned_cuts"),
        payroll_cut=total("planned_cuts", "annual_salary"),
        left_out=left_out,
    )


def _late(found: Draft, data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what each row breaks of the scenario's own rules, whatever else is wrong with it."""
    for team, row in zip(found.teams, found.team_rows, strict=True):
        for problem in unsound_plan_problems({**data, "teams": [team]}):
            yield locate(problem, found, "", row)
