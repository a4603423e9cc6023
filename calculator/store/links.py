"""Private links: kept, opened, looked after by their maker, and ended."""

import datetime as dt
import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import cache
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Row

from calculator.errors import StoreError
from calculator.sealing.keys import new_id, new_key
from calculator.sealing.passphrase import Cost, check_passphrase
from calculator.store import rows, tries
from calculator.store.address import MakersLink, PrivateLink
from calculator.store.contents import content_of, row_of
from calculator.store.database import Database
from calculator.store.expiry import check_lasting
from calculator.store.faults import in_words
from calculator.store.place import FilePlace, ServerPlace, place
from calculator.store.purging import purge
from calculator.store.states import check_live, state, time, unknown
from calculator.store.told import Made, Standing, Waiting

Clock: TypeAlias = Callable[[], dt.datetime]
MOST_LINKS: Final = 10_000  # whoever reaches the app can make one, and disks are finite
_OPENED_NOTHING: Final = "nothing was opened"
_NOT_SURE: Final = "whether anything was changed is not known"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class LinkStore:
    """The links that a database keeps.

    Every method raises `StoreError` where the database cannot be used, and `InputError` where what
    it is given cannot: one and the same for a link that never was and for a key that is not its.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock = _now,
        cost: Cost = Cost(),  # noqa: B008 - frozen
        most: int = MOST_LINKS,
    ) -> None:
        """Take the database, what time it is, the cost of a passphrase, and how many links fit."""
        self._database = database
        self._clock = clock
        self._cost = cost
        self._most = most

    def save(self, content: bytes, lasting: dt.timedelta, passphrase: str | None = None) -> Made:
        """Keep content under a new link; once this returns, it is on the disk."""
        check_lasting(lasting)
        if passphrase is not None:
            check_passphrase(passphrase)
        maker = _new_secrets()
        row = row_of(content, maker, passphrase, self._cost)
        with in_words("no link was made"):
            self._purge()
            expires = self._seconds() + int(lasting.total_seconds())
            with self._database.transaction() as connection:
                if rows.count(connection) >= self._most:
                    raise StoreError(
                        f"the store holds {self._most:,} links, and takes no more: no link was "
                        "made. Revoke some, or wait until some expire"
                    )
                rows.add(connection, row, expires)
        return Made(maker.link, maker, time(expires))

    def peek(self, link: PrivateLink) -> Waiting:
        """Say what opening will ask for; changes nothing, whoever asks, however often."""
        with in_words(_OPENED_NOTHING), self._reading() as connection:
            row = rows.row_for(connection, link)
            check_live(row, self._seconds())
        return Waiting(time(row.expires), row.stretching is not None)

    def open(self, link: PrivateLink, passphrase: str | None = None) -> bytes:
        """Return the content, and count a view."""
        with in_words(_OPENED_NOTHING):
            row = self._begun(link, passphrase)
            content = content_of(row, link.key, passphrase)
            with self._database.transaction() as connection:
                row = rows.row_for(connection, link, lock=True)  # it may have ended meanwhile
                check_live(row, self._seconds())
                rows.change(connection, link, views=row.views + 1, tries=0)
        return content

    def look(self, maker: MakersLink) -> Standing:
        """Say how a link stands; changes nothing."""
        with in_words("nothing was changed"), self._reading() as connection:
            row = rows.row_for_maker(connection, maker)
            found = state(row, self._seconds())
        return Standing(found, time(row.expires), row.views, row.stretching is not None)

    def revoke(self, maker: MakersLink) -> None:
        """End a link for good, and delete its content; nothing happens to one that has ended."""
        with in_words(_NOT_SURE):
            with self._reading() as connection:
                row = rows.row_for_maker(connection, maker, lock=True)
                now = self._seconds()
                if state(row, now) == "live":
                    rows.end(connection, maker.link, now)
            self._database.erase_traces()

    def rotate(self, maker: MakersLink, passphrase: str | None = None) -> Made:
        """Give the content a new link, with the same passphrase and end, and revoke the old one."""
        new = _new_secrets()
        with in_words(_NOT_SURE):
            with self._reading() as connection:
                rows.row_for_maker(connection, maker)
            begun = self._begun(maker.link, passphrase)
            content = content_of(begun, maker.link.key, passphrase)
            given = passphrase if begun.stretching is not None else None
            made = row_of(content, new, given, self._cost)
            with self._database.transaction() as connection:
                row, now = rows.row_for_maker(connection, maker, lock=True), self._seconds()
                check_live(row, now)
                rows.end(connection, maker.link, now)
                rows.add(connection, made, row.expires)
            self._database.erase_traces()
        return Made(new.link, new, time(row.expires))

    def purge(self) -> int:
        """Delete the content of what has expired, and return of how many links."""
        with in_words("nothing was deleted"):
            return self._purge()

    def _purge(self) -> int:
        if not self._database.is_there():
            return 0
        with self._database.transaction() as connection:
            emptied = purge(connection, self._seconds())
        if emptied:
            self._database.erase_traces()
        return emptied

    def _begun(self, link: PrivateLink, passphrase: str | None) -> Row[Any]:
        """Return the row of a live link, a try counted where it asks for a passphrase."""
        self._purge()
        with self._reading() as connection:
            row, now = rows.row_for(connection, link, lock=True), self._seconds()
            check_live(row, now)
            if row.stretching is None:
                return row
            tries.check_tries(row, now)
            if not passphrase:
                raise tries.missing()
            rows.change(connection, link, **tries.another_try(row, now))
            return rows.row_for(connection, link)

    def _reading(self) -> AbstractContextManager[Connection]:
        """Open a transaction on what is there: to look for a link creates nothing."""
        if not self._database.is_there():
            raise unknown()
        return self._database.transaction()

    def _seconds(self) -> int:
        return int(self._clock().timestamp())


def link_store(environment: Mapping[str, str] = os.environ) -> LinkStore:
    """Return the store that the environment names (`place`); nothing is touched yet."""
    return LinkStore(_database(place(environment)))


@cache
def _database(where: FilePlace | ServerPlace) -> Database:
    return Database(where)


def _new_secrets() -> MakersLink:
    return MakersLink(PrivateLink(new_id(), new_key()), new_key())
