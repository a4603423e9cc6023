"""Two thousand files that nobody should send: each ends in a scenario or in a refusal in words."""

import json
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

from tests.hostile_bombs import BOMBS
from tests.server import ROOT

MOST_SECONDS = 5
MOST_BYTES = 512 * 2**20
HARMLESS = ("csv harmless", "xlsx harmless")


@pytest.fixture(scope="module")
def findings() -> dict[str, Any]:
    """Read all files in a process of their own, so that its memory is theirs alone."""
    pytest.importorskip("resource", reason="this system does not say how much memory was used")
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile_reading"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_no_file_raises_anything_but_a_refusal(findings: dict[str, Any]) -> None:
    """And every refusal says something, in few words."""
    assert findings["faults"] == []


def test_no_file_takes_long_or_much(findings: dict[str, Any]) -> None:
    """Five seconds of computing and 512 MB bound the worst of them."""
    (seconds, file), peak = findings["slowest"], findings["peak_bytes"]
    said = f"slowest: {seconds:.2f} s, {file}; peak memory: {peak / 2**20:.0f} MB"
    print(said)

    assert seconds < MOST_SECONDS, said
    assert peak < MOST_BYTES, said


def test_the_files_are_what_they_should_be(findings: dict[str, Any]) -> None:
    """At least 2,000 of every kind; the harmless are read, the changed partly, the bombs never."""
    read, accepted = Counter(findings["read"]), Counter(findings["accepted"])
    changed = [kind for kind in read if kind.split()[1] in {"bits_flipped", "part_changed"}]
    bombs = [f"xlsx {make.__name__}" for make in BOMBS]

    assert sum(read.values()) >= 2_000
    assert len(read) >= 35
    assert {kind: accepted[kind] for kind in HARMLESS} == {kind: read[kind] for kind in HARMLESS}
    for kind in changed:
        assert 0 < accepted[kind] < read[kind], kind
    assert all(read[kind] for kind in bombs)
    assert not any(accepted[kind] for kind in bombs)
