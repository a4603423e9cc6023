"""What goes wrong in a database, in words: never a statement, a value or an address.

The log of whoever runs the server is told the kind of fault, and PostgreSQL's code of it.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Error as SQLiteError
from typing import Final

from alembic.util import CommandError
from psycopg import Error as PostgresError
from sqlalchemy.exc import SQLAlchemyError

from calculator.errors import StoreError

_log: Final = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # a command says it in words, and once


@contextmanager
def in_words(outcome: str) -> Iterator[None]:
    """Raise `StoreError` for every fault of a database; `outcome` says what became of the call."""
    try:
        yield
    except CommandError as error:
        _told(error)
        rule = "the store of links was made by a newer version of the calculator"
        raise StoreError(f"{rule}: {outcome}. Update the calculator") from None
    except (SQLAlchemyError, SQLiteError, PostgresError, OSError) as error:
        _told(error)
        rule = "the store of links cannot be reached"
        raise StoreError(f"{rule}: {outcome}. Try again in a moment") from None


def _told(error: Exception) -> None:
    cause = getattr(error, "orig", None) or error
    kind = {"fault": type(cause).__name__, "code": getattr(cause, "sqlstate", None)}
    _log.error("the store of links failed", kind)
