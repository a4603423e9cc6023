"""The bytes of a file at a path."""

from pathlib import Path

from calculator.errors import InputError, Problem
from calculator.reading.numbers import shortened


def file_content(path: str, limit: int) -> bytes:
    """Return the bytes of a file, one more than the limit at most; `InputError` without one."""
    given = shortened(path)
    try:
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        rule = f"there is no file {given}"
        problem = Problem(rule, "Check the path; a built-in example is example:NAME")
    except IsADirectoryError:
        problem = Problem(f"{given} is a folder", "Name a file in it")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = Problem(f"{given} cannot be read: {reason}", "Check the path and its permissions")
    raise InputError([problem])
