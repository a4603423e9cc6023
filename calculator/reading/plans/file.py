"""A headcount plan in a file, CSV or a workbook, from bytes to teams."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from calculator.errors import InputError, Problem
from calculator.fields import MAX_TEAMS
from calculator.reading.csv_text import header_cells
from calculator.reading.plans.draft import Draft, draft
from calculator.reading.plans.layout import PLAN
from calculator.reading.sheet import sheet
from calculator.reading.table import Limits
from calculator.scenario import Scenario

DEFAULT_CURRENCY: str = Scenario.model_fields["currency"].default
PLAN_LIMITS = Limits(rows=MAX_TEAMS, one_row="one row a team")


@dataclass(frozen=True, slots=True)
class Plan:
    """The teams of a plan as plain data, and where they stand in the file.

    `rows` gives the line by team name, `headers` the header by field.
    """

    teams: tuple[dict[str, Any], ...]
    warnings: tuple[Problem, ...]
    rows: Mapping[str, int]
    headers: Mapping[str, str]


def read_plan(
    content: bytes,
    file: str,
    *,
    columns: Mapping[str, str] | None = None,
    currency: str = DEFAULT_CURRENCY,
) -> Plan:
    """Read a headcount plan; `InputError` holds every problem with its row and column.

    `columns` confirms which field a column holds, by header (`{"salary": "annual_salary"}`); an
    empty field sets the column aside. Currency signs must agree with `currency`.
    """
    read = draft(
        sheet(content, file, layout=PLAN, limits=PLAN_LIMITS),
        file,
        columns=columns or {},
        currency=currency,
    )
    if read.problems:
        raise InputError(read.problems, dict(read.suggested_columns))
    return Plan(read.teams, read.warnings, read.rows, read.headers)


def locate(problem: Problem, plan: Plan | Draft, file: str, row: int | None = None) -> Problem:
    """Say row and column for a problem of a team, and leave any other as it is.

    The team's name gives the row, unless the row is known: names may stand twice.
    """
    match = re.fullmatch(r"teams\[(.*)\](?:\.(\w+))?", problem.path, re.DOTALL)
    header = plan.headers.get(match[2] or "team") if match else None
    if not match or not header or match[1] not in plan.rows:
        return problem
    return replace(problem, file=file, row=row or plan.rows[match[1]], column=header, path="")


def looks_like_plan(text: str) -> bool:
    """Tell whether a text starts as a headcount plan in CSV does."""
    return len(PLAN.recognised(header_cells(text))) > 1
