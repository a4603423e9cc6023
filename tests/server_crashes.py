"""The server itself killed while private links are saved over HTTP; and what was lost."""

import itertools
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from calculator.api.application import PREFIX
from calculator.links.private import open_private
from calculator.scenario import scenario_from
from calculator.store.links import LinkStore
from tests.api_client import JSON
from tests.link_crashes import Acknowledged, opener
from tests.running import one_team
from tests.server import ROOT, START_SECONDS, free_port, wait_until_healthy

CLIENTS = 2  # as many as the server works for at once
SAVE = f"{PREFIX}/link?private=true&redact=figures"  # without figures no model is run


def plan(number: int) -> dict[str, object]:
    """Return the plan of a number."""
    return {"name": f"Plan {number}", **one_team(headcount=100 + number)}


def killed_while_serving(
    environment: Mapping[str, str], count: int, chance: random.Random, log: Path
) -> Acknowledged:
    """Kill a server (SIGKILL) at a random one of so many saves; return what it acknowledged."""
    port, after = free_port(), chance.randrange(1, count)
    acknowledged: Acknowledged = {}
    kept, numbers = threading.Semaphore(0), itertools.count()

    def save() -> None:
        while (number := next(numbers)) < count:
            try:
                address = saved(port, number)
            except (OSError, HTTPException):
                return
            acknowledged[address] = number
            kept.release()

    given = {"STREAMLIT_SERVER_PORT": str(port), "HOME": str(log.parent)}
    command = (sys.executable, "-m", "streamlit", "run", "server.py")
    with (
        log.open("w") as output,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **given, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            wait_until_healthy(server, port, log)
            clients = [threading.Thread(target=save) for _ in range(CLIENTS)]
            for client in clients:
                client.start()
            reached = all(kept.acquire(timeout=START_SECONDS) for _ in range(after))
            killer = threading.Timer(chance.uniform(0, 0.02), server.kill)
            killer.start()
            for thread in (killer, *clients):
                thread.join()
        finally:
            server.kill()
    assert reached, log.read_text()
    return acknowledged


def saved(port: int, number: int) -> str:
    """Save a plan, and return the link once the server says that it is kept."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("POST", SAVE, json.dumps(plan(number)), JSON)
        response = connection.getresponse()
        text = response.read()
        assert response.status == 200, text
        link: str = json.loads(text)["link"]
        return link


def lost_plans(store: LinkStore, acknowledged: Acknowledged) -> list[int]:
    """Return the plans that were acknowledged and do not open as they were saved."""
    return [
        number
        for address, number in acknowledged.items()
        if open_private(store, opener(address)).scenario != scenario_from(plan(number))
    ]
