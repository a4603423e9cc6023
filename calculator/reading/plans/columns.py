"""The columns of a headcount plan: the fields of a team."""

from collections.abc import Iterable, Mapping
from typing import Any

from calculator.reading.columns import Column, Kind
from calculator.scenario import Team


def _columns(schema: Mapping[str, Any]) -> dict[str, Column]:
    """Read the columns off the schema of a team, so that no field is described twice."""
    columns = {}
    for field, described in schema["properties"].items():
        types = list(_types(described))
        choices = tuple(choice for kind in types for choice in kind.get("enum", ()))
        columns[field] = Column(
            field,
            "choice" if choices else _kind(types),
            required=field in schema["required"],
            choices=choices,
            takes_schedule={"integer", "string"} <= {kind["type"] for kind in types},
        )
    return columns


def _types(described: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """Yield every type a value may have, through the unions."""
    branches = [*described.get("anyOf", ()), *described.get("oneOf", ())]
    if not branches:
        yield described
    for branch in branches:
        yield from _types(branch)


def _kind(types: Iterable[Mapping[str, Any]]) -> Kind:
    units = {kind["unit"] for kind in types if "unit" in kind}
    if any(unit.startswith("scenario currency") for unit in units):
        return "money"
    if "share" in units:
        return "share"
    if "month" in units:
        return "month"
    if units:
        return "number"
    return "flag" if any(kind["type"] == "boolean" for kind in types) else "text"


COLUMNS: Mapping[str, Column] = _columns(Team.model_json_schema())
