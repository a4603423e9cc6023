"""Runs a plan and its alternatives from the first month to the last."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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

AfterMonth: TypeAlias = Callable[[float], None]
NewRecord: TypeAlias = Callable[[slice, Parameters], Accounts]  # of these draws

CHUNK = 1 << 14  # elements of one stock in a chunk, more or less: few enough to stay in cache
LEAST = 32  # draws in a chunk: over fewer, numpy's loops are too short


@dataclass(frozen=True, slots=True)
class Run:
    """A plan and its alternatives under some parameters, and where their months are taken down."""

    parameters: Parameters  # of the draws gone through
    plan: Plan  # laid out for them
    record: Accounts  # for the same draws


def simulate(
    parameters: Parameters,
    names: tuple[str, ...],
    after_month: AfterMonth | None = None,
    undo_months: tuple[int, ...] = (),
) -> Results:
    """Run the alternatives `names`, the first of them `keep`, on the same draws.

    Draws are independent, so they run in chunks that bound memory and change nothing.
    `after_month` is told the share of the work that is done; what it raises ends the run. If there
    are `undo_months` (from 1) the results also say what it takes to come back, and from those
    months how long.
    """
    results = Results.blank(names, **_sizes(parameters, undo_months))
    _fill([(parameters, partial(Record, results))], names, after_month)
    return results


def simulate_more(
    parameters: Parameters,
    before: Results,
    names: tuple[str, ...],
    after_month: AfterMonth | None = None,
) -> Results:
    """Run the alternatives `names` on the draws of `before`; return both together."""
    results = before.with_room_for(names)
    record = partial(Record, results, first=len(before.policies))
    _fill([(parameters, record)], ("keep", *names), after_month)
    return results


def simulate_money(
    parameters: Parameters,
    names: tuple[str, ...],
    after_month: AfterMonth | None = None,
    undo_months: tuple[int, ...] = (),
) -> Money:
    """Run alternatives as `simulate` does, for their money alone: a quarter faster."""
    money = Money.blank(names, **_sizes(parameters, undo_months))
    _fill([(parameters, partial(Accounts, money))], names, after_month)
    return money


def simulate_variants(
    variants: Sequence[Parameters], names: tuple[str, ...], after_month: AfterMonth | None = None
) -> list[Money]:
    """Run alternatives as `simulate_money` does, under each of some parameters in turn.

    They are those of one company, and differ in nothing that `keep` feels: it is gone through once.
    """
    found = [Money.blank(names, **_sizes(each, ())) for each in variants]
    _fill(
        [(each, partial(Accounts, money)) for each, money in zip(variants, found, strict=True)],
        names,
        after_month,
    )
    return found


def _sizes(parameters: Parameters, undo_months: tuple[int, ...]) -> dict[str, Any]:
    return {
        "months": parameters.months,
        "teams": parameters.teams.headcount.shape[0],
        "draws": parameters.draws,
        "undo_months": undo_months,
    }


def _fill(
    variants: Sequence[tuple[Parameters, NewRecord]],
    names: tuple[str, ...],
    after_month: AfterMonth | None,
) -> None:
    """Run every chunk of the draws into records of its own."""
    if not names or names[0] != "keep" or len(set(names)) != len(names):
        raise ValueError(f"alternatives must be distinct and start with 'keep', got {names}")
    parameters = variants[0][0]
    teams, draws = parameters.teams.headcount.shape[0], parameters.draws
    for chunk in _chunks(draws, max(1, len(names) - 1) * teams):
        runs = []
        for whole, record in variants:
            drawn = whole.subset(chunk)
            runs.append(Run(drawn, Plan.of(drawn, names[1:]), record(chunk, drawn)))
        live_through(runs, after_month and partial(_tell, after_month, chunk, draws))


def _tell(after_month: AfterMonth, chunk: slice, draws: int, share: float) -> None:
    """Tell of a share of a chunk as one of all draws."""
    after_month((chunk.start + share * (chunk.stop - chunk.start)) / draws)


def _chunks(draws: int, rows: int) -> Iterator[slice]:
    """Consecutive draws, as many in each chunk as in the next; `rows` is a stock's size for one."""
    number = max(1, min(draws // LEAST, round(draws * rows / CHUNK)))
    ends = [draws * part // number for part in range(number + 1)]
    return starmap(slice, pairwise(ends))


def live_through(runs: Sequence[Run], after_month: AfterMonth | None = None) -> None:
    """Go through the months of `keep`, and of the alternatives of every run against it.

    The runs are as the variants of `simulate_variants`. `after_month` is told the share of their
    months that is done.
    """
    months = runs[0].parameters.months
    kept, states = None, [opening(run.parameters, run.plan) for run in runs]
    for number in range(months):
        kept = kept_month(number, kept, runs[0].parameters)
        for place, run in enumerate(runs):
            run.record.keep(number, kept)
            if run.plan.names:
                states[place] = _recorded(
                    one_month(number, states[place], kept, run.plan, run.parameters), run.record
                )
        if after_month is not None:
            after_month((number + 1) / months)
    for run, state in zip(runs, states, strict=True):
        run.record.close(state)


def _recorded(month: Month, record: Accounts) -> State:
    """Take a month down and let go of it, but for where it leads to."""
    record.add(month)
    return month.after
