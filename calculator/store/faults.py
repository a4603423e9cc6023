"""What goes wrong in a database, in words: never a statement, a value or an address."""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Error as SQLiteError

from alembic.util import CommandError
from psycopg import Error as PostgresError
from sqlalchemy.exc import SQLAlchemyError

from calculator.errors import StoreError


@contextmanager
def in_words(outcome: str) -> Iterator[None]:
    """Raise `StoreError` for every fault of a database; `outcome` says what became of the call."""
    try:
        yield
    except CommandError:
        rule = "the store of links was made by a newer version of the calculator"
        raise StoreError(f"{rule}: {outcome}. Update the calculator") from None
    except (SQLAlchemyError, SQLiteError, PostgresError, OSError):
        rule = "the store of links cannot be reached"
        raise StoreError(f"{rule}: {outcome}. Try again in a moment") from None
