"""A scenario to a file: whole or not at all, and for its owner's eyes only."""

import json
import os
import tempfile
from pathlib import Path

from calculator.errors import InputError, Problem
from calculator.scenario import Scenario

ENDING = ".json"


def scenario_text(scenario: Scenario) -> str:
    """Return the scenario as a file: what was given, and no default."""
    given = scenario.model_dump(mode="json", exclude_unset=True)
    data = {"schema_version": scenario.schema_version, **given}
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def schema_text() -> str:
    """Return the JSON Schema of a scenario file."""
    return json.dumps(Scenario.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def check_target(path: Path, *, overwrite: bool) -> None:
    """Raise `InputError` where no scenario may be written."""
    problem = None
    if path.suffix.casefold() != ENDING:
        problem = Problem(
            f"scenarios are written as JSON, and {str(path)!r} does not end in {ENDING}",
            f"Give the file the ending {ENDING}, or - for standard output",
        )
    elif not path.parent.is_dir():
        problem = Problem(f"there is no folder {str(path.parent)!r}", "Make it first")
    elif os.path.lexists(path) and not (overwrite and path.is_file()):
        fix = "Name another, or overwrite it with --force" if path.is_file() else "Name a file"
        problem = Problem(f"{str(path)!r} already exists", fix)
    if problem:
        raise InputError([problem])


def save(text: str, path: Path, *, overwrite: bool) -> None:
    """Write a file that only its owner may read; on any error the place stays as it was."""
    check_target(path, overwrite=overwrite)
    try:
        descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        rule = f"{str(path)!r} cannot be written: {error.strerror or error}"
        raise InputError([Problem(rule, "Check the folder and its permissions")]) from None
