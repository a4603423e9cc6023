"""What the benchmarks rest on: counts that are right, runs that counting does not change."""

from collections import Counter
from dataclasses import dataclass, fields

import numpy as np
import pytest

from benchmarks.bare import bare_pass
from benchmarks.counting import Call, Calls, counted
from benchmarks.engine import run, size_of
from benchmarks.figure import Figure
from benchmarks.timing import best_times, peak_memory
from calculator.arrays import Floats
from calculator.results import Results
from tests.running import one_team
from tests.running import run as run_scenario

P = run_scenario(one_team(ai_share_claimed=0.2), ("keep",)).parameters


@dataclass(frozen=True)
class Pair:
    """Something to count with."""

    wide: Floats  # (2, 3)
    row: Floats  # (3,)


PAIR = Pair(np.arange(6.0).reshape(2, 3), np.ones(3))


def known(pair: Pair) -> Floats:
    """Add twice, multiply once, compare, add up over rows, and choose."""
    total = pair.wide + pair.row + pair.row
    small = total * 2 < 5
    return np.where(small, 0.0, total).sum(axis=0, keepdims=True)


def test_every_call_is_counted_by_name_and_size() -> None:
    """Each ufunc is counted with the shapes it met, a reduction as such, other functions apart."""
    _, calls = counted(known, PAIR)

    wide, row = (2, 3), (3,)
    assert calls.ufuncs == {
        Call("add", "__call__", (wide, row), ("d", "d"), wide): 2,
        Call("multiply", "__call__", (wide, ()), ("d", "l"), wide): 1,
        Call("less", "__call__", (wide, ()), ("d", "l"), wide): 1,
        Call("add", "reduce", (wide,), ("d",), (1, 3), axis=0, keepdims=True): 1,
    }
    assert calls.others == {("where", 6): 1}
    assert {call.size for call in calls.ufuncs} == {6}


def test_views_outputs_and_plain_arrays_are_counted_too() -> None:
    """A slice of a counted array counts, so does what is computed into a plain one."""

    def work(pair: Pair) -> Floats:
        out = np.zeros(3)
        np.divide(pair.wide[1], pair.row, out=out, where=pair.row > 0)
        return np.exp(np.negative(np.ones(3)) * pair.row)

    _, calls = counted(work, PAIR)
    names = Counter({call.ufunc: count for call, count in calls.ufuncs.items()})

    assert names == {"divide": 1, "greater": 1, "multiply": 1, "exp": 1}  # negative met plain ones


def test_two_countings_do_not_mix() -> None:
    """Counting the same work twice gives the same counts, not twice as many."""
    assert counted(known, PAIR)[1] == counted(known, PAIR)[1]


def test_a_counted_run_is_the_run() -> None:
    """Counting changes no result of the engine, to the last bit."""
    plain, (found, _) = run(P), counted(run, P)

    for field in fields(Results):
        assert np.array_equal(getattr(plain, field.name), getattr(found, field.name)), field.name


def test_the_engine_is_counted() -> None:
    """The ufuncs that the model cannot do without are in the count, on whole stocks."""
    _, calls = counted(run, P)
    stock = (1, 1, P.draws)
    met = {call.ufunc for call in calls.ufuncs if stock in (call.output, *call.inputs)}

    assert {"add", "subtract", "multiply", "divide", "minimum", "maximum", "exp", "log"} <= met
    assert calls.ufuncs.total() > 100 * P.months


def test_the_bare_pass_makes_every_call_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was counted is what is run: the same names, sizes and numbers."""
    _, calls = counted(known, PAIR)
    made: Counter[str] = Counter()

    class Ufunc:
        def __init__(self, name: str) -> None:
            self.name, self.real = name, getattr(np, name)

        def __call__(self, *inputs: Floats, out: Floats | None = None) -> Floats:
            made[self.name] += out is not None
            return np.asarray(self.real(*inputs, out=out))

        def reduce(self, array: Floats, out: Floats | None = None, **how: int) -> Floats:
            made[f"{self.name}.reduce"] += out is not None
            return np.asarray(self.real.reduce(array, out=out, **how))

    for name in ("add", "multiply", "less"):
        monkeypatch.setattr(f"benchmarks.bare.np.{name}", Ufunc(name))
    bare_pass(calls.ufuncs)()

    assert made == {"add": 2, "multiply": 1, "less": 1, "add.reduce": 1}


def test_the_bare_pass_can_run_what_the_engine_does() -> None:
    """Every call that the engine makes has its bare counterpart."""
    bare_pass(counted(run, P)[1].ufuncs)()


def test_memory_is_what_was_held_at_once() -> None:
    """The peak holds what a call returns and what it threw away on the way."""

    def work() -> Floats:
        one, other = np.zeros(50_000), np.zeros(50_000)
        return one + other

    result, peak = peak_memory(work)

    assert 3 * result.nbytes <= peak < 3.2 * result.nbytes


def test_results_are_measured_whole() -> None:
    """The size of a run is that of its arrays."""
    found = run(P)

    assert size_of(found) == sum(getattr(found, name).nbytes for name in Results.array_names())


def test_times_are_the_least_of_each() -> None:
    """Every call is made as often as asked, in turn, and each has one time."""
    made: list[str] = []

    times = best_times([lambda: made.append("a"), lambda: made.append("b")], repeats=3)

    assert made == ["a", "b"] * 3
    assert len(times) == 2
    assert all(seconds >= 0 for seconds in times)


@pytest.mark.parametrize(
    ("value", "most", "least", "holds"),
    [(2.0, 2, None, True), (2.1, 2, None, False), (60, None, 60, True), (59, None, 60, False)],
)
def test_a_missed_bound_is_shown(
    value: float, most: float | None, least: float | None, *, holds: bool
) -> None:
    """A figure beyond its bound says so."""
    figure = Figure("ratio", value, "times", most=most, least=least)

    assert figure.holds is holds
    assert ("MISSED" in str(figure)) is not holds


def test_calls_start_at_nothing() -> None:
    """Nothing is counted before anything is called."""
    assert counted(lambda pair: pair, PAIR)[1] == Calls()
