"""What the store of private links loses when things die: nothing, or this says how much.

`python -m benchmarks.links_store` saves 1,000 links on SQLite and 1,000 on a real PostgreSQL: over
HTTP, on the server itself, and in processes that do nothing else; both are killed (SIGKILL) again
and again, at random moments. Then PostgreSQL is killed while links are saved. Every link that was
acknowledged must open as it was saved, and no row be half a link.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.figure import Figure, told
from calculator.store.links import LinkStore
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
from tests.server_crashes import killed_while_serving, lost_plans

LINKS = 1_000
EACH = 100  # links that one process would save, were it not killed
RESTARTS = 5
EACH_SERVED = 200  # likewise, of a server, which takes seconds to start
SEED = 20_261_128

Lost = Callable[[LinkStore, Acknowledged], list[int]]


def killed(name: str, environment: Mapping[str, str]) -> Iterator[Figure]:
    """Kill processes until so many links were acknowledged, and open every one of them."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    acknowledged: Acknowledged = {}
    kills = 0
    while len(acknowledged) < LINKS:
        acknowledged |= killed_while_saving(environment, EACH, chance)
        kills += 1
    yield Figure(f"{name}: processes killed while they saved", kills, "")
    yield from opened(name, environment, acknowledged, lost)


def served(name: str, environment: Mapping[str, str], folder: Path) -> Iterator[Figure]:
    """Do the same to the server, which saves over HTTP."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    acknowledged: Acknowledged = {}
    kills = 0
    while len(acknowledged) < LINKS:
        log = folder / f"{name}.{kills}.txt"
        acknowledged |= killed_while_serving(environment, EACH_SERVED, chance, log)
        kills += 1
    yield Figure(f"{name}: servers killed while they saved", kills, "")
    yield from opened(f"{name} behind the server", environment, acknowledged, lost_plans)


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
    yield from opened("PostgreSQL killed under load", environment, acknowledged, lost)


def opened(
    name: str, environment: Mapping[str, str], acknowledged: Acknowledged, lost_of: Lost
) -> Iterator[Figure]:
    """Open what was acknowledged, in a process that saved none of it."""
    with store_at(environment) as store:
        gone = lost_of(store, acknowledged)
    yield Figure(f"{name}: links acknowledged", len(acknowledged), "", least=1)
    yield Figure(f"{name}: of them lost or changed", len(gone), "", most=0)
    yield Figure(f"{name}: rows half written", half_written(environment), "", most=0)


def figures() -> Iterator[Figure]:
    """Measure both databases."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from killed("SQLite", {FILE: str(folder / "links.sqlite3")})
        yield from served("SQLite", {FILE: str(folder / "served.sqlite3")}, folder)
        with postgres.running() as server:
            yield from killed("PostgreSQL", {SERVER: server.new_database("killed")})
            yield from served("PostgreSQL", {SERVER: server.new_database("served")}, folder)
            yield from restarted(server, {SERVER: server.new_database("restarted")})


if __name__ == "__main__":
    sys.exit(told(figures()))
