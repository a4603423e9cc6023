"""A scenario file in JSON, YAML or TOML: bytes to plain data."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from calculator.errors import InputError, Problem
from calculator.fields import MAX_TEAMS
from calculator.reading.encoding import utf8
from calculator.reading.json_text import json_data
from calculator.reading.plans.file import looks_like_plan
from calculator.reading.toml_text import toml_data
from calculator.reading.yaml_text import yaml_data

MAX_BYTES = 5_000_000
MAX_DEPTH = 20
_SAVE_AS_TEXT = "Save the scenario as JSON, YAML or TOML in UTF-8"
_TOML_LINE = re.compile(r"\[\[?[^\[\]{},]+\]\]?\s*(#.*)?|[\w.\"'-]+\s*=.*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}([T ].*)?")
_YEAR_AND_MONTH = len("2026-11")


def scenario_data(content: bytes, file: str) -> dict[str, Any]:
    """Read a scenario file into plain data, not yet checked against the scenario's rules.

    The ending of `file` says the format; where it says none, the text does.
    """
    if len(content) > MAX_BYTES:
        rule = f"the file is larger than {MAX_BYTES / 1e6:.0f} MB"
        raise InputError([Problem(rule, "Leave out what is not part of the scenario", file)])
    text = utf8(content, file, fix=_SAVE_AS_TEXT)
    try:
        return _object(text, _parser(text, file))
    except RecursionError:
        problems = _too_deep().problems
    except InputError as error:
        problems = error.problems
    if looks_like_plan(text):
        rule = "this is a headcount plan, and a scenario was expected"
        problems = (Problem(rule, "Give the file the ending .csv", row=1),)
    raise InputError(replace(problem, file=file) for problem in problems)


def _parser(text: str, file: str) -> Callable[[str], Any]:
    by_ending = {".json": json_data, ".yaml": _yaml_data, ".yml": _yaml_data, ".toml": toml_data}
    ending = PurePath(file).suffix.casefold()
    if ending in by_ending:
        return by_ending[ending]
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    if first.startswith("{"):
        return json_data
    return toml_data if _TOML_LINE.fullmatch(first) else _yaml_data


def _yaml_data(text: str) -> Any:
    return yaml_data(text, MAX_DEPTH)


def _object(text: str, parser: Callable[[str], Any]) -> dict[str, Any]:
    if not text.strip():
        raise InputError([Problem("the file is empty", "Give a scenario, teams at least")])
    data = _plain(parser(text))
    if not isinstance(data, dict):
        rule = "the file holds no scenario: at the top there must be names with values"
        raise InputError([Problem(rule, 'Start with the teams, as in {"teams": [...]}', row=1)])
    month = data.get("start_month")
    if isinstance(month, str) and _DAY.fullmatch(month):
        data["start_month"] = month[:_YEAR_AND_MONTH]
    return data


def _plain(value: Any, depth: int = 0) -> Any:
    """Bound depth and breadth, write dates as text, and refuse text that no file could hold."""
    if depth > MAX_DEPTH:
        raise _too_deep()
    if isinstance(value, dict | list) and len(value) > MAX_TEAMS:
        rule = f"{len(value):,} entries stand side by side; the limit is {MAX_TEAMS:,}"
        raise InputError([Problem(rule, "Put small teams together, or leave some out")])
    if isinstance(value, dict):
        return {_whole(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return _whole(value) if isinstance(value, str) else value


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        rule = f"{ascii(text)[:60]} holds half a character"
        raise InputError([Problem(rule, "Write the whole character")]) from None
    return text


def _too_deep() -> InputError:
    rule = f"the file is nested deeper than {MAX_DEPTH} levels"
    return InputError([Problem(rule, "A scenario is a few levels deep: check the brackets")])
