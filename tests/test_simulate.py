"""How a run is cut into chunks, and what it tells of itself on the way."""

from dataclasses import fields

import numpy as np
import pytest

from calculator.arrays import Floats, over_teams, share_of
from calculator.parameters import Parameters
from calculator.results import Money, Results
from calculator.simulation.simulate import simulate, simulate_money, simulate_more
from tests.random_parameters import random_parameters
from tests.running import one_team, run

P: Parameters = run(one_team(), ("keep",)).parameters
NAMES = ("keep", "planned")


def in_pieces(monkeypatch: pytest.MonkeyPatch, elements: int, least: int) -> None:
    """Make chunks small."""
    monkeypatch.setattr("calculator.simulation.simulate.CHUNK", elements)
    monkeypatch.setattr("calculator.simulation.simulate.LEAST", least)


@pytest.mark.parametrize("elements", [4, 14, 50, 10_000])
def test_every_field_is_the_same_however_a_run_is_cut(
    monkeypatch: pytest.MonkeyPatch, elements: int
) -> None:
    """Chunks of any size give the same run, to the last bit of every field."""
    whole = simulate(P, NAMES)
    in_pieces(monkeypatch, elements, 2)
    pieces = simulate(P, NAMES)

    for field in fields(Results):
        assert np.array_equal(getattr(whole, field.name), getattr(pieces, field.name)), field.name


def test_progress_is_told_after_every_month(monkeypatch: pytest.MonkeyPatch) -> None:
    """The share of the work that is done rises month by month and chunk by chunk, and ends at 1."""
    in_pieces(monkeypatch, 13, 2)
    told: list[float] = []

    simulate(P, NAMES, told.append)

    chunks = np.diff([0.0, *told[P.months - 1 :: P.months]]) * P.draws
    assert told == sorted(set(told))
    assert told[-1] == 1
    assert len(told) == 5 * P.months
    assert chunks.max() - chunks.min() < 1 + 1e-9


def test_a_run_can_be_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is raised on the way ends the run at once, and the next run knows nothing of it."""
    in_pieces(monkeypatch, 13, 2)
    before = simulate(P, NAMES)
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        if done > 0.2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        simulate(P, NAMES, stop)
    assert told[-2] <= 0.2 < told[-1]
    assert np.array_equal(simulate(P, NAMES).team_cash, before.team_cash)


def test_few_draws_are_one_chunk() -> None:
    """A run too small to be cut is told of once a month."""
    told: list[float] = []
    p = random_parameters(1)

    simulate(p, NAMES, told.append)

    assert told == [month / p.months for month in range(1, p.months + 1)]


@pytest.mark.parametrize("draws", [2, 63, 64, 200])
def test_teams_are_added_up_one_after_the_other(draws: int) -> None:
    """A sum over teams has the same last bit for few draws and for many."""
    chance = np.random.default_rng(draws)
    stock = chance.normal(size=(2, 37, draws)) * 10 ** chance.uniform(-3, 3, (2, 37, draws))
    expected: Floats = stock[:, 0]
    for team in range(1, 37):
        expected = expected + stock[:, team]

    assert np.array_equal(over_teams(stock)[:, 0], expected)


@pytest.mark.parametrize("teams", [256, 257, 263, 1_200])
def test_many_teams_are_added_up_alike_however_many_draws_come_at_once(teams: int) -> None:
    """Some at a time or all of them, the sums are the same to the last bit, and right."""
    chance = np.random.default_rng(teams)
    stock = chance.normal(size=(2, teams, 130)) * 10 ** chance.uniform(-3, 3, (2, teams, 130))

    whole = over_teams(stock)

    assert np.allclose(whole[:, 0], stock.sum(axis=1), rtol=1e-12, atol=1e-9)
    for few in (2, 7, 32, 64):
        parts = [over_teams(stock[..., start : start + few]) for start in range(0, 130, few)]
        assert np.array_equal(np.concatenate(parts, axis=-1), whole)
    same = np.broadcast_to(stock[:, :1], stock.shape)
    assert np.allclose(over_teams(same), teams * stock[:, :1], rtol=1e-12)


def test_further_alternatives_stand_beside_the_first() -> None:
    """One run after the other, or all at once, byte for byte; keep and the first as they were."""
    joined = simulate_more(P, simulate(P, NAMES), ("phase", "attrition"))
    whole = simulate(P, (*NAMES, "phase", "attrition"))
    assert joined.policies == whole.policies
    for name in Results.array_names():
        assert np.array_equal(getattr(joined, name), getattr(whole, name)), name


def test_nothing_has_no_parts() -> None:
    """A share of nothing is nothing, without a warning; one of something is exact."""
    part, whole = np.array([0.0, 1.0, 1.0, 3.0]), np.array([0.0, 0.0, -1e-17, 4.0])

    assert share_of(part, whole).tolist() == [0, 0, 0, 0.75]


def test_money_alone_is_the_money_of_the_whole_run() -> None:
    """Byte for byte, what coming back takes included, and told of as it goes."""
    told: list[float] = []
    whole = simulate(P, NAMES, undo_months=(2, 5))
    money = simulate_money(P, NAMES, told.append, undo_months=(2, 5))
    for name in Money.array_names():
        assert np.array_equal(getattr(money, name), getattr(whole, name)), name
    assert (money.policies, money.undo_months) == (NAMES, (2, 5))
    assert told == sorted(set(told))
    assert len(told) >= P.months
    assert told[-1] == 1
    assert not simulate_money(P, NAMES).refill_cost.any()


@pytest.mark.parametrize("names", [(), ("planned",), ("planned", "keep"), ("keep", "keep")])
def test_a_wrong_list_of_alternatives_is_refused(names: tuple[str, ...]) -> None:
    """They are distinct and start with the one that all are measured against."""
    with pytest.raises(ValueError, match="distinct and start with 'keep'"):
        simulate(random_parameters(1), names)
