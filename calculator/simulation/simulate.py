"""Runs a plan and its alternatives from the first month to the last."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise, starmap
from typing import Any, TypeAlias

from calculator.parameters import Parameters
from calculator.results import Money, Results
from calculator.simulation.accounts import Accounts
from calculator.simulation.keep import kept_month
from calculator.simulation.month import Month, one_month
from calculator.simulation.policies import Plan
from calculator.simulation.record import Record
from calculator.simulation.state import State, opening

AfterChunk: TypeAlias = Callable[[float], None]

CHUNK = 1 << 14  # elements of one stock in a chunk, more or less: few enough to stay in cache
LEAST = 32  # draws in a chunk: over fewer, numpy's loops are too short


def simulate(
    parameters: Parameters,
    names: tuple[str, ...],
    after_chunk: AfterChunk | None = None,
    undo_months: tuple[int, ...] = (),
) -> Results:
    """Run the alternatives `names`, the first of them `keep`, on the same draws.

    Draws are independent, so they run in chunks that bound memory and change nothing.
    `after_chunk` is told the share of draws done so far; what it raises ends the run. If there are
    `undo_months` (from 1) the results also say what it takes to come back, and from those months
    how long.
    """
    results = Results.blank(names, **_sizes(parameters, undo_months))
    _fill(parameters, names, partial(Record, results), after_chunk)
    return results


def simulate_more(
    parameters: Parameters,
    before: Results,
    names: tuple[str, ...],
    after_chunk: AfterChunk | None = None,
) -> Results:
    """Run the alternatives `names` on the draws of `before`; return both together."""
    results = before.with_room_for(names)
    record = partial(Record, results, first=len(before.policies))
    _fill(parameters, ("keep", *names), record, after_chunk)
    return results


def simulate_money(
    parameters: Parameters,
    names: tuple[str, ...],
    after_chunk: AfterChunk | None = None,
    undo_months: tuple[int, ...] = (),
) -> Money:
    """Run alternatives as `simulate` does, for their money alone: a quarter faster."""
    money = Money.blank(names, **_sizes(parameters, undo_months))
    _fill(parameters, names, partial(Accounts, money), after_chunk)
    return money


def _sizes(parameters: Parameters, undo_months: tuple[int, ...]) -> dict[str, Any]:
    return {
        "months": parameters.months,
        "teams": parameters.teams.headcount.shape[0],
        "draws": parameters.draws,
        "undo_months": undo_months,
    }


def _fill(
    parameters: Parameters,
    names: tuple[str, ...],
    record: Callable[[slice, Parameters], Accounts],
    after_chunk: AfterChunk | None,
) -> None:
    """Run every chunk of the draws into a record of its own."""
    if not names or names[0] != "keep" or len(set(names)) != len(names):
        raise ValueError(f"alternatives must be distinct and start with 'keep', got {names}")
    teams, draws = parameters.teams.headcount.shape[0], parameters.draws
    for chunk in _chunks(draws, max(1, len(names) - 1) * teams):
        drawn = parameters.subset(chunk)
        live_through(drawn, Plan.of(drawn, names[1:]), record(chunk, drawn))
        if after_chunk is not None:
            after_chunk(chunk.stop / draws)


def _chunks(draws: int, rows: int) -> Iterator[slice]:
    """Consecutive draws, as many in each chunk as in the next; `rows` is a stock's size for one."""
    number = max(1, min(draws // LEAST, round(draws * rows / CHUNK)))
    ends = [draws * part // number for part in range(number + 1)]
    return starmap(slice, pairwise(ends))


def live_through(parameters: Parameters, plan: Plan, record: Accounts) -> None:
    """Go through the months of `keep`, and of the alternatives of a plan against it."""
    kept, state = None, opening(parameters, plan)
    for number in range(parameters.months):
        kept = kept_month(number, kept, parameters)
        record.keep(number, kept)
        if plan.names:
            state = _recorded(one_month(number, state, kept, plan, parameters), record)
    record.close(state)


def _recorded(month: Month, record: Accounts) -> State:
    """Take a month down and let go of it, but for where it leads to."""
    record.add(month)
    return month.after
