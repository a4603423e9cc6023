"""TOML to plain data."""

import re
import tomllib
from typing import Any

from calculator.errors import InputError, Problem
from calculator.reading.numbers import shortened

# Python's parser takes a time that grows with the square of a key's parts.
_LONG_KEY = re.compile(r"(?:\.[ \t]*[\w\"'-]+[ \t]*){20}")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def toml_data(text: str) -> Any:
    """Return the data of a TOML text; `InputError` says line and character where it can."""
    if _LONG_KEY.search(text):
        rule = "a key has more than 20 parts"
        raise InputError([Problem(rule, "Name a value with a few words at most")])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem = _invalid(text, str(error))
    except ValueError:  # an integer longer than Python reads
        problem = Problem("a number has thousands of digits", "Shorten it")
    raise InputError([problem])


def _invalid(text: str, message: str) -> Problem:
    rule = f"this is not valid TOML: {_PLACE.sub('', message)}"
    place = _PLACE.search(message)
    if not place or not place[1]:
        return Problem(rule, "Give every key once, and close every bracket and quote")
    row = int(place[1])
    line = text.split("\n")[row - 1].strip()
    month = re.match(r"start_month\s*=\s*(\d{4}-\d{2})\b", line)
    fix = f'Put the month in quotes: start_month = "{month[1]}"' if month else "Mend this line"
    return Problem(f"{rule}, in {shortened(line)}", fix, row=row, column=place[2])
