"""What was acknowledged is kept, whatever dies: the process that saves, or the server."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.errors import InputError, StoreError
from calculator.store.links import link_store
from calculator.store.place import SERVER
from tests.link_crashes import half_written, killed_while_saving, lost, while_in_use
from tests.link_stores import DAY, store_at
from tests.postgres import Postgres
from tests.server import ROOT
from tests.server_crashes import killed_while_serving, lost_plans


@pytest.mark.parametrize("seed", [1, 2])
def test_a_process_killed_while_it_saves_loses_nothing(
    links_place: dict[str, str], seed: int
) -> None:
    """Every acknowledged link opens as it was saved, and no row is half a link.

    `python -m benchmarks.links_store` does the same for 1,000 links.
    """
    acknowledged = killed_while_saving(links_place, 20, random.Random(seed))  # noqa: S311 - no secret
    with store_at(links_place) as store:
        assert acknowledged
        assert lost(store, acknowledged) == []
    assert half_written(links_place) == 0


def test_the_server_killed_while_it_saves_loses_nothing(
    links_place: dict[str, str], tmp_path: Path
) -> None:
    """The real one, over HTTP; what it acknowledged, another process opens."""
    chance = random.Random(3)  # noqa: S311 - no secret
    acknowledged = killed_while_serving(links_place, 20, chance, tmp_path / "log.txt")
    with store_at(links_place) as store:
        assert acknowledged
        assert lost_plans(store, acknowledged) == []
    assert half_written(links_place) == 0


def test_a_server_killed_under_load_loses_nothing(postgres_server: Postgres) -> None:
    """Errors come in words, and the store works again by itself once the server does."""
    environment = {SERVER: postgres_server.new_database("killed_under_load")}

    def stop_and_start() -> None:
        postgres_server.stop()
        with store_at(environment) as other, pytest.raises(StoreError):
            other.save(b"", DAY)
        postgres_server.start()

    with store_at(environment) as store:
        acknowledged, refusals = while_in_use(store, stop_and_start)
        assert lost(store, acknowledged) == []
    assert set(refusals) <= {
        "the store of links cannot be reached: no link was made. Try again in a moment"
    }
    assert refusals
    assert half_written(environment) == 0


def test_two_processes_share_one_database(links_place: dict[str, str]) -> None:
    """What one makes the other opens; what one revokes is dead on the other."""
    store = link_store(links_place)
    made = store.save(b"one plan", DAY)

    assert other_process(links_place, "open", made.link.address()) == (0, "one plan\n", "")
    assert store.look(made.maker).views == 1
    assert other_process(links_place, "revoke", made.maker.address()) == (0, "revoked\n", "")
    with pytest.raises(InputError, match="revoked"):
        store.open(made.link)


def other_process(environment: dict[str, str], act: str, address: str) -> tuple[int, str, str]:
    """Use the store in another process; return its exit status and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.link_program", act],
        cwd=ROOT,
        env=os.environ | environment,
        input=address,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr
