"""`--set KEY=VALUE`: single values of a scenario, named by their dotted place."""

import copy
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from calculator.errors import InputError, Problem
from calculator.reading.numbers import shortened
from calculator.scenario import Scenario, Team

_SETTING = re.compile(r"\s*(teams\[.*\]\.\w+|[^=]+?)\s*=(.*)", re.DOTALL)
_TEAM_KEY = re.compile(r"teams\[(.*)\]\.(\w+)", re.DOTALL)


def apply_settings(
    data: Mapping[str, Any], settings: Sequence[str], assumption_ids: Collection[str] | None = None
) -> dict[str, Any]:
    """Return a copy of a scenario's plain data with the settings made, the last one winning.

    Values are JSON scalars, else text. `InputError` holds every setting that is no `KEY=VALUE` or
    names nothing known; the values themselves are left to the scenario's own rules. Without
    `assumption_ids` any id passes.
    """
    changed, problems = with_settings(data, settings, assumption_ids)
    if problems:
        raise InputError(problems)
    return changed


def with_settings(
    data: Mapping[str, Any], settings: Sequence[str], assumption_ids: Collection[str] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """Return a copy with the settings that can be made, and a problem for each that cannot."""
    changed = copy.deepcopy(dict(data))
    found = [_apply(changed, setting, assumption_ids) for setting in settings]
    return changed, [problem for problem in found if problem]


def last_setting(settings: Iterable[str], key: str) -> str | None:
    """Return what the settings make of one key, as text; `None` if they leave it alone."""
    return dict(pair for pair in map(split_setting, settings) if pair).get(key)


def split_setting(setting: str) -> tuple[str, str] | None:
    """Split `KEY=VALUE`; the name of a team may hold an equals sign. `None` if there is none."""
    match = _SETTING.fullmatch(setting)
    return (match[1], match[2].strip()) if match else None


def _places(model: type[BaseModel], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the dotted place and the type of every single value under a model."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _places(kind, f"{above}{name}.")
        elif not (get_origin(kind) is tuple and any(map(_is_section, _leaves(kind)))):
            yield above + name, kind


def _is_section(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _leaves(kind: Any) -> Iterator[Any]:
    arguments = get_args(kind)
    if not arguments:
        yield kind
    for argument in arguments:
        yield from _leaves(argument)


_ALL = dict(_places(Scenario))
_OPEN = tuple(place for place, kind in _ALL.items() if get_origin(kind) is dict)  # any name fits
_PLACES = {place: kind for place, kind in _ALL.items() if place not in _OPEN}
_TEAM_FIELDS = dict(_places(Team))


def _apply(
    data: dict[str, Any], setting: str, assumption_ids: Collection[str] | None
) -> Problem | None:
    """Make one setting in place, or say why it cannot be made."""
    pair = split_setting(setting)
    if not pair:
        rule = f"--set {shortened(setting)} has no key and value"
        return Problem(rule, "Write KEY=VALUE, as in horizon_months=24")
    key, text = pair
    team = _TEAM_KEY.fullmatch(key)
    if team:
        return _apply_to_team(data, team[1].strip(), team[2], text)
    if key in _PLACES:
        _put(data, key.split("."), _value(text, _PLACES[key]))
        return None
    place = next((place for place in _OPEN if key.startswith(f"{place}.")), "")
    name = key[len(place) + 1 :]
    if not place or not name:
        return _unknown(key, _PLACES)
    if place == "assumptions" and assumption_ids is not None and name not in assumption_ids:
        return _unknown(key, [f"assumptions.{id_}" for id_ in assumption_ids])
    _put(data, [*place.split("."), name], _value(text, float))
    return None


def _apply_to_team(data: dict[str, Any], name: str, field: str, text: str) -> Problem | None:
    if field not in _TEAM_FIELDS:
        return _unknown(f"teams[{name}].{field}", [f"teams[{name}].{f}" for f in _TEAM_FIELDS])
    teams = data.get("teams")
    teams = teams if isinstance(teams, list | tuple) else ()
    rows = [row for row in teams if isinstance(row, dict)]
    named = [row for row in rows if str(row.get("team")).strip() == name]
    for row in named:
        row[field] = _value(text, _TEAM_FIELDS[field])
    if named:
        return None
    names = [str(row["team"]) for row in rows if row.get("team")]
    near = get_close_matches(name, names, 3, 0.5) or names[:10]
    rule = f"--set teams[{name}].{field}: the plan has no team {shortened(name)}"
    return Problem(rule, f"Closest: {', '.join(near)}" if near else "Give the plan its teams first")


def _put(data: dict[str, Any], words: Sequence[str], value: Any) -> None:
    """Set a value, making the sections above it; a section of a wrong kind is left as it is."""
    *sections, last = words
    for section in sections:
        if data.get(section) is None:
            data[section] = {}
        data = data[section]
        if not isinstance(data, dict):
            return
    data[last] = value


def _value(text: str, kind: Any) -> str | float | bool | list[str] | None:
    """Read a JSON scalar, else keep the text; a field of text alone keeps numbers as text.

    A list is written with commas between its entries.
    """
    if get_origin(kind) is tuple:
        return [entry for part in text.strip("[]").split(",") if (entry := part.strip(" \"'"))]
    try:
        value: object = json.loads(text, parse_constant=str)
    except (ValueError, RecursionError):
        return text
    leaves = list(_leaves(kind))
    wants_text = str in leaves and int not in leaves
    if value is None or isinstance(value, str):
        return value
    return value if isinstance(value, bool | int | float) and not wants_text else text


def _unknown(key: str, known: Collection[str]) -> Problem:
    within = [name for name in known if name.startswith(f"{key}.")]
    near = within[:5] or get_close_matches(key, known, 3, 0.5) or list(known)[:5]
    rule = f"--set {key}: a scenario has no such value"
    return Problem(rule, f"{'Set one of' if within else 'Closest'}: {', '.join(near)}")
