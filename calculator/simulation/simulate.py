"""Runs a plan and its alternatives from the first month to the last."""

from collections.abc import Callable, Iterator
from itertools import pairwise, starmap

from calculator.parameters import Parameters
from calculator.results import Results
from calculator.simulation.keep import kept_month
from calculator.simulation.month import Month, one_month
from calculator.simulation.policies import Plan
from calculator.simulation.record import Record
from calculator.simulation.state import State, opening

CHUNK = 1 << 13  # elements of one stock in a chunk, more or less: few enough to stay in cache
LEAST = 24  # draws in a chunk: over fewer, numpy's loops are too short


def simulate(
    parameters: Parameters,
    names: tuple[str, ...],
    after_chunk: Callable[[float], None] | None = None,
    undo_months: tuple[int, ...] = (),
) -> Results:
    """Run the alternatives `names`, the first of them `keep`, on the same draws.

    Draws are independent, so they run in chunks that bound memory and change nothing.
    `after_chunk` is told the share of draws done so far; what it raises ends the run. For each of
    `undo_months` (from 1) the results also say what it takes to come back from there.
    """
    if not names or names[0] != "keep" or len(set(names)) != len(names):
        raise ValueError(f"alternatives must be distinct and start with 'keep', got {names}")
    teams, draws = parameters.teams.headcount.shape[0], parameters.draws
    results = Results.blank(
        names, months=parameters.months, teams=teams, draws=draws, undo_months=undo_months
    )
    for chunk in _chunks(draws, max(1, len(names) - 1) * teams):
        drawn = parameters.subset(chunk)
        _run(drawn, Record(results, chunk, drawn), names[1:])
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
    plan, kept = Plan.of(parameters, names), None
    state = opening(parameters, plan)
    for number in range(parameters.months):
        kept = kept_month(number, kept, parameters)
        record.keep(number, kept)
        if names:
            state = _recorded(one_month(number, state, kept, plan, parameters), record, parameters)
    record.close(state)


def _recorded(month: Month, record: Record, parameters: Parameters) -> State:
    """Take a month down and let go of it, but for where it leads to."""
    record.add(month)
    record.undo(month, parameters)
    return month.after
