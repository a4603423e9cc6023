"""Reads YAML files into rows of the grammar, and keeps every problem until the last one is read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import ValidationError

from calculator.entries import Row

RowType = TypeVar("RowType", bound=Row)

SOURCES: Final = "sources.yaml"
WAYS_TO_WRITE: Final = {
    r"^\d{4}-(0[1-9]|1[0-2])$": 'is no month; write year and month, as in "2026-11"',
    r"^\d{4}-\d{2}-\d{2}$": 'is no day; write it as in "2026-11-30"',
    r"^[A-Z]{3}$": "is no currency; write its code, as in USD",
}
# ValueError is a date that the calendar does not have; RecursionError is nesting without end.
UNREADABLE: Final = (OSError, ValueError, RecursionError, yaml.YAMLError)


class UniqueKeys(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # C if built
    """Safe YAML in which a key that stands twice is an error, not the last one's win."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise yaml.YAMLError(f"{', '.join(twice)} stands more than once; keep one")
    return loader.construct_mapping(node, deep=True)


UniqueKeys.add_constructor("tag:yaml.org,2002:map", _mapping)


@dataclass(frozen=True, slots=True)
class AssumptionFiles:
    """The files of one folder, and what is wrong with them: file, key, rule and fix on one line.

    `held` is the data of the files read so far, by name; a set kept elsewhere gives all of it.
    """

    folder: Path
    problems: list[str] = field(default_factory=list)
    held: dict[str, object] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)

    def problem(self, file: str, key: str, rule: str) -> None:
        """Keep one problem."""
        self.problems.append(f"{file}: {key}: {rule}")

    def data(self, file: str) -> object:
        """Return what a file holds; None with a problem where it cannot be read."""
        if file not in self.held:
            self.held[file] = self._read(file)
        return self.held[file]

    def _read(self, file: str) -> object:
        try:
            loader = UniqueKeys((self.folder / file).read_text(encoding="utf-8"))
            return loader.get_single_data()
        except FileNotFoundError:
            self._unreadable(file, "is not there; put it back")
        except UNREADABLE as error:
            rule = f"cannot be read: {' '.join(str(error).split())}; mend it, or put it back"
            self._unreadable(file, rule)
        return None

    def _unreadable(self, file: str, rule: str) -> None:
        self.unreadable.add(file)
        self.problem(file, "the file", rule)

    def mapping(self, file: str, key: str | None = None) -> dict[str, Any]:
        """Return a file, or what stands at one key of it, as a mapping; empty if it is none."""
        data = self.data(file)
        if key is not None and isinstance(data, dict):
            data = data.get(key)
        if isinstance(data, dict):
            return {str(name): values for name, values in data.items()}
        if file not in self.unreadable:
            self.problem(file, key or "the file", "holds no mapping; write lines of key: value")
        return {}

    def sequence(self, file: str) -> list[Any]:
        """Return a file as a list; empty with a problem if it is none."""
        data = self.data(file)
        if isinstance(data, list):
            return data
        if file not in self.unreadable:
            self.problem(file, "the file", "holds no list; begin each line with a dash")
        return []

    def rows(
        self, kind: type[RowType], file: str, data: Mapping[str, Any], **fields: str
    ) -> dict[str, RowType]:
        """Build a row from each key of data; those that break the grammar are left out."""
        rows = {key: self.row(kind, file, key, values, **fields) for key, values in data.items()}
        return {key: row for key, row in rows.items() if row is not None}

    def row(
        self, kind: type[RowType], file: str, key: str, values: object, **fields: str
    ) -> RowType | None:
        """Build one row, `fields` added to its values; None with its problems if it is unsound."""
        if file in self.unreadable:
            return None
        if not isinstance(values, dict):
            self.problem(file, key, "holds no mapping; write its fields below it")
            return None
        named = {str(name): value for name, value in values.items()}
        given = sorted(fields.keys() & named.keys())
        if given:
            self.problem(file, key, f"{', '.join(given)} follows from its place; take it out")
        try:
            return kind.model_validate({**named, **fields})
        except ValidationError as error:
            for rule in _rules(error):
                self.problem(file, key, rule)
            return None

    def unknown(self, file: str, key: str, named: Iterable[str], known: Iterable[str]) -> None:
        """Keep a problem for every source that is named but not known."""
        if SOURCES in self.unreadable:
            return  # said once, of that file
        for name in sorted(set(named) - set(known)):
            self.problem(file, key, f"source {name} is not in {SOURCES}; add it there")


def _rules(error: ValidationError) -> Iterator[str]:
    """Yield what was given, the rule and the fix of everything wrong with a row."""
    for item in error.errors(include_url=False):
        name, given = ".".join(str(part) for part in item["loc"]), item["input"]
        if item["type"] == "missing":
            yield f"{name} is missing; give it"
        elif item["type"] == "extra_forbidden":
            yield f"{name} is no field of the grammar; check its spelling or take it out"
        elif item["type"] == "value_error":
            yield f"{name} {item['ctx']['error']}".strip()
        elif item["type"] == "literal_error":
            yield f"{name} {given!r} is none of {item['ctx']['expected']}; choose one"
        elif item["type"] == "string_type" and isinstance(given, date | int | float):
            yield f"{name} {given} is no text to YAML; put it in quotes"
        elif item["type"] == "string_pattern_mismatch":
            way = WAYS_TO_WRITE.get(item["ctx"]["pattern"], "is no id; write small letters and _")
            yield f"{name} {given!r} {way}"
        else:
            yield f"{name} {given!r}: {item['msg']}; mend it"
