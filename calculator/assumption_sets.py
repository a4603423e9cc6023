"""Frozen sets of assumptions: what the defaults were, kept so that old answers stay explainable.

`assumptions/sets/<id>.json` holds the data of every file of a set. `load_set` reads one back, and
refuses a file whose figures are no longer those its name was made from. Where the model asks by now
for something an old set did not hold, today's is used, and the library says so.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from calculator.assumption_files import AssumptionFiles
from calculator.errors import InputError, LibraryError, Problem
from calculator.library import ASSUMPTIONS, FIGURES, FILES, SET, Library, load, read
from calculator.old_sets import brought_up_to_date
from calculator.set_identity import set_id

SETS: Final = ASSUMPTIONS / "sets"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A set that was frozen; `changed` tells whether its file was written, or written anew."""

    id: str
    path: Path
    changed: bool


def set_ids(folder: Path = SETS) -> tuple[str, ...]:
    """Return the id of every frozen set, by month."""
    return tuple(sorted(path.stem for path in folder.glob("*.json")))


def load_set(id_: str, folder: Path = SETS) -> Library:
    """Read today's set or a frozen one.

    `InputError` lists the sets there are; `LibraryError` says which frozen file was damaged.
    """
    today = load()
    if id_ == today.id:
        return today
    known = sorted({*set_ids(folder), today.id})
    if id_ not in known:
        fix = f"Choose one of {', '.join(known)}"
        raise InputError([Problem(f"there is no assumption set '{id_}'", fix)])
    return _frozen(id_, folder)


def freeze(source: Path = ASSUMPTIONS, folder: Path = SETS) -> Frozen:
    """Keep the set of a folder for good; its words are renewed where only those have changed.

    `LibraryError` where the set is unsound, or its id stands for other figures in a damaged file.
    """
    id_ = load(source).id
    files = AssumptionFiles(source)
    text = _text({file: files.data(file) for file in FILES})
    path = folder / f"{id_}.json"
    if path.exists():
        _held(id_, folder)
        if path.read_text(encoding="utf-8") == text:
            return Frozen(id_, path, changed=False)
    folder.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Frozen(id_, path, changed=True)


@cache
def _frozen(id_: str, folder: Path) -> Library:
    today = AssumptionFiles(ASSUMPTIONS)
    now = {file: today.data(file) for file in FILES}
    files, added = brought_up_to_date(_held(id_, folder), now)
    return replace(read(AssumptionFiles(folder, held=files)), id=id_, added=added)


def _held(id_: str, folder: Path) -> dict[str, Any]:
    """Return the data of a frozen set, by file, as it was."""
    path = folder / f"{id_}.json"
    try:
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        figures = {file: held[file] for file in FIGURES if file in held}
        found = set_id(held[SET]["as_of"], figures)
    except (OSError, ValueError, LookupError, TypeError) as error:
        rule = f"cannot be read ({type(error).__name__}); restore it as it was frozen"
        raise LibraryError(f"sets/{path.name}: the file: {rule}") from None
    if found != id_:
        rule = "holds other figures than its id was made from; restore it as it was frozen"
        raise LibraryError(f"sets/{path.name}: the file: {rule}")
    return held


def _text(files: Mapping[str, Any]) -> str:
    """Write a set as JSON, one row of a file a line."""
    return _object({json.dumps(file): _rows(data) for file, data in files.items()}) + "\n"


def _rows(data: Any) -> str:
    if not isinstance(data, dict):
        return json.dumps(data, ensure_ascii=False)
    return _object(
        {json.dumps(key): json.dumps(row, ensure_ascii=False) for key, row in data.items()}
    )


def _object(written: Mapping[str, str]) -> str:
    lines = ",\n".join(f"{key}: {value}" for key, value in written.items())
    return f"{{\n{lines}\n}}"
