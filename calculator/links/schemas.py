"""The schema of a scenario by payload version: what a field that a link leaves out meant.

`schemas/<payload version>.json` is the JSON Schema of a scenario without its words, kept when the
version was new. A field is named by its path, as in `company.slack` or `teams[].slack`.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from calculator.scenario import Scenario

Json: TypeAlias = dict[str, Any]
Fields: TypeAlias = Mapping[str, Json]

SCHEMAS: Final = Path(__file__).parent / "schemas"
EACH: Final = "[]"
WORDS: Final = frozenset({"description", "title"})


def todays() -> Json:
    """Return the schema of a scenario as it is, without its words."""
    found: Json = _plain(Scenario.model_json_schema())
    return found


@cache
def frozen(version: int) -> Json:
    """Return the schema that a payload version was made with."""
    found: Json = json.loads((SCHEMAS / f"{version}.json").read_text(encoding="utf-8"))
    return found


def versions() -> tuple[int, ...]:
    """Return every payload version there ever was, oldest first."""
    return tuple(sorted(int(path.stem) for path in SCHEMAS.glob("*.json")))


def fields(schema: Json) -> dict[str, Json]:
    """Return every field of a schema that holds a value of its own, by path."""
    return dict(_fields(schema, schema, ""))


def choices(node: Any) -> Iterator[str]:
    """Yield every word that a field takes, wherever in its schema it stands."""
    if isinstance(node, dict):
        yield from (word for word in node.get("enum", ()) if isinstance(word, str))
        for item in node.values():
            yield from choices(item)
    elif isinstance(node, list):
        for item in node:
            yield from choices(item)


def names(schema: Json) -> set[str]:
    """Return all that a scenario could say: every path, and every `path=choice`."""
    found = fields(schema)
    return {*found, *(f"{path}={word}" for path, node in found.items() for word in choices(node))}


def _fields(node: Json, schema: Json, above: str) -> Iterator[tuple[str, Json]]:
    for name, field in node["properties"].items():
        inner, path = field, f"{above}{name}"
        if "$ref" in field.get("items", {}):
            inner, path = field["items"], f"{path}{EACH}"
            yield f"{above}{name}", field
        if "$ref" in inner:
            target = schema["$defs"][inner["$ref"].rsplit("/", 1)[1]]
            yield from _fields(target, schema, f"{path}.")
        else:
            yield path, field


def _plain(node: Any, *, named: bool = False) -> Any:
    """Leave the words out; under `properties` and `$defs` a key is a name, and stays."""
    if isinstance(node, dict):
        return {
            key: _plain(item, named=key in {"properties", "$defs"} and not named)
            for key, item in node.items()
            if named or key not in WORDS
        }
    return [_plain(item) for item in node] if isinstance(node, list) else node
