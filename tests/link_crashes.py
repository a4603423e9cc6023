"""Processes killed while they save links, a server killed while it is used; and what was lost."""

import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping

from sqlalchemy import select

from calculator.errors import StoreError
from calculator.sealing.envelope import NONCE
from calculator.store.address import PrivateLink, read_address
from calculator.store.database import Database
from calculator.store.links import LinkStore
from calculator.store.place import place
from calculator.store.tables import LINKS
from tests.link_program import content
from tests.link_stores import DAY
from tests.server import ROOT

FRAME = 1 + NONCE + 16  # bytes of an envelope beside its padded content: version, nonce, tag
Acknowledged = dict[str, int]  # the number of the plan behind an address


def saving(environment: Mapping[str, str], count: int) -> "subprocess.Popen[str]":
    """Start a process that saves links."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.link_program", "save", str(count)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def killed_while_saving(
    environment: Mapping[str, str], count: int, chance: random.Random
) -> Acknowledged:
    """Kill a process (SIGKILL) at a random moment of its saves; return what it acknowledged."""
    after = chance.randrange(count)
    with saving(environment, count) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(after + 1)]
        killer = threading.Timer(chance.uniform(0, 0.02), process.kill)
        killer.start()
        lines += process.stdout.readlines()
        killer.join()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return {address: int(number) for number, address in whole}


def lost(store: LinkStore, acknowledged: Acknowledged) -> list[int]:
    """Return the plans that were acknowledged and do not open as they were saved."""
    return [
        number
        for address, number in acknowledged.items()
        if store.open(opener(address)) != content(number)
    ]


def opener(address: str) -> PrivateLink:
    """Read the address of a link."""
    link = read_address(address)
    assert isinstance(link, PrivateLink)
    return link


def half_written(environment: Mapping[str, str]) -> int:
    """Count the rows whose content is not one whole envelope, acknowledged or not."""
    database = Database(place(environment))
    with database.transaction() as connection:
        kept = connection.execute(select(LINKS.c.sealed)).scalars().all()
    database.close()
    sizes = [len(sealed) - FRAME for sealed in kept]
    return sum(size < 1 or size & (size - 1) != 0 for size in sizes)


def while_in_use(
    store: LinkStore, stop_and_start: Callable[[], None], threads: int = 4
) -> tuple[Acknowledged, list[str]]:
    """Stop and start a server while threads save; return what was acknowledged, and each refusal.

    Every thread goes on until it has saved a link after the server came back.
    """
    acknowledged: Acknowledged = {}
    refusals: list[str] = []
    begun = threading.Barrier(threads + 1)
    again = threading.Event()

    def save(first: int) -> None:
        number, saved_again = first, False
        while not saved_again:
            is_back = again.is_set()
            try:
                address = store.save(content(number), DAY).link.address()
            except StoreError as error:
                refusals.append(str(error))
            else:
                acknowledged[address] = number
                saved_again = is_back
            if number == first:
                begun.wait()
            number += threads

    workers = [threading.Thread(target=save, args=(first,)) for first in range(threads)]
    for worker in workers:
        worker.start()
    begun.wait()
    stop_and_start()
    again.set()
    for worker in workers:
        worker.join()
    return acknowledged, refusals
