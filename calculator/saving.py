"""A file to its place: whole or not at all, and for its owner's eyes only."""

import datetime as dt
import json
import os
import tempfile
from collections.abc import Collection
from pathlib import Path

from calculator.errors import InputError, Problem
from calculator.scenario import Scenario

ENDING = ".json"


def scenario_text(scenario: Scenario) -> str:
    """Return the scenario as a file: what was given, and no default."""
    given = scenario.model_dump(mode="json", exclude_unset=True)
    data = {"schema_version": scenario.schema_version, **given}
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def today() -> dt.date:
    """Return the day of the clock."""
    return dt.datetime.now(dt.UTC).date()


def saved_today(scenario: Scenario) -> Scenario:
    """Return the scenario with the day of the clock as that on which it was saved."""
    return scenario.model_copy(update={"saved_on": today().isoformat()})


def schema_text() -> str:
    """Return the JSON Schema of a scenario file."""
    return json.dumps(Scenario.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def check_target(path: Path, *, overwrite: bool) -> None:
    """Raise `InputError` where no scenario may be written."""
    if path.suffix.casefold() != ENDING:
        raise InputError(
            [
                Problem(
                    f"scenarios are written as JSON, and {str(path)!r} does not end in {ENDING}",
                    f"Give the file the ending {ENDING}, or - for standard output",
                )
            ]
        )
    check_place(path, overwrite=overwrite)


def check_place(path: Path, *, overwrite: bool) -> None:
    """Raise `InputError` where no file may be written."""
    problem = None
    if not path.parent.is_dir():
        problem = Problem(f"there is no folder {str(path.parent)!r}", "Make it first")
    elif os.path.lexists(path) and not (overwrite and path.is_file()):
        fix = "Name another, or overwrite it with --force" if path.is_file() else "Name a file"
        problem = Problem(f"{str(path)!r} already exists", fix)
    if problem:
        raise InputError([problem])


def check_ending(path: Path, endings: Collection[str]) -> str:
    """Return the ending of a path, in small letters; `InputError` where it is none of these."""
    ending = path.suffix.casefold()
    if ending not in endings:
        rule = f"{str(path)!r} does not end in {' or '.join(endings)}"
        raise InputError([Problem(rule, "The ending says what is written: give it one of these")])
    return ending


def save(text: str, path: Path, *, overwrite: bool) -> None:
    """Write a scenario; as `write`, and only where one may be."""
    check_target(path, overwrite=overwrite)
    write(text.encode(), path, overwrite=overwrite)


def write(content: bytes, path: Path, *, overwrite: bool) -> None:
    """Write a file that only its owner may read; on any error the place stays as it was."""
    check_place(path, overwrite=overwrite)
    try:
        descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        rule = f"{str(path)!r} cannot be written: {error.strerror or error}"
        raise InputError([Problem(rule, "Check the folder and its permissions")]) from None
