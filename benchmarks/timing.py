"""Processor time and memory of a call."""

import os
import time
import tracemalloc
from collections.abc import Callable, Sequence
from typing import Any

Work = Callable[[], Any]


def on_one_core() -> None:
    """Keep this process to one core, where the system lets it choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def best_times(works: Sequence[Work], repeats: int) -> list[float]:
    """Return the least processor time of each of several calls, made in turn, seconds."""
    rounds = [[_seconds(work) for work in works] for _ in range(repeats)]
    return [min(times) for times in zip(*rounds, strict=True)]


def peak_memory(work: Work) -> tuple[Any, int]:
    """Return what a call returns, and the most bytes it held at once beyond what was there."""
    tracemalloc.start()
    try:
        result = work()
        return result, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _seconds(work: Work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
