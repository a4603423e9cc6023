"""What the store of private links loses when things die: nothing, or this says how much.

`python -m benchmarks.links_store` saves 1,000 links on SQLite and 1,000 on a real PostgreSQL, in
processes that are killed (SIGKILL) at random moments, and kills that server while links are saved.
Every link that was acknowledged must open as it was saved, and no row be half a link.
"""

import random
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.figure import Figure, told
from calculator.store.place import FILE, SERVER
from tests import postgres
from tests.link_crashes import (
    Acknowledged,
    half_written,
    killed_while_saving,
    lost,
    while_in_use,
)
from tests.link_stores import store_at

LINKS = 1_000
EACH = 100  # links that one process would save, were it not killed
RESTARTS = 5
SEED = 20_261_128


def killed(name: str, environment: Mapping[str, str]) -> Iterator[Figure]:
    """Kill processes until so many links were acknowledged, and open every one of them."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    acknowledged: Acknowledged = {}
    kills = 0
    while len(acknowledged) < LINKS:
        acknowledged |= killed_while_saving(environment, EACH, chance)
        kills += 1
    yield Figure(f"{name}: processes killed while they saved", kills, "")
    yield from opened(name, environment, acknowledged)


def restarted(server: postgres.Postgres, environment: Mapping[str, str]) -> Iterator[Figure]:
    """Kill the server again and again while threads save, and open what was acknowledged."""

    def stop_and_start() -> None:
        server.stop()
        server.start()

    acknowledged: Acknowledged = {}
    refusals: list[str] = []
    with store_at(environment) as store:
        for _ in range(RESTARTS):
            saved, refused = while_in_use(store, stop_and_start)
            acknowledged |= saved
            refusals += refused
    yield Figure("PostgreSQL killed under load: times", RESTARTS, "")
    yield Figure("PostgreSQL killed under load: saves refused in words", len(refusals), "")
    yield from opened("PostgreSQL killed under load", environment, acknowledged)


def opened(
    name: str, environment: Mapping[str, str], acknowledged: Acknowledged
) -> Iterator[Figure]:
    """Open what was acknowledged, in a process that saved none of it."""
    with store_at(environment) as store:
        gone = lost(store, acknowledged)
    yield Figure(f"{name}: links acknowledged", len(acknowledged), "", least=1)
    yield Figure(f"{name}: of them lost or changed", len(gone), "", most=0)
    yield Figure(f"{name}: rows half written", half_written(environment), "", most=0)


def figures() -> Iterator[Figure]:
    """Measure both databases."""
    with tempfile.TemporaryDirectory() as folder:
        yield from killed("SQLite", {FILE: str(Path(folder) / "links.sqlite3")})
    with postgres.running() as server:
        yield from killed("PostgreSQL", {SERVER: server.new_database("killed")})
        yield from restarted(server, {SERVER: server.new_database("restarted")})


if __name__ == "__main__":
    sys.exit(told(figures()))
