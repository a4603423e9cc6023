"""Runs a plan and its alternatives from the first month to the last."""

from calculator.parameters import Parameters
from calculator.results import Results
from calculator.simulation.month import Plan, one_month
from calculator.simulation.record import Record
from calculator.simulation.state import opening

CHUNK = 1 << 13  # elements of one stock held at once; bounds memory and stays in cache
LEAST = 32  # draws in a chunk: fewer cost more in calls than they save in memory


def simulate(parameters: Parameters, names: tuple[str, ...]) -> Results:
    """Run the alternatives `names`, the first of them `keep`, on the same draws.

    Draws are independent, so they run in chunks that bound memory and change nothing.
    """
    if not names or names[0] != "keep" or len(set(names)) != len(names):
        raise ValueError(f"alternatives must be distinct and start with 'keep', got {names}")
    size = len(names) * parameters.teams.headcount.shape[0]
    step = max(LEAST, CHUNK // size)
    starts = list(range(0, parameters.draws, step))
    if len(starts) > 1 and parameters.draws - starts[-1] == 1:
        starts.pop()  # a lone last draw goes with its neighbours
    ends = [*starts[1:], parameters.draws]
    return Results.joined(
        _run(parameters.subset(slice(start, end)), names)
        for start, end in zip(starts, ends, strict=True)
    )


def _run(parameters: Parameters, names: tuple[str, ...]) -> Results:
    plan = Plan.of(parameters, names)
    state = opening(parameters, len(names))
    record = Record(names, parameters)
    for number in range(parameters.months):
        month = one_month(number, state, plan, parameters)
        record.add(month)
        state = month.after
    return record.results()
