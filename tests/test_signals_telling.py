"""When a figure tells: the area and its interval, the threshold, the odds on either side."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import binomtest

from calculator.arrays import Floats
from calculator.signals.telling import Rules, area_under, proportion, telling, two_figures

RULES = Rules(least_side=0.1, least_area=0.65, confidence=0.95)


def pairs(figures: Floats, loses: NDArray[np.bool_]) -> Floats:
    """Return 1, a half or 0 for every losing draw against every winning one."""
    lost, won = figures[loses][:, None], figures[~loses][None]
    return (lost > won) + (lost == won) / 2


@given(
    st.lists(st.integers(0, 9), min_size=4, max_size=30),
    st.lists(st.integers(0, 9), min_size=4, max_size=30),
)
def test_the_area_is_that_of_every_pair_and_its_interval_delongs(
    lost: list[int], won: list[int]
) -> None:
    """Sorted sums agree with going through all pairs, ties and all."""
    figures = np.array([*lost, *won], dtype=float)
    loses = np.arange(len(figures)) < len(lost)
    found = area_under(figures, loses, np.full(len(figures), 1 / len(figures)), 0.95)
    table = pairs(figures, loses)
    spread = table.mean(axis=1).var(ddof=1) / len(lost) + table.mean(axis=0).var(ddof=1) / len(won)
    assert found.value == pytest.approx(table.mean())
    half = 1.959963984540054 * spread**0.5
    assert found.high == pytest.approx(min(1, table.mean() + half))
    assert found.low == pytest.approx(max(0, table.mean() - half))


def test_a_weight_of_two_is_two_draws_as_far_as_the_area_goes() -> None:
    """Weights act as repetition."""
    generator = np.random.default_rng(1)
    figures, loses = generator.normal(size=40), generator.random(40) < 0.5
    weights = generator.integers(1, 4, size=40)
    repeated = area_under(
        np.repeat(figures, weights), np.repeat(loses, weights), np.ones(weights.sum()), 0.9
    )
    assert area_under(figures, loses, weights / weights.sum(), 0.9).value == pytest.approx(
        repeated.value
    )


@pytest.mark.parametrize(("share", "number"), [(0.0, 20), (0.3, 50), (0.5, 1000), (1.0, 8)])
def test_odds_have_wilsons_interval(share: float, number: int) -> None:
    """That of scipy, for whole numbers."""
    expected = binomtest(round(share * number), number).proportion_ci(0.95, "wilson")
    found = proportion(share, number, 0.95)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize("sign", [1, -1])
def test_a_perfect_signal_has_its_line_between_the_two(sign: int) -> None:
    """Every loser is on one side, every winner on the other, whichever is which."""
    figures = sign * np.concatenate([np.linspace(5, 9, 50), np.linspace(1, 3, 50)])
    loses = np.arange(100) < 50
    found = telling(figures, loses, np.full(100, 0.01), RULES)
    assert found.losing_side == ("above" if sign > 0 else "below")
    assert found.threshold == sign * 5
    assert found.beyond
    assert found.within
    assert found.area
    odds = found.beyond.value, found.within.value, found.area.value
    assert odds == pytest.approx((1, 0, 1))
    assert found.reaches == pytest.approx(0.5)


def test_chance_does_not_tell() -> None:
    """A figure that has nothing to do with losing has no threshold."""
    generator = np.random.default_rng(3)
    figures, loses = generator.normal(size=2000), generator.random(2000) < 0.5
    found = telling(figures, loses, np.full(2000, 1 / 2000), RULES)
    assert (found.threshold, found.why_not) == (None, "weak")


def test_a_strong_signal_of_few_draws_does_not_tell_either() -> None:
    """An area above the bound whose interval reaches chance is not enough."""
    figures = np.array([3.0, 1.0, 4.0, 2.0, 0.0, 3.5])
    loses = np.array([True, True, True, False, False, False])
    found = telling(figures, loses, np.full(6, 1 / 6), RULES)
    assert found.area
    assert found.area.value >= RULES.least_area
    assert found.why_not == "weak"


@pytest.mark.parametrize("losers", [9, 91])
def test_both_sides_must_be_common_enough(losers: int) -> None:
    """With a tenth of the weight on neither side nothing is shown, however well it orders."""
    figures = np.arange(100.0)[::-1]
    found = telling(figures, np.arange(100) < losers, np.full(100, 0.01), RULES)
    assert (found.threshold, found.why_not) == (None, "one_sided")


def test_thresholds_are_what_is_shown() -> None:
    """Two significant figures, of any size and sign."""
    given_ = np.array([0.0, 0.8649, 143.0, -0.0568, 5.0, 99.6])
    np.testing.assert_allclose(two_figures(given_), [0, 0.86, 140, -0.057, 5, 100])
