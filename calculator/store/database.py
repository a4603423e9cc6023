"""A database of links: transactions on SQLite or PostgreSQL, its tables made when first needed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from calculator.store import sqlite_file
from calculator.store.place import FilePlace, ServerPlace
from calculator.store.upgrading import upgrade

_PATIENCE: Final = 5  # seconds until a server that does not answer is given up
_SESSION: Final = (
    "SET statement_timeout = '10s'",
    "SET synchronous_commit = on",  # what is acknowledged is on the server's disk
)


class Database:
    """Where links are kept; safe for every thread of a process, and beside other processes."""

    def __init__(self, where: FilePlace | ServerPlace) -> None:
        """Name the place; nothing is touched yet."""
        self._file = where.path if isinstance(where, FilePlace) else None
        self._engine = _sqlite(where) if isinstance(where, FilePlace) else _postgres(where)
        self._lock = threading.Lock()
        self._is_ready = False

    def is_there(self) -> bool:
        """Whether anything can have been kept; a server always may have."""
        return self._file is None or self._file.exists()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Open a transaction, committed at its end; the database is made if need be."""
        self._make_ready()
        with self._engine.begin() as connection:
            yield connection

    def erase_traces(self) -> None:
        """Let nothing of deleted rows stay in SQLite's log, as far as no reader needs it."""
        if self._file is not None:
            sqlite_file.empty_log(self._file)

    def close(self) -> None:
        """Let go of its connections."""
        self._engine.dispose()

    def _make_ready(self) -> None:
        """Bring the schema up to date, once, and again where the file was deleted meanwhile."""
        with self._lock:
            if self._is_ready and self.is_there():
                return
            if self._file is not None and not self._file.exists():
                sqlite_file.make(self._file)
            with self._engine.begin() as connection:
                upgrade(connection)
            self._is_ready = True


def _sqlite(where: FilePlace) -> Engine:
    # Without a pool, nobody goes on writing into a file that was deleted.
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite_file.connected(where.path),
        poolclass=NullPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgres(where: ServerPlace) -> Engine:
    engine = create_engine(
        where.url,
        connect_args={"connect_timeout": _PATIENCE},
        pool_pre_ping=True,  # a server that was restarted has dropped our connections
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        with connection.cursor() as cursor:
            for setting in _SESSION:
                cursor.execute(setting)
        connection.commit()

    return engine
