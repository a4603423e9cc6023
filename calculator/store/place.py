"""Where private links are kept: a file of the user's own, or the PostgreSQL that is named.

`DATABASE_URL` names a PostgreSQL (`postgresql://...`); without it they are in a SQLite file, which
`HORIZON_LINKS_FILE` names, or else under `XDG_DATA_HOME`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from calculator.errors import InputError, Problem

SERVER: Final = "DATABASE_URL"
FILE: Final = "HORIZON_LINKS_FILE"
DATA_HOME: Final = "XDG_DATA_HOME"
NAME: Final = "headcount-horizon/links.sqlite3"
_POSTGRES: Final = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A SQLite file, which need not be there yet."""

    path: Path


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """A PostgreSQL; no text of it shows its password."""

    url: URL = field(repr=False)


def place(environment: Mapping[str, str]) -> FilePlace | ServerPlace:
    """Return where links are kept; `InputError` where what names it cannot be used."""
    if address := environment.get(SERVER, "").strip():
        return _server(address)
    home = Path(environment.get(DATA_HOME, "").strip())
    try:
        if file := environment.get(FILE, "").strip():
            return FilePlace(Path(file).expanduser().absolute())
        return FilePlace((home if home.is_absolute() else Path.home() / ".local/share") / NAME)
    except RuntimeError:  # as in a container, whose user may have none
        rule = "there is no home folder to keep links in"
        raise InputError([Problem(rule, f"Name a file in {FILE}, by its whole path")]) from None


def _server(address: str) -> ServerPlace:
    fix = f"Write {SERVER} as in postgresql://user:password@host/database, or leave it out"
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):  # it may hold a password: nothing of it is repeated
        raise InputError([Problem(f"{SERVER} is not the address of a database", fix)]) from None
    if url.drivername not in _POSTGRES:
        raise InputError([Problem(f"{SERVER} names a database that is not PostgreSQL", fix)])
    return ServerPlace(url.set(drivername="postgresql+psycopg"))
