"""The schema of the store: one step at a time, from every released one, by many at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from calculator.errors import StoreError
from calculator.store.address import MakersLink, PrivateLink, read_address
from calculator.store.database import Database
from calculator.store.place import place
from calculator.store.tables import LINKS, METADATA
from calculator.store.upgrading import newest, revisions, upgrade
from tests.link_crashes import opener
from tests.link_stores import DAY, store_at
from tests.released_links import CONTENT, bytes_of, released

RELEASED = released()


@pytest.fixture
def database(links_place: dict[str, str]) -> Iterator[Database]:
    """Open an empty database of either kind."""
    database = Database(place(links_place))
    yield database
    database.close()


def test_every_schema_has_links_that_were_kept_with_it() -> None:
    """`python -m tests.released_links` keeps those of a new one."""
    assert list(RELEASED) == revisions()


def test_the_steps_make_the_tables_that_the_code_knows(database: Database) -> None:
    """Migrations and `tables.py` agree."""
    with database.transaction() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


@pytest.mark.parametrize("revision", RELEASED)
def test_links_of_every_released_schema_open(
    links_place: dict[str, str], database: Database, revision: str
) -> None:
    """Rows as that release wrote them, brought up to today's schema one step at a time."""
    at_revision(database, revision)
    for kept in RELEASED[revision]:
        insert(database, bytes_of(kept["row"]))
    with store_at(links_place) as store:
        for kept in RELEASED[revision]:
            assert store.open(opener(kept["address"]), kept["passphrase"]) == CONTENT
            maker = read_address(kept["makers_address"])
            assert isinstance(maker, MakersLink)
            assert store.look(maker).views == kept["row"]["views"] + 1


def test_a_newer_schema_is_left_alone(links_place: dict[str, str], database: Database) -> None:
    """What an older program does not know it neither reads nor changes."""
    with database.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'of the future'"))
    with store_at(links_place) as store:
        for call in (
            lambda: store.save(b"", DAY),
            lambda: store.peek(PrivateLink(bytes(16), bytes(32))),
        ):
            with pytest.raises(StoreError, match="newer version of the calculator"):
                call()


def test_many_may_start_at_once(links_place: dict[str, str]) -> None:
    """Each finds the tables made, by itself or by another; none is made twice."""
    together = Barrier(8)

    def start(number: int) -> tuple[bytes, bytes]:
        with store_at(links_place) as store:
            together.wait()
            made = store.save(b"%d" % number, DAY)
            return store.open(made.link), b"%d" % number

    with ThreadPoolExecutor(8) as threads:
        for opened, saved in threads.map(start, range(8)):
            assert opened == saved


def test_a_step_that_fails_leaves_the_schema_as_it_was(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table is there with its revision, or neither."""

    def failing(connection: Connection) -> None:
        upgrade(connection)
        connection.execute(text("SELECT * FROM nowhere"))

    monkeypatch.setattr("calculator.store.database.upgrade", failing)
    with pytest.raises(Exception, match="nowhere"), database.transaction():
        pass
    monkeypatch.undo()
    with database.transaction() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == newest()
        assert connection.execute(LINKS.select()).all() == []


def at_revision(database: Database, revision: str) -> None:
    """Bring an empty database to a schema of then."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "calculator.store.database.upgrade", lambda connection: upgrade(connection, revision)
        )
        with database.transaction():
            pass


def insert(database: Database, row: dict[str, Any]) -> None:
    """Write a row as a release of then did, knowing nothing of today's columns."""
    columns = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    with database.transaction() as connection:
        connection.execute(text(f"INSERT INTO links ({columns}) VALUES ({values})"), row)  # noqa: S608 - names from a file of ours
