"""What may be seen of a draw: counts and measured figures, one by one and together."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal, nbinom

from calculator.signals.noise import Counted, Measured, log_likelihood, simulated, tails

EXPECTED = np.cumsum(np.array([[4.0, 9.0], [2.0, 1.0], [3.0, 0.5]]), axis=0)
BEFORE = np.array([30.0, 60.0])


def test_a_single_count_is_negative_binomial() -> None:
    """By any month, with one dispersion, whatever lies between."""
    counted = Counted(EXPECTED, 20)
    for month in (1, 2, 3):
        mean = EXPECTED[month - 1]
        expected = nbinom.logpmf(7, 20, 20 / (20 + mean))
        np.testing.assert_allclose(log_likelihood(counted, {month: 7}), expected)


def test_counts_of_several_months_split_the_last_by_chance_alone() -> None:
    """Given the total, earlier counts are multinomial: they tell of the pace, not once more."""
    counted = Counted(EXPECTED, 20)
    together = log_likelihood(counted, {1: 5, 3: 9})
    of_one = [log_likelihood(counted, {1: n, 3: 9}) for n in range(10)]
    np.testing.assert_allclose(np.exp(of_one).sum(axis=0), np.exp(log_likelihood(counted, {3: 9})))
    share = EXPECTED[0] / EXPECTED[2]
    given_total = 126 * share**5 * (1 - share) ** 4  # 9 over 5 is 126
    np.testing.assert_allclose(together - log_likelihood(counted, {3: 9}), np.log(given_total))


def test_the_companys_own_past_takes_the_place_of_the_assumed_rate() -> None:
    """With a long past behind it the next count follows the past, not the draw."""
    counted = Counted(EXPECTED * 100, 20, BEFORE * 1000)
    seen = {0: 60_000.0}
    means = counted.next(3, seen).mean()
    np.testing.assert_allclose(means, 60_000 * EXPECTED[2] * 100 / (BEFORE * 1000), rtol=0.01)
    assert log_likelihood(counted, seen)[1] > log_likelihood(counted, seen)[0]


def test_a_companys_own_past_leaves_the_spread_of_the_plans_months() -> None:
    """A long past says the level; months of the plan differ from it as they would have."""
    counted = Counted(EXPECTED * 1000, 20, BEFORE * 1000)
    for seen in ({}, {0: 30_000.0}):
        found = counted.next(3, seen)
        np.testing.assert_allclose(found.std() / found.mean(), 20**-0.5, rtol=0.02)


def test_errors_of_one_signal_stay_in_part() -> None:
    """Figures of several months have one covariance, whatever the order they are told in."""
    path = np.array([[0.2], [0.3], [0.5]])
    found = log_likelihood(Measured(path, 0.1, 0.5), {1: 0.25, 2: 0.4, 3: 0.45})
    covariance = 0.01 * (0.5 * np.eye(3) + 0.5)
    expected = multivariate_normal([0.2, 0.3, 0.5], covariance).logpdf([0.25, 0.4, 0.45])
    np.testing.assert_allclose(found, expected)


def test_without_persistence_months_are_independent() -> None:
    """The likelihood is the product, and the next figure does not hang on the last."""
    measured = Measured(np.log(EXPECTED), 0.2, 0.0, logarithm=True)
    parts = sum(log_likelihood(measured, {month: 3.0}) for month in (1, 2))
    np.testing.assert_allclose(log_likelihood(measured, {1: 3.0, 2: 3.0}), parts)


@pytest.mark.parametrize(
    "noise",
    [Counted(EXPECTED, 5), Measured(np.log(EXPECTED), 0.2, 0.5, logarithm=True)],
    ids=["counted", "measured"],
)
def test_simulated_figures_follow_what_they_are_simulated_from(noise: Counted | Measured) -> None:
    """Their tails are evenly spread: as many as expected lie beyond each."""
    many = type(noise)(
        **{
            **{name: getattr(noise, name) for name in noise.__slots__},
            "expected": np.repeat(noise.expected[:, :1], 4001, axis=1),
        }
    )
    figures = simulated(many, 2, {}, np.random.default_rng(1))
    for quantile in (0.1, 0.5, 0.9):
        value = float(np.quantile(figures, quantile, method="inverted_cdf"))
        below, above = tails(many, 2, value, {}, np.full(4000, 1 / 4000))
        assert below >= quantile - 0.03
        assert above >= 1 - quantile - 0.03


def test_simulated_figures_stay_within_what_can_be() -> None:
    """A share is a share; growth may be negative, a backlog not."""
    generator = np.random.default_rng(2)
    share = Measured(np.full((1, 500), 0.99), 0.1, 0.5, least=0.0, most=1.0)
    assert simulated(share, 1, {}, generator).max() == 1
    growth = Measured(np.zeros((1, 500)), 0.5, 0.5, logarithm=True, offset=1.0)
    assert -1 < simulated(growth, 1, {}, generator).min() < 0
