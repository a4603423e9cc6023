"""What the analyses cost: `python -m benchmarks.analyses`, exit status 1 if more than they may.

Each is set against a full evaluation of the same example in the same run: what `evaluate --json`
works out. Times are processor times on one core, the least of several, but for the first sign of
progress of the search for the best plan, which is time on the clock.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from json import dumps
from typing import Any

from benchmarks.figure import Figure, told
from benchmarks.timing import best_times, on_one_core
from calculator.answer import answer
from calculator.believe.believe import believe
from calculator.best_plan.hunt import Hunt
from calculator.best_plan.limits import Limits
from calculator.comparison.comparison import compare
from calculator.evaluate import DEFAULT_DRAWS, evaluate
from calculator.examples import example
from calculator.frontier import frontier
from calculator.library import load
from calculator.matters.matters import matters
from calculator.matters.report import report
from calculator.scenario import Scenario, scenario_from
from calculator.signals.report import signals

EXAMPLE = "midmarket"
REPEATS = 3
MOST = {"what matters": 5, "believe": 5, "signals": 5, "frontier": 30, "compare two": 5}  # times
FIRST = 1.0  # second until the search shows progress


class ShownError(Exception):
    """Raised at the second sign of progress, to end a search that has shown it."""


def works(scenario: Scenario) -> dict[str, Callable[[], Any]]:
    """Return every analysis of a scenario, by name."""
    library = load()
    return {
        "what matters": lambda: dumps(report(matters(scenario, library))),
        "believe": lambda: believe(scenario, library),
        "signals": lambda: dumps(signals(scenario, library)),
        "frontier": lambda: frontier(scenario, library),
        "compare two": lambda: compare([scenario, scenario], library),
    }


def ratios(scenario: Scenario) -> Iterator[Figure]:
    """Compare each analysis with a full evaluation."""
    library, named = load(), works(scenario)
    whole, *others = best_times(
        [lambda: dumps(answer(evaluate(scenario, library))), *named.values()], REPEATS
    )
    yield Figure("a full evaluation, as JSON", whole * 1e3, "ms")
    for name, seconds in zip(named, others, strict=True):
        yield Figure(f"{name} / a full evaluation", seconds / whole, "times", most=MOST[name])


def first_sign(scenario: Scenario) -> Iterator[Figure]:
    """Measure how long the search for the best plan takes to show that it works."""
    start = time.perf_counter()
    found: list[float] = []

    def notice(_: float) -> None:
        found.append(time.perf_counter() - start)
        if len(found) > 1:
            raise ShownError

    with suppress(ShownError):
        Hunt(scenario, load(), Limits(), "value", DEFAULT_DRAWS, notice).run(notice)
    yield Figure("best plan: first sign of progress", found[0], "s", most=FIRST)


def main() -> int:
    """Measure, print, and return the exit status."""
    on_one_core()
    scenario = scenario_from(example(EXAMPLE).scenario)
    print(f"example:{EXAMPLE}, {DEFAULT_DRAWS:,} draws, one core")
    return told(figure for part in (first_sign, ratios) for figure in partial(part, scenario)())


if __name__ == "__main__":
    sys.exit(main())
