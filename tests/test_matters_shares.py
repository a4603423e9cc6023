"""Variance shares: against functions whose shares are known, and against SALib's."""

import numpy as np
import pytest
from SALib.analyze import rbd_fast  # type: ignore[import-untyped] # it ships none
from SALib.test_functions import Ishigami, Sobol_G  # type: ignore[import-untyped] # it ships none
from scipy.special import ndtr

from calculator.arrays import Floats
from calculator.matters.factors import Factors
from calculator.matters.readings import Reading, halves
from calculator.matters.shares import Shares, shares
from calculator.sampling.sequence import standard_normals

DRAWS = 1024
# Variances of the parts of Ishigami's function with a = 7, b = 0.1, worked out by integration.
A, B = 7.0, 0.1
FIRST, SECOND = 0.5 * (1 + B * np.pi**4 / 5) ** 2, A**2 / 8
WHOLE = A**2 / 8 + B * np.pi**4 / 5 + B**2 * np.pi**8 / 18 + 0.5
ISHIGAMI = (FIRST / WHOLE, SECOND / WHOLE, 0.0)
# Of Sobol's G each factor has variance 1/3 over (1 + a) squared.
WEIGHTS = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
PARTS = 1 / 3 / (1 + WEIGHTS) ** 2
SOBOL_G = tuple(PARTS / (np.prod(1 + PARTS) - 1))


def independent(drawn: Floats, weak: int = 0) -> Factors:
    """Return independent factors, the first of them weak."""
    count = len(drawn)
    names = tuple(f"x{number}" for number in range(count))
    return Factors(names, np.arange(count) < weak, drawn, np.eye(count))


def of(function: str, seed: int, beside: int = 0) -> tuple[Factors, Floats]:
    """Return factors and outcome of a test function, with others that have no effect."""
    count = {"ishigami": 3, "sobol_g": 8}[function]
    drawn = standard_normals(seed, DRAWS, 0)[: count + beside]
    uniform = ndtr(drawn[:count]).T
    if function == "ishigami":
        return independent(drawn), Ishigami.evaluate(np.pi * (2 * uniform - 1), A, B)
    return independent(drawn), Sobol_G.evaluate(uniform, WEIGHTS)


def read(factors: Factors, outcome: Floats, seed: int = 1) -> Shares:
    """Read shares as an evaluation does."""
    return shares(factors, outcome, halves(DRAWS, seed))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("function", "true"), [("ishigami", ISHIGAMI), ("sobol_g", SOBOL_G)])
def test_known_shares_lie_in_their_intervals(
    function: str, true: tuple[float, ...], seed: int
) -> None:
    """Ishigami and Sobol's G; and the intervals are narrow, so that this says something."""
    found = read(*of(function, seed), seed)
    for reading, share in zip(found.singly, true, strict=True):
        assert reading.low <= share <= reading.high
        assert reading.high - reading.low < 0.12
    total = found.together(range(len(true)))
    assert total.low <= sum(true) <= total.high


@pytest.mark.parametrize("function", ["ishigami", "sobol_g"])
def test_most_of_what_does_nothing_is_told_from_nothing_by_nobody(function: str) -> None:
    """Among fifty without effect nearly every interval begins at nothing, and they change little.

    Not each: nineteen of twenty intervals hold the truth, and what acts in combination leaves
    traces in the columns of a Sobol set.
    """
    factors, outcome = of(function, 2, beside=50)
    alone, among = read(*of(function, 2)).singly, read(factors, outcome).singly
    idle = among[len(alone) :]
    assert sum(reading.low == 0 for reading in idle) >= 45
    assert np.mean([reading.value for reading in idle]) < 0.002
    for one, other in zip(alone, among, strict=False):
        assert one.value == pytest.approx(other.value, abs=0.01)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Over many sets of plain random draws: nineteen of twenty, give or take."""
    inside = []
    for seed in range(20):
        drawn = np.random.default_rng(seed).standard_normal((3, DRAWS))
        outcome = Ishigami.evaluate(np.pi * (2 * ndtr(drawn).T - 1), A, B)
        found = read(independent(drawn), outcome, seed).singly
        inside += [r.low <= share <= r.high for r, share in zip(found, ISHIGAMI, strict=True)]
    assert 0.9 <= np.mean(inside) <= 1


@pytest.mark.parametrize("function", ["ishigami", "sobol_g"])
def test_agrees_with_salib(function: str) -> None:
    """SALib's own method for given draws finds the same, within the intervals of both."""
    factors, outcome = of(function, 5)
    found = read(factors, outcome).singly
    problem = {"num_vars": len(found), "names": list(factors.ids)}
    theirs = rbd_fast.analyze(problem, ndtr(factors.drawn).T, outcome, num_resamples=25, seed=1)
    for ours, share, reach in zip(found, theirs["S1"], theirs["S1_conf"], strict=True):
        assert ours.overlaps(Reading(share, share - reach, share + reach))
    # SALib gives half the width of an interval: ours must be no wider than its whole one.
    ours_wide = np.mean([ours.high - ours.low for ours in found])
    assert ours_wide < 2 * np.mean(theirs["S1_conf"])


def test_only_ranks_count() -> None:
    """A factor in other units, or stretched, has the same share."""
    factors, outcome = of("ishigami", 2)
    stretched = independent(np.exp(3 * factors.drawn) + 5)
    assert read(factors, outcome).singly[1].value == pytest.approx(
        read(stretched, outcome).singly[1].value, abs=0.01
    )
    alone = independent(factors.drawn[1:2])
    again = independent(np.exp(3 * factors.drawn[1:2]))
    assert read(alone, outcome).singly == read(again, outcome).singly


def test_money_of_any_size_has_the_same_shares() -> None:
    """Shares are of the variance: neither the unit of money nor a constant is in them."""
    factors, outcome = of("sobol_g", 3)
    first, second = read(factors, outcome), read(factors, 1e9 - 1e7 * outcome)
    for one, other in zip(first.singly, second.singly, strict=True):
        assert one.value == pytest.approx(other.value, abs=1e-9)
        assert one.high == pytest.approx(other.high, abs=1e-9)


def test_noise_that_depends_on_a_factor_is_no_effect() -> None:
    """Where only the width of the outcome hangs on a factor, its share is nothing."""
    drawn = standard_normals(4, DRAWS, 0)[:2]
    outcome = np.exp(drawn[0]) * drawn[1]
    found = read(independent(drawn), outcome).singly[0]
    assert found.low <= 0.01
    assert found.value < 0.03


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2)])
def test_drawn_together_each_holds_part_of_the_other(order: tuple[int, ...]) -> None:
    """Two of correlation ρ that add up: (1 + ρ)²/(2 + 2ρ) each, and together nothing twice."""
    rho = 0.5
    matrix = np.array([[1, rho, 0], [rho, 1, 0], [0, 0, 1.0]])
    drawn = np.linalg.cholesky(matrix) @ standard_normals(6, DRAWS, 0)[:3]
    outcome = drawn.sum(axis=0)
    variance = 2 + 2 * rho + 1
    factors = Factors(("a", "b", "c"), np.zeros(3, dtype=bool), drawn, matrix).of(list(order))
    found = read(factors, outcome)
    for reading, name in zip(found.singly, factors.ids, strict=True):
        share = 1 / variance if name == "c" else (1 + rho) ** 2 / variance
        assert reading.low <= share <= reading.high
    pair = found.together([order.index(0), order.index(1)])
    assert pair.low <= (2 + 2 * rho) / variance <= pair.high
    assert found.together([0, 1, 2]).value == pytest.approx(1, abs=0.01)
    assert found.together([]).value == 0


def test_what_acts_only_in_combination_belongs_to_none() -> None:
    """A product of two has no share for either; all together explain nothing of it."""
    drawn = standard_normals(7, DRAWS, 0)[:2]
    found = read(independent(drawn), drawn[0] * drawn[1])
    assert all(reading.value < 0.02 for reading in found.singly)
    assert found.together([0, 1]).low < 0.01


def test_the_same_draws_give_the_same_shares() -> None:
    """Halves are drawn from the seed; another seed moves the interval alone, and little."""
    factors, outcome = of("ishigami", 1)
    assert read(factors, outcome, 3).singly == read(factors, outcome, 3).singly
    first, second = read(factors, outcome, 3).singly[0], read(factors, outcome, 4).singly[0]
    assert first.value == second.value
    assert first.low != second.low
