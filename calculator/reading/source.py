"""A source to a scenario: a headcount plan, a scenario file, or a built-in example."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from calculator.errors import InputError, Problem
from calculator.examples import example
from calculator.library import load
from calculator.reading.employees.columns import (
    EMPLOYEES,
    PLAN_OR_EMPLOYEES,
    is_employee_file,
    says_who,
)
from calculator.reading.employees.file import EMPLOYEE_LIMITS, read_employees
from calculator.reading.encoding import WORKBOOK
from calculator.reading.file_content import file_content
from calculator.reading.origin import Origin
from calculator.reading.pdf_attachment import ATTACHED, ENDING, PDF, attached_scenario
from calculator.reading.pdf_attachment import MAX_BYTES as PDF_BYTES
from calculator.reading.plans.draft import draft
from calculator.reading.plans.file import DEFAULT_CURRENCY, PLAN_LIMITS, locate, looks_like_plan
from calculator.reading.plans.layout import PLAN
from calculator.reading.scenario_file import scenario_data
from calculator.reading.settings import last_setting, split_setting, with_settings
from calculator.reading.sheet import header_of, sheet, sheet_rows
from calculator.scenario import Scenario, scenario_from, unsound_plan_problems

_EXAMPLE = "example:"
_PLAN_ENDINGS = {".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"}
_SCENARIO_ENDINGS = {".json", ".yaml", ".yml", ".toml"}
_ENOUGH_TO_TELL = 10_000
MAX_BYTES = max(EMPLOYEE_LIMITS.bytes, PLAN_LIMITS.bytes, PDF_BYTES)
_ANY_TEAM = {"team": "any", "headcount": 1, "annual_salary": 1, "planned_cuts": 0}


@dataclass(frozen=True, slots=True)
class Reading:
    """A scenario that keeps every rule, and notes on what of the source was not used.

    `origin` says how the columns of a table were read; `None` where the source was no table.
    `of_employees` says that a row was a person: not even the file's name goes further then.
    """

    scenario: Scenario
    warnings: tuple[Problem, ...] = ()
    origin: Origin | None = field(default=None, compare=False)
    of_employees: bool = False


def read_source(
    source: str,
    *,
    columns: Mapping[str, str] | None = None,
    settings: Sequence[str] = (),
    assumption_ids: Collection[str] | None = None,
    as_of: str | None = None,
) -> Reading:
    """Read `example:NAME`, or the file at a path; otherwise as `read_bytes`."""
    if source.startswith(_EXAMPLE):
        data = example(source.removeprefix(_EXAMPLE)).scenario
        return Reading(_from_data(data, source, settings, assumption_ids))
    return read_bytes(
        file_content(source, MAX_BYTES),
        PurePath(source).name,
        columns=columns,
        settings=settings,
        assumption_ids=assumption_ids,
        as_of=as_of,
    )


def read_bytes(
    content: bytes,
    file: str,
    *,
    columns: Mapping[str, str] | None = None,
    settings: Sequence[str] = (),
    assumption_ids: Collection[str] | None = None,
    as_of: str | None = None,
) -> Reading:
    """Read a plan or employees (CSV, XLSX), or a scenario (JSON, YAML, TOML), named `file`.

    A document made here (PDF) has its scenario attached.

    `columns` confirms the field of a column by its header; `settings` are `KEY=VALUE` texts
    made on top; `assumption_ids` are the ids that `assumptions.<id>=NUMBER` may name. A file of
    employees that says no start begins in `as_of`, by default the month of today's set.
    `InputError` holds every problem at once, with row and column where the file has them.
    """
    if _is_pdf(content, file):
        attached, notes = attached_scenario(content, file)
        data = scenario_data(attached, ATTACHED)
        return Reading(_from_data(data, file, settings, assumption_ids), notes)
    if holds_employees(content, file, columns or {}):
        return _from_employees(content, file, columns or {}, settings, assumption_ids, as_of)
    if _is_plan(content, file):
        return _from_plan(content, file, columns or {}, settings, assumption_ids)
    data = scenario_data(content, file)
    return Reading(_from_data(data, file, settings, assumption_ids))


def is_whole(file: str) -> bool:
    """Tell by its ending whether a file holds a whole scenario: as text, or in a document."""
    return PurePath(file).suffix.casefold() in {*_SCENARIO_ENDINGS, ENDING}


def holds_employees(content: bytes, file: str, columns: Mapping[str, str]) -> bool:
    """Tell whether a file has one row per employee, by its header and the confirmed columns."""
    if is_whole(file):
        return False
    header = header_of(content, file, layout=PLAN_OR_EMPLOYEES, limits=EMPLOYEE_LIMITS)
    return is_employee_file(header, columns)


def _from_employees(
    content: bytes,
    file: str,
    columns: Mapping[str, str],
    settings: Sequence[str],
    assumption_ids: Collection[str] | None,
    as_of: str | None,
) -> Reading:
    """Check the settings first: the dates and signs of the file are held against them."""
    general = [setting for setting in settings if not setting.lstrip().startswith("teams[")]
    frame = _from_data({"teams": [_ANY_TEAM]}, file, general, assumption_ids)
    start_month = frame.start_month or as_of or load().as_of
    read = read_employees(
        sheet_rows(content, file, layout=EMPLOYEES, limits=EMPLOYEE_LIMITS),
        file,
        columns=columns,
        currency=frame.currency,
        start_month=start_month,
        horizon_months=frame.horizon_months,
    )
    data = {"start_month": start_month, "teams": read.teams}
    scenario = _from_data(data, file, settings, assumption_ids)
    return Reading(scenario, read.warnings, read.origin, of_employees=True)


def _is_pdf(content: bytes, file: str) -> bool:
    ending = PurePath(file).suffix.casefold()
    return ending == ENDING or (content.startswith(PDF) and ending not in _SCENARIO_ENDINGS)


def _is_plan(content: bytes, file: str) -> bool:
    ending = PurePath(file).suffix.casefold()
    if ending in _PLAN_ENDINGS or content.startswith(WORKBOOK):
        return True
    if ending in _SCENARIO_ENDINGS:
        return False
    return looks_like_plan(content[:_ENOUGH_TO_TELL].decode("utf-8-sig", "replace"))


def _from_plan(
    content: bytes,
    file: str,
    columns: Mapping[str, str],
    settings: Sequence[str],
    assumption_ids: Collection[str] | None,
) -> Reading:
    """Check the sound teams against the whole scenario, so that one round of mending is enough."""
    currency = last_setting(settings, "currency") or DEFAULT_CURRENCY
    table = sheet(content, file, layout=PLAN, limits=PLAN_LIMITS)
    columns = {**_who_set_aside(table.header.cells), **columns}
    plan = draft(table, file, columns=columns, currency=currency)
    data, wrong = with_settings({"teams": plan.teams}, settings, assumption_ids)
    late = [
        (problem, row)
        for team, row in zip(data["teams"], plan.team_rows, strict=True)
        for problem in unsound_plan_problems({**data, "teams": [team]})
    ]
    data["teams"] = [team for i, team in enumerate(data["teams"]) if i not in plan.faulty]
    scenario, broken = _checked(data)
    found = [
        problem if _is_set(problem, settings) else locate(problem, plan, file, row)
        for problem, row in (*late, *((problem, None) for problem in broken))
        if data["teams"] or problem.path != "teams"
    ]
    in_file = sorted(
        dict.fromkeys((*_own(plan.problems, found), *found)),
        key=lambda problem: problem.row or math.inf,
    )
    problems = [*in_file, *wrong]
    if problems or not scenario:
        raise InputError(problems, dict(plan.suggested_columns))
    used = plan.headers.values()
    unused = tuple(cell for cell in table.header.cells if cell and cell not in used)
    return Reading(scenario, plan.warnings, Origin(plan.headers, unused))


def _own(of_plan: Sequence[Problem], found: Sequence[Problem]) -> list[Problem]:
    """Leave out what lies past the longest horizon where the scenario's own is named too."""
    past = "lies past the horizon"
    places = {(problem.row, problem.column) for problem in found if past in problem.rule}
    return [p for p in of_plan if past not in p.rule or (p.row, p.column) not in places]


def _who_set_aside(header: Sequence[str]) -> dict[str, str]:
    """Set aside who a row is about, where columns confirmed make a plan of an employee file."""
    return dict.fromkeys(filter(says_who, header), "") if is_employee_file(header) else {}


def _from_data(
    data: Mapping[str, Any],
    file: str,
    settings: Sequence[str],
    assumption_ids: Collection[str] | None,
) -> Scenario:
    changed, wrong = with_settings(data, settings, assumption_ids)
    scenario, broken = _checked(changed)
    problems = [
        *(p if _is_set(p, settings) else replace(p, file=file) for p in broken),
        *wrong,
    ]
    if problems or not scenario:
        raise InputError(problems)
    return scenario


def _checked(data: Mapping[str, Any]) -> tuple[Scenario | None, tuple[Problem, ...]]:
    try:
        return scenario_from(data), ()
    except InputError as error:
        return None, error.problems


def _is_set(problem: Problem, settings: Sequence[str]) -> bool:
    """Tell whether a problem lies in a value that a setting gave, not the file."""
    return problem.path in {pair[0] for pair in map(split_setting, settings) if pair}
