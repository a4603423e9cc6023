"""Stores of links for tests: a clock that is set by hand, passphrases that cost little."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from calculator.sealing.passphrase import Cost
from calculator.store.database import Database
from calculator.store.links import MOST_LINKS, LinkStore
from calculator.store.place import place

CHEAP = Cost(kib=8, passes=1)
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
START = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)


@dataclass(slots=True)
class Clock:
    """A clock that goes when it is told to."""

    time: dt.datetime = START

    def __call__(self) -> dt.datetime:
        """Return the time."""
        return self.time

    def on(self, span: dt.timedelta) -> None:
        """Let time pass."""
        self.time += span


@contextmanager
def store_at(
    environment: Mapping[str, str], clock: Clock | None = None, most: int = MOST_LINKS
) -> Iterator[LinkStore]:
    """Open a store of its own connections, as another process would, and close them."""
    database = Database(place(environment))
    try:
        yield LinkStore(database, clock=clock or Clock(), cost=CHEAP, most=most)
    finally:
        database.close()
