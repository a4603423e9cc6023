"""Reads YAML files into rows of the grammar, and keeps every problem until the last one is read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from calculator.entries import Row

RowType = TypeVar("RowType", bound=Row)


class UniqueKeys(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # C if built
    """Safe YAML in which a key that stands twice is an error, not the last one's win."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise yaml.YAMLError(f"{', '.join(twice)} stands more than once; keep one")
    return loader.construct_mapping(node, deep=True)


UniqueKeys.add_constructor("tag:yaml.org,2002:map", _mapping)


@dataclass(frozen=True, slots=True)
class AssumptionFiles:
    """The files of one folder, and what is wrong with them: file, key, rule and fix on one line."""

    folder: Path
    problems: list[str] = field(default_factory=list)

    def problem(self, file: str, key: str, rule: str) -> None:
        """Keep one problem."""
        self.problems.append(f"{file}: {key}: {rule}")

    def data(self, file: str) -> object:
        """Return what a file holds; None with a problem where it cannot be read."""
        try:
            loader = UniqueKeys((self.folder / file).read_text(encoding="utf-8"))
            return loader.get_single_data()
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            self.problem(file, "the file", f"cannot be read: {' '.join(str(error).split())}")
            return None

    def mapping(self, file: str, key: str | None = None) -> dict[str, Any]:
        """Return a file, or what stands at one key of it, as a mapping; empty if it is none."""
        data = self.data(file)
        if key is not None and isinstance(data, dict):
            data = data.get(key)
        if isinstance(data, dict):
            return {str(name): values for name, values in data.items()}
        self.problem(file, key or "the file", "holds no mapping; write lines of key: value")
        return {}

    def sequence(self, file: str) -> list[Any]:
        """Return a file as a list; empty with a problem if it is none."""
        data = self.data(file)
        if isinstance(data, list):
            return data
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
        if not isinstance(values, dict):
            self.problem(file, key, "holds no mapping; write its fields below it")
            return None
        given = sorted(fields.keys() & values.keys())
        if given:
            self.problem(file, key, f"{', '.join(given)} follows from its place; take it out")
        try:
            return kind.model_validate({**values, **fields})
        except ValidationError as error:
            for rule in _rules(error):
                self.problem(file, key, rule)
            return None

    def unknown(self, file: str, key: str, named: Iterable[str], known: Iterable[str]) -> None:
        """Keep a problem for every source that is named but not known."""
        for name in sorted(set(named) - set(known)):
            self.problem(file, key, f"source {name} is not in sources.yaml; add it there")


def _rules(error: ValidationError) -> Iterator[str]:
    for item in error.errors(include_url=False):
        name = ".".join(str(part) for part in item["loc"])
        if item["type"] == "missing":
            yield f"{name} is missing; give it"
        elif item["type"] == "extra_forbidden":
            yield f"{name} is no field of the grammar; check its spelling or take it out"
        elif item["type"] == "value_error":
            yield f"{name} {item['ctx']['error']}".strip()
        else:
            yield f"{name} {item['input']!r}: {item['msg']}"
