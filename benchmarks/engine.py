"""What the engine costs: `python -m benchmarks.engine`, exit status 1 if more than it may.

The bare pass is counted, not guessed: the engine runs once on arrays that take down every ufunc
call by name and size; then the same ufuncs run as often on preallocated float64 arrays. Functions
that are no ufuncs (selections, copies) are left out of it. Every run is of one policy beside
`keep`, against which everything is measured; so is the scalar version. Times are processor times on
one core, the least of several.
"""

import sys
from collections.abc import Iterator
from dataclasses import fields
from functools import partial
from itertools import chain
from json import dumps
from statistics import mean

import numpy as np

from benchmarks.bare import bare_pass
from benchmarks.counting import counted
from benchmarks.figure import Figure, told
from benchmarks.timing import best_times, on_one_core, peak_memory
from calculator.answer import answer
from calculator.defaults import complete
from calculator.evaluate import evaluate
from calculator.examples import example
from calculator.library import load
from calculator.parameters import Parameters
from calculator.results import Results
from calculator.sampling.sample import sample
from calculator.scenario import scenario_from
from calculator.simulation.simulate import CHUNK, LEAST, simulate
from tests.scalar_draws import one_draw
from tests.scalar_model import simulate as simulate_one_draw

POLICY = "planned"
TEAMS, MANY_TEAMS = 12, 1_200
FEW, DRAWS, MANY = 256, 1_024, 16_384
SCALAR_DRAWS = 8
REPEATS = 40
FULL_REPEATS = 3
STOCKS = 256  # of a full chunk that a run may hold at once
FLOAT = 8  # bytes
MB = 1e6  # bytes


def company(teams: int, draws: int) -> Parameters:
    """Sample the made-up company of twelve teams, as often as it takes to have so many."""
    plan = example("midmarket").scenario
    copies = range(teams // len(plan["teams"]))
    rows = [
        {**row, "team": f"{row['team']} {copy + 1}"} for copy in copies for row in plan["teams"]
    ]
    library = load()
    return sample(complete(scenario_from({**plan, "teams": rows}), library), library, draws)


def run(parameters: Parameters) -> Results:
    """Run one policy."""
    return simulate(parameters, ("keep", POLICY))


def speed(parameters: Parameters) -> Iterator[Figure]:
    """Compare a run with its bare pass, and with the scalar version."""
    _, calls = counted(run, parameters)
    engine, bare = best_times([partial(run, parameters), bare_pass(calls.ufuncs)], REPEATS)
    yield Figure("run", engine * 1e3, "ms")
    made, others = calls.ufuncs.total(), calls.others.total()
    yield Figure(f"bare pass: {made:,} ufunc calls; {others:,} others left out", bare * 1e3, "ms")
    yield Figure("run / bare pass", engine / bare, "times", most=2)
    written_out = [one_draw(parameters, draw) for draw in range(SCALAR_DRAWS)]
    scalars = [partial(simulate_one_draw, *draw, POLICY) for draw in written_out]
    scalar, per_draw = mean(best_times(scalars, repeats=5)), engine / parameters.draws
    yield Figure("scalar version, one draw", scalar * 1e3, "ms")
    yield Figure("scalar version / run, per draw", scalar / per_draw, "times", least=60)


def whole(parameters: Parameters) -> Iterator[Figure]:
    """Compare everything that `evaluate --json` works out with a run."""
    scenario, library = scenario_from(example("midmarket").scenario), load()
    (single,) = best_times([partial(run, parameters)], REPEATS)
    (full,) = best_times([lambda: dumps(answer(evaluate(scenario, library)))], FULL_REPEATS)
    yield Figure("a full evaluation, as JSON", full * 1e3, "ms")
    yield Figure("a full evaluation / run", full / single, "times", most=60)


def growth(parameters: Parameters) -> Iterator[Figure]:
    """Compare runs of more teams, and of more draws."""
    wide, few, many = company(MANY_TEAMS, DRAWS), company(TEAMS, FEW), company(TEAMS, MANY)
    sizes = (parameters, few, many)
    usual, least, most = best_times([partial(run, size) for size in sizes], repeats=5)
    (widest,) = best_times([partial(run, wide)], repeats=2)
    yield Figure(f"{TEAMS} to {MANY_TEAMS:,} teams", widest / usual, "times", most=110)
    yield Figure(f"{FEW} to {MANY:,} draws ({MANY // FEW} times)", most / least, "times")


def memory() -> Iterator[Figure]:
    """Measure what runs hold at once beside what they are given and return."""
    for teams, draws in ((TEAMS, FEW), (TEAMS, DRAWS), (TEAMS, MANY), (MANY_TEAMS, FEW)):
        parameters = company(teams, draws)
        results, peak = peak_memory(partial(run, parameters))
        working = (peak - size_of(results)) / MB
        bound = STOCKS * max(CHUNK, LEAST * teams) * FLOAT / MB
        yield Figure(f"working memory, {teams:,} teams, {draws:,} draws", working, "MB", most=bound)


def size_of(results: Results) -> int:
    """Bytes of the arrays of a run."""
    arrays = (getattr(results, field.name) for field in fields(results))
    return sum(array.nbytes for array in arrays if isinstance(array, np.ndarray))


def main() -> int:
    """Measure, print, and return the exit status."""
    on_one_core()
    parameters = company(TEAMS, DRAWS)
    months = parameters.months
    print(f"'{POLICY}' and 'keep': {TEAMS} teams, {months} months, {DRAWS:,} draws, one core")
    parts = (speed(parameters), whole(parameters), growth(parameters), memory())
    return told(chain.from_iterable(parts))


if __name__ == "__main__":
    sys.exit(main())
