"""The search for a change of sign, on functions whose answer is known."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.believe.roots import CLOSE, Point, root, turn
from calculator.believe.search import searched
from calculator.drivers.driver import Driver
from calculator.scenario import Scenario

LIMITS = (0.0, 10.0)


def same(scenario: Scenario, _: float) -> Scenario:
    """Leave a scenario as it is."""
    return scenario


def driver(now: float, *, whole: bool = False) -> Driver:
    """Return a driver from 0 to 10."""
    return Driver(
        id="x", label="X", unit="", now=now, low=0, high=10, move=same, whole=whole
    )  # fmt: skip


def points(net: Callable[[float], float], *places: float) -> list[Point]:
    """Return what a function gives at places."""
    return [Point(place, net(place)) for place in places]


@given(st.floats(0.3, 9.7), st.floats(0.05, 3), st.floats(-0.2, 0.2))
def test_a_root_is_met_although_the_first_look_was_off(at: float, power: float, off: float) -> None:
    """Any curve that rises through zero is followed to it, wherever few draws saw it."""

    def net(value: float) -> float:
        return (value / 10) ** power - (at / 10) ** power

    here, there = points(lambda value: net(value) + off * net(10.0), 0.0, 10.0)
    if here.net * there.net > 0:
        return
    found = root(net, here, there, LIMITS)
    assert found is not None
    assert found.value is not None
    assert abs(net(found.value)) <= CLOSE


@given(st.floats(0.1, 9.9))
def test_a_jump_is_closed_in_and_not_called_a_root(at: float) -> None:
    """Where no value gives zero, the values on either side are told."""
    found = root(
        lambda value: -1.0 if value < at else 1.0, Point(0.0, -1.0), Point(10.0, 1.0), LIMITS
    )
    assert found is not None
    assert found.value is None
    before, after = sorted(found.between)
    assert before <= at <= after
    assert after - before < 0.02


def test_without_a_crossing_there_is_none() -> None:
    """What few draws took for a crossing is checked with all of them, up to the end."""
    assert root(lambda value: -1 - value, Point(0.0, -0.1), Point(10.0, 0.1), LIMITS) is None
    assert turn(lambda value: -1 - value, Point(0.0, -0.1), Point(10.0, 0.1), LIMITS) is None


@given(st.integers(0, 9), st.integers(-2, 2))
def test_whole_numbers_turn_between_neighbours(at: int, off: int) -> None:
    """The sign changes between two neighbours, even if few draws saw it some steps away."""
    seen = min(max(at + off, 0), 9)
    found = turn(lambda value: value - at - 0.5, Point(seen, -1.0), Point(seen + 1.0, 1.0), LIMITS)
    assert found is not None
    assert sorted(found.between) == [at, at + 1]


def test_the_crossing_nearest_to_now_is_told() -> None:
    """Of two changes of sign the nearer one counts, and that there are two."""

    def net(value: float) -> float:
        return (value - 2) * (value - 7) / 10

    found = searched(driver(5), points(net, 0, 1, 3, 5, 9, 10), net, 0.0)
    assert found.break_even == pytest.approx(7, abs=0.01)
    assert found.crossings == 2


def test_a_doubtful_end_is_looked_at_with_all_draws() -> None:
    """An end that few draws put just short of zero may lie beyond it; a far one is left alone."""
    tried = []

    def net(value: float) -> float:
        tried.append(value)
        return value - 9.5

    roughly = points(lambda value: value - 10.005, 0, 5, 10)
    assert searched(driver(0), roughly, net, 0.01).break_even == pytest.approx(9.5, abs=0.01)
    tried.clear()
    assert searched(driver(0), roughly, net, 0.001).break_even is None
    assert not tried


def test_what_moves_nothing_is_not_searched() -> None:
    """A driver on which the net value does not hang is said to be one."""
    found = searched(driver(5), points(lambda _: -0.3, 0, 5, 10), lambda _: math.nan, 1.0)
    assert not found.moves
    assert found.value is None
