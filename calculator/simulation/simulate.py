"""Runs a plan and its alternatives from the first month to the last."""

from collections.abc import Callable, Iterator
from itertools import pairwise, starmap

from calculator.parameters import Parameters
from calculator.results import Results
from calculator.simulation.keep import kept_month
from calculator.simulation.month import Plan, one_month
from calculator.simulation.record import Record
from calculator.simulation.state import opening

CHUNK = 1 << 14  # elements of one stock in a chunk, more or less: few enough to stay in cache
LEAST = 8  # draws in a chunk: over fewer, numpy's loops are too short


def simulate(
    parameters: Parameters,
    names: tuple[str, ...],
    after_chunk: Callable[[float], None] | None = None,
) -> Results:
    """Run the alternatives `names`, the first of them `keep`, on the same draws.

    Draws are independent, so they run in chunks that bound memory and change nothing.
    `after_chunk` is told the share of draws done so far; what it raises ends the run.
    """
    if not names or names[0] != "keep" or len(set(names)) != len(names):
        raise ValueError(f"alternatives must be distinct and start with 'keep', got {names}")
    teams, draws = parameters.teams.headcount.shape[0], parameters.draws
    results = Results.blank(names, months=parameters.months, teams=teams, draws=draws)
    for chunk in _chunks(draws, max(1, len(names) - 1) * teams):
        _run(parameters.subset(chunk), Record(results, chunk, parameters), names[1:])
        if after_chunk is not None:
            after_chunk(chunk.stop / draws)
    return results


def _chunks(draws: int, rows: int) -> Iterator[slice]:
    """Consecutive draws, as many in each chunk as in the next; `rows` is a stock's size for one."""
    number = max(1, min(draws // LEAST, round(draws * rows / CHUNK)))
    ends = [draws * part // number for part in range(number + 1)]
    return starmap(slice, pairwise(ends))


def _run(parameters: Parameters, record: Record, names: tuple[str, ...]) -> None:
    """Go through the months of `keep`, and of the alternatives `names` against it."""
    plan, kept, state = Plan.of(parameters, names), None, opening(parameters, len(names))
    for number in range(parameters.months):
        kept = kept_month(number, kept, parameters)
        record.keep(number, kept)
        if names:
            month = one_month(number, state, kept, plan, parameters)
            record.add(month)
            state = month.after
    record.close(state)
