"""Runs a plan and its alternatives from the first month to the last."""

from collections.abc import Callable, Iterator

from calculator.parameters import Parameters
from calculator.results import Results
from calculator.simulation.month import Plan, one_month
from calculator.simulation.record import Record
from calculator.simulation.state import opening

CHUNK = 1 << 13  # elements of one stock held at once; bounds memory and stays in cache
LEAST = 32  # draws in a chunk: fewer cost more in calls than they save in memory


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
    parts = []
    for draws in _chunks(parameters, len(names)):
        parts.append(_run(parameters.subset(draws), names))
        if after_chunk is not None:
            after_chunk(draws.stop / parameters.draws)
    return Results.joined(parts)


def _chunks(parameters: Parameters, alternatives: int) -> Iterator[slice]:
    """Consecutive draws that fit into a chunk; a lone last one goes with its neighbours."""
    draws = parameters.draws
    step = max(LEAST, CHUNK // (alternatives * parameters.teams.headcount.shape[0]))
    start = 0
    while start < draws:
        end = start + step if draws - start - step > 1 else draws
        yield slice(start, end)
        start = end


def _run(parameters: Parameters, names: tuple[str, ...]) -> Results:
    plan = Plan.of(parameters, names)
    state = opening(parameters, len(names))
    record = Record(names, parameters)
    for number in range(parameters.months):
        month = one_month(number, state, plan, parameters)
        record.add(month)
        state = month.after
    return record.results()
