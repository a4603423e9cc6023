"""JSON to plain data: every key once, and no NaN or Infinity."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from calculator.errors import InputError, Problem
from calculator.reading.encoding import line_and_character
from calculator.reading.numbers import shortened

_TEXT_OR_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|-?Infinity|NaN', re.DOTALL)
_MOST_NAMED = 20


def json_data(text: str) -> Any:
    """Return the data of a JSON text; `InputError` says line and character where it can."""
    problems: list[Problem] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        problems.extend(_repeated(pairs))
        return dict(pairs)

    try:
        data = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        rule, place = f"this is not valid JSON: {error.msg}", (error.lineno, str(error.colno))
        fix = "Check this line and the one above"
        raise InputError([Problem(rule, fix, "", *place)]) from None
    except ValueError:  # an integer longer than Python reads
        raise InputError([Problem("a number has thousands of digits", "Shorten it")]) from None
    problems += _constants(text)
    if problems:
        raise InputError(problems)
    return data


def _repeated(pairs: list[tuple[str, Any]]) -> Iterator[Problem]:
    for key, count in Counter(key for key, _ in pairs).items():
        if count > 1:
            yield Problem(f"the key {shortened(key)} stands {count} times", "Keep one of them")


def _constants(text: str) -> Iterator[Problem]:
    """Name NaN and Infinity: Python's parser takes them, JSON has no such numbers."""
    found = (m for m in _TEXT_OR_CONSTANT.finditer(text) if not m[0].startswith('"'))
    for match in islice(found, _MOST_NAMED):
        place = line_and_character(text[: match.start()])
        yield Problem(f"{match[0]} is not a finite number", "Give a plain number", "", *place)
