"""Links gone wrong: `python -m benchmarks.links [count]`, exit status 1 if one does harm.

Each is opened once, and must open as what it holds or be refused in words; anything else stops the
run with the link that did it. Memory is what the process grew by, its peaks included.
"""

import resource
import sys
import time
from collections.abc import Iterator
from random import Random

from benchmarks.figure import Figure, told
from calculator.links.opening import Opened
from tests.hostile_links import EVERY, faithful, outcome, sound_links

COUNT = 100_000
SEED = 20_261_128
MOST_SECONDS, MOST_MEGABYTES = 1.0, 64.0
MEGABYTE = 1024  # in the unit of the system, kilobytes


def figures(count: int) -> Iterator[Figure]:
    """Yield what was measured."""
    random = Random(SEED)  # noqa: S311 - the same links in every run
    links = sound_links()
    makers = list(EVERY.values())
    for make in makers:
        outcome(make(random, links))  # reads the sets, once
    opened, unfaithful, slowest, by = 0, 0, 0.0, ""
    before = _most_memory()
    for number in range(count):
        make = makers[number % len(makers)]
        text = make(random, links)
        start = time.perf_counter()
        result = outcome(text)
        taken = time.perf_counter() - start
        if taken > slowest:
            slowest, by = taken, make.__name__
        if isinstance(result, Opened):
            opened += 1
            unfaithful += not faithful(text, result)
    yield Figure("Links opened", opened, "")
    yield Figure("  of them as anything but what they hold", unfaithful, "", most=0)
    yield Figure("Links refused in words", count - opened, "")
    yield Figure(f"Slowest ({by})", slowest, "s", most=MOST_SECONDS)
    yield Figure("Memory beyond what was there", _most_memory() - before, "MB", most=MOST_MEGABYTES)


def _most_memory() -> float:
    """Return the most memory that this process ever held, megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


if __name__ == "__main__":
    sys.exit(told(figures(int(sys.argv[1]) if sys.argv[1:] else COUNT)))
