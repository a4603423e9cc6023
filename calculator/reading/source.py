"""A source to a scenario: a headcount plan, a scenario file, or a built-in example."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from calculator.errors import InputError, Problem
from calculator.examples import example
from calculator.reading.encoding import WORKBOOK
from calculator.reading.numbers import shortened
from calculator.reading.plan_csv import DEFAULT_CURRENCY, locate, looks_like_plan
from calculator.reading.plan_draft import draft
from calculator.reading.scenario_file import scenario_data
from calculator.reading.settings import last_setting, split_setting, with_settings
from calculator.reading.table import MAX_BYTES, SAVE_AS_CSV, table
from calculator.scenario import MAX_TEAMS, Scenario, scenario_from, unsound_plan_problems

_EXAMPLE = "example:"
_PLAN_ENDINGS = {".csv", ".tsv", ".tab"}
_SCENARIO_ENDINGS = {".json", ".yaml", ".yml", ".toml"}
_WORKBOOK_ENDINGS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"}
_ENOUGH_TO_TELL = 10_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A scenario that keeps every rule, and notes on what of the source was not used."""

    scenario: Scenario
    warnings: tuple[Problem, ...] = ()


def read_source(
    source: str,
    *,
    columns: Mapping[str, str] | None = None,
    settings: Sequence[str] = (),
    assumption_ids: Collection[str] | None = None,
) -> Reading:
    """Read `example:NAME`, or the file at a path; otherwise as `read_bytes`."""
    if source.startswith(_EXAMPLE):
        data = example(source.removeprefix(_EXAMPLE)).scenario
        return Reading(_from_data(data, source, settings, assumption_ids))
    return read_bytes(
        _content(source),
        PurePath(source).name,
        columns=columns,
        settings=settings,
        assumption_ids=assumption_ids,
    )


def read_bytes(
    content: bytes,
    file: str,
    *,
    columns: Mapping[str, str] | None = None,
    settings: Sequence[str] = (),
    assumption_ids: Collection[str] | None = None,
) -> Reading:
    """Read a headcount plan (CSV) or a scenario file (JSON, YAML, TOML) with the name `file`.

    `columns` confirms the field of a plan's column by its header; `settings` are `KEY=VALUE` texts
    made on top; `assumption_ids` are the ids that `assumptions.<id>=NUMBER` may name. `InputError`
    holds every problem at once, with row and column where the file has them.
    """
    if _is_plan(content, file):
        return _from_plan(content, file, columns or {}, settings, assumption_ids)
    data = scenario_data(content, file)
    return Reading(_from_data(data, file, settings, assumption_ids))


def _is_plan(content: bytes, file: str) -> bool:
    ending = PurePath(file).suffix.casefold()
    if ending in _WORKBOOK_ENDINGS or content.startswith(WORKBOOK):
        rule = "spreadsheet workbooks are not read"
        raise InputError([Problem(rule, SAVE_AS_CSV, file)])
    if ending in _PLAN_ENDINGS | _SCENARIO_ENDINGS:
        return ending in _PLAN_ENDINGS
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
    sheet = table(content, file, max_rows=MAX_TEAMS)
    plan = draft(sheet, file, columns=columns, currency=currency)
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
        dict.fromkeys((*plan.problems, *found)), key=lambda problem: problem.row or math.inf
    )
    problems = [*in_file, *wrong]
    if problems or not scenario:
        raise InputError(problems, dict(plan.suggested_columns))
    return Reading(scenario, plan.warnings)


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


def _content(source: str) -> bytes:
    """Return the bytes of a file, one more than the limit at most."""
    given = shortened(source)
    try:
        with Path(source).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        rule = f"there is no file {given}"
        problem = Problem(rule, f"Check the path; a built-in example is {_EXAMPLE}NAME")
    except IsADirectoryError:
        problem = Problem(f"{given} is a folder", "Name a file in it")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = Problem(f"{given} cannot be read: {reason}", "Check the path and its permissions")
    raise InputError([problem])
