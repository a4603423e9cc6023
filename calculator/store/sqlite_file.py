"""The SQLite file: made at once and whole, for its owner's eyes only."""

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

PATIENCE: Final = 10.0  # seconds that one waits for another's write
_BRIEF: Final = 0.2  # for a reader, who may take as long as a backup
_OURS: Final = 0x48484C4B  # application id: what kind of file it is
_ENDINGS: Final = ("", "-wal", "-shm", "-journal")


def make(path: Path) -> None:
    """Make an empty database unless one is there: in WAL mode, folder 0700, file 0600.

    It is made beside its place and then linked there: nobody ever finds half of one, and of two
    who make it at once, one wins.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    os.close(descriptor)
    try:
        with closing(sqlite3.connect(draft)) as connection:
            connection.execute(f"PRAGMA application_id = {_OURS}")
            connection.execute("PRAGMA journal_mode = WAL")
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        for ending in _ENDINGS:
            Path(f"{draft}{ending}").unlink(missing_ok=True)


def connected(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Connect to the file, which must be there; what is committed is on the disk."""
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=patience,
        isolation_level=None,  # transactions begin where the code says so
        check_same_thread=False,
    )
    for setting in ("synchronous = FULL", "secure_delete = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def empty_log(path: Path) -> None:
    """Write the log into the database and cut it to nothing, or leave that to the next time."""
    with suppress(sqlite3.Error), closing(connected(path, _BRIEF)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
