"""A file with one row per employee, grouped into teams in memory; no id and no name is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from calculator.errors import Problem
from calculator.fields import MAX_TEAMS
from calculator.reading.employees.calendar import Start
from calculator.reading.employees.columns import EMPLOYEES, says_who
from calculator.reading.employees.groups import SMALLEST, Grouping, People, grouped
from calculator.reading.employees.people import people_of
from calculator.reading.employees.rows import Faults, coded_rows, raise_if_any
from calculator.reading.employees.teams import teams
from calculator.reading.employees.titles import UNKNOWN
from calculator.reading.headers import HeaderMatch, matched
from calculator.reading.numbers import shortened
from calculator.reading.origin import Origin
from calculator.reading.table import Limits, Stream, TextRow
from calculator.scenario import ROLE_FAMILIES

EMPLOYEE_LIMITS = Limits(rows=500_000, one_row="one row an employee", bytes=60_000_000, seconds=120)
_UNKNOWN = ROLE_FAMILIES.index(UNKNOWN)


@dataclass(frozen=True, slots=True)
class Employees:
    """What an employee file says, without a trace of any one person: teams as plain data."""

    teams: tuple[dict[str, Any], ...]
    warnings: tuple[Problem, ...]
    origin: Origin


def read_employees(
    stream: Stream,
    file: str,
    *,
    columns: Mapping[str, str],
    currency: str,
    start_month: str,
    horizon_months: int,
) -> Employees:
    """Group the employees of a file by department and kind of work.

    `columns` confirms which field a column holds, by header; currency signs must agree with
    `currency`; leaving dates become months counted from `start_month` (YYYY-MM). `InputError`
    holds the first problems with row and column, and never repeats a cell.
    """
    header = stream.header
    match = matched(header.cells, columns, EMPLOYEES)
    rows = coded_rows(header, stream.rows, match.fields)
    read = people_of(rows, currency, Start.of(start_month, horizon_months))
    in_header = tuple(replace(problem, row=header.number) for problem in match.problems)
    # A column still to be confirmed may hold what decides.
    unsettled = Faults() if in_header else read.unsettled
    own = Faults(len(in_header), in_header)
    raise_if_any((own, rows.ragged, *read.faults, unsettled), header, file, match.suggested)
    raise_if_any((_too_few(read.people),), header, file, {})
    grouping = grouped(read.people, len(read.departments))
    raise_if_any((_too_many(grouping),), header, file, {})
    made = teams(grouping.groups, read.departments)
    notes = (
        *_unused(match, header),
        *_about(read.people, rows.columns),
        *_about_groups(grouping, made),
    )
    return Employees(
        made,
        (*stream.warnings, *(replace(note, file=file) for note in notes)),
        _origin(match, header, grouping),
    )


def _origin(match: HeaderMatch, header: TextRow, grouping: Grouping) -> Origin:
    used = {name: header.cells[index] for index, name in match.fields.items()}
    others = [cell for i, cell in enumerate(header.cells) if cell and i not in match.fields]
    return Origin(
        used,
        unused=tuple(cell for cell in others if not says_who(cell)),
        dropped=tuple(cell for cell in others if says_who(cell)),
        small_groups=grouping.small_groups,
        people_in_small_groups=grouping.people_in_small_groups,
    )


def _too_few(people: People) -> Faults:
    count = len(people.salary)
    rule = f"the file has {count} people; below {SMALLEST} every salary could be read off"
    fix = "Give a headcount plan with one row a team instead"
    return Faults(1, (Problem(rule, fix),)) if count < SMALLEST else Faults()


def _too_many(grouping: Grouping) -> Faults:
    count = len(grouping.groups)
    rule = f"departments and kinds of work make {count:,} teams; the limit is {MAX_TEAMS:,}"
    fix = "Name larger departments"
    return Faults(1, (Problem(rule, fix),)) if count > MAX_TEAMS else Faults()


def _unused(match: HeaderMatch, header: TextRow) -> Iterator[Problem]:
    for index in match.unused:
        name = header.cells[index]
        if name and not says_who(name):
            rule = f"{shortened(name)} is not a column of an employee file, and is not used"
            yield Problem(rule, row=header.number, column=name)


def _about(people: People, columns: Mapping[str, object]) -> Iterator[Problem]:
    everyone = len(people.family)
    unknown = int((people.family == _UNKNOWN).sum())
    if unknown:
        rule = f"the titles of {unknown:,} of {everyone:,} people name no kind of work known here"
        yield Problem(rule, "They count as other work: choose the role family of their teams")
    undated = int(np.isnan(people.service).sum())
    if undated and "hire_date" in columns:
        rule = f"the hire dates of {undated:,} of {everyone:,} people are missing"
        yield Problem(rule, "Average service is that of the others in their team")


def _about_groups(grouping: Grouping, made: tuple[dict[str, Any], ...]) -> Iterator[Problem]:
    if grouping.small_groups:
        rule = (
            f"groups of fewer than {SMALLEST} people ({grouping.small_groups:,}, with "
            f"{grouping.people_in_small_groups:,} in all) were put together with others, so that "
            "no salary can be read off"
        )
        yield Problem(rule, "Look at the role family of the teams they stand in")
    for team, group in zip(made, grouping.groups, strict=True):
        if group.pooled_with is not None:
            partner = made[group.pooled_with]["team"]
            rule = (
                f"{team['team']} has fewer than {SMALLEST} people, so it and {partner} both show "
                "the average salary of the two together"
            )
            yield Problem(rule)
