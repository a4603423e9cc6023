"""YAML to plain data, without the parts of YAML that surprise.

No anchors, aliases or tags, and every key once. Only `true`, `false`, `null`, `~` and plain decimal
numbers are more than text, so `3:10` stays a schedule, `2026-11-01` a date and `no` a word.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from calculator.errors import InputError, Problem
from calculator.reading.numbers import shortened

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is there, for speed
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"[-+]?[0-9]{1,400}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def yaml_data(text: str, max_depth: int) -> Any:
    """Return the data of a YAML text; the problems of an `InputError` say line and character."""
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER), max_depth).document()
    except yaml.MarkedYAMLError as error:
        rule = f"this is not valid YAML: {error.problem or error.context}"
        mark = error.problem_mark or error.context_mark
        problem = _at(mark, rule, "Check this line and the one above")
    except yaml.YAMLError as error:
        rule = f"this is not valid YAML: {' '.join(str(error).split())[:200]}"
        problem = Problem(rule, "Save it as plain text")
    raise InputError([problem])


class _Builder:
    """Turns the events of a YAML parser into dicts, lists and scalars."""

    def __init__(self, events: Iterator[yaml.Event], max_depth: int) -> None:
        self._events = events
        self._max_depth = max_depth
        self._repeated: list[Problem] = []

    def document(self) -> Any:
        data, count = None, 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                count += 1
                if count > 1:
                    raise _refusal(event, "a second document starts here", "Keep one document")
                data = self._node(next(self._events), 0)
        if self._repeated:
            raise InputError(self._repeated)
        return data

    def _node(self, event: yaml.Event, depth: int) -> Any:
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _refusal(event, "anchors, aliases and tags are not read", "Write the value out")
        if depth > self._max_depth:
            raise _refusal(
                event, f"this is nested deeper than {self._max_depth} levels", "Flatten it"
            )
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(depth + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            items = self._until(yaml.SequenceEndEvent)
            return [self._node(item, depth + 1) for item in items]
        return _scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _mapping(self, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _refusal(event, "a key must be a word", "Name the value with one word")
            self._node(event, depth)  # a key may not carry an anchor or a tag either
            if event.value in data:
                rule = f"the key {shortened(event.value)} stands more than once"
                self._repeated.append(_at(event.start_mark, rule, "Keep one of them"))
            data[event.value] = self._node(next(self._events), depth)
        return data

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self._events), end):
            yield event


def _scalar(event: yaml.ScalarEvent) -> str | float | bool | None:
    text = event.value
    if not event.implicit[0]:  # quoted, or a block of text
        return text
    if text.casefold() in _WORDS:
        return _WORDS[text.casefold()]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _at(mark: Any, rule: str, fix: str) -> Problem:
    place = (mark.line + 1, str(mark.column + 1)) if mark else (None, "")
    return Problem(rule, fix, "", *place)


def _refusal(event: yaml.Event, rule: str, fix: str) -> InputError:
    return InputError([_at(event.start_mark, rule, fix)])
