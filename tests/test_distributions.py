"""Shapes: what a draw may be, and that a shape is the one its quantiles ask for."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from calculator.arrays import Floats
from calculator.distributions import (
    Beta,
    Distribution,
    Fixed,
    Lognormal,
    Normal,
    Peaked,
    Pert,
    Shape,
    Triangular,
    fitted,
)

U = np.linspace(0.0, 1.0, 201)
TAILS = np.array([0.05, 0.95])
SAMPLED: tuple[Shape, ...] = ("lognormal", "normal", "beta", "pert", "triangular")


@st.composite
def fits(draw: st.DrawFn) -> tuple[Shape, float, float, float]:
    """Shape, value, p5 and p95 that every shape can take: apart, and inside 0..1."""
    p5 = draw(st.floats(0.02, 0.6))
    p95 = draw(st.floats(p5 + 0.05, 0.98))
    value = draw(st.floats(p5, p95))
    return draw(st.sampled_from(SAMPLED)), value, p5, p95


@given(fits())
def test_a_fit_recovers_its_quantiles(fit: tuple[Shape, float, float, float]) -> None:
    """A fitted shape that is not cut off has the p5 and p95 it was asked for."""
    shape, value, p5, p95 = fit
    low, high = (0.0, 1.0) if shape == "beta" else (-1e3, 1e3)
    distribution = fitted(shape, value, p5, p95, low, high)
    assert distribution.ppf(TAILS) == pytest.approx([p5, p95], abs=1e-6)


@given(fits(), st.floats(0.0, 0.5), st.floats(0.0, 0.5))
def test_draws_rise_with_u_and_stay_in_range(
    fit: tuple[Shape, float, float, float], below: float, above: float
) -> None:
    """Quantiles never fall as u rises, never leave low..high, and the median lies among them."""
    shape, value, p5, p95 = fit
    low, high = p5 - below * p5, p95 + above * (1 - p95)
    draws = fitted(shape, value, p5, p95, low, high).ppf(U)
    assert np.all(np.diff(draws) >= 0)
    assert low <= draws[0] <= draws[-1] <= high


@given(fits())
def test_a_mode_stays_where_it_was_put(fit: tuple[Shape, float, float, float]) -> None:
    """Pert and triangular keep their mode at the value when that lies between the quantiles."""
    _, value, p5, p95 = fit
    kinds: tuple[tuple[Shape, type[Peaked]], ...] = (("pert", Pert), ("triangular", Triangular))
    for shape, kind in kinds:
        distribution = fitted(shape, value, p5, p95, -1e3, 1e3)
        assert isinstance(distribution, kind)
        assert distribution.mode == value
        assert distribution.min <= p5 < p95 <= distribution.max


def test_a_value_outside_the_range_moves_the_mode_to_its_middle() -> None:
    """A range of the user's own that leaves the default out is fitted around its own middle."""
    distribution = fitted("pert", 0.05, 0.2, 0.4, 0.0, 1.0)
    assert isinstance(distribution, Pert)
    assert distribution.mode == pytest.approx(0.3)
    assert distribution.ppf(TAILS) == pytest.approx([0.2, 0.4], abs=1e-9)


PEAK = (1.3 - 0.784) / 0.816  # where the mode of the pert below lies between its ends
CUT_OFF: list[tuple[Distribution, Callable[[Floats], Floats]]] = [
    (Lognormal(0.8, 3.0, 0.1, 0.5), stats.lognorm(0.5, scale=np.exp(0.1)).cdf),
    (Normal(-0.5, 0.4, 0.1, 0.6), stats.norm(0.1, 0.6).cdf),
    (Beta(0.2, 0.7, 1.5, 4.0), stats.beta(1.5, 4.0).cdf),
    (Pert(1.0, 1.6, 0.784, 1.3, 1.6), stats.beta(1 + 4 * PEAK, 5 - 4 * PEAK, 0.784, 0.816).cdf),
    (Triangular(0.6, 3.5, 0.5, 1.5, 4.0), stats.triang(1 / 3.5, 0.5, 3.5).cdf),
]


@pytest.mark.parametrize(("distribution", "cdf"), CUT_OFF, ids=lambda item: type(item).__name__)
def test_truncation_is_conditioning(
    distribution: Distribution, cdf: Callable[[Floats], Floats]
) -> None:
    """A draw follows scipy's distribution given that it lies in range, with no atom at a bound."""
    low, high = np.array(distribution.low), np.array(distribution.high)
    inside = (cdf(distribution.ppf(U)) - cdf(low)) / (cdf(high) - cdf(low))
    assert inside == pytest.approx(U, abs=1e-9)
    assert len(np.unique(distribution.ppf(U))) == len(U)


@pytest.mark.parametrize(("distribution", "cdf"), CUT_OFF, ids=lambda item: type(item).__name__)
def test_the_median_is_the_middle_draw(
    distribution: Distribution, cdf: Callable[[Floats], Floats]
) -> None:
    """Half of the draws in range lie below the median."""
    low, high = np.array(distribution.low), np.array(distribution.high)
    middle = cdf(np.array(distribution.median))
    assert (middle - cdf(low)) / (cdf(high) - cdf(low)) == pytest.approx(0.5, abs=1e-9)


def test_a_pert_has_the_mean_it_is_known_for() -> None:
    """The mean of a pert is (min + 4 mode + max) / 6."""
    fine = (np.arange(20_000) + 0.5) / 20_000
    mean = Pert(0.0, 1.0, 0.0, 0.05, 0.15).ppf(fine).mean()
    assert mean == pytest.approx((0 + 4 * 0.05 + 0.15) / 6, abs=1e-6)


@pytest.mark.parametrize("mode", [0.0, 1.0])
def test_a_peak_may_stand_at_an_end(mode: float) -> None:
    """A triangle or a pert whose mode is its min or its max is still drawn in full."""
    for kind in (Pert, Triangular):
        draws = kind(0.0, 1.0, 0.0, mode, 1.0).ppf(U)
        assert draws[0] == pytest.approx(0.0)
        assert draws[-1] == pytest.approx(1.0)
        assert np.all(np.diff(draws) > 0)


def test_fixed_is_the_same_in_every_draw() -> None:
    """A fixed assumption ignores u, keeps its shape and may have a range of one point."""
    assert fitted("fixed", 0.3, 0.1, 0.5, 0.0, 1.0).ppf(U) == pytest.approx(np.full(U.shape, 0.3))
    assert Fixed(0.1, 0.1, 0.1).median == pytest.approx(0.1)


def test_draws_keep_the_shape_of_u() -> None:
    """Draws of teams by draws come out as teams by draws."""
    assert Beta(0.0, 1.0, 2.0, 3.0).ppf(np.full((3, 4), 0.5)).shape == (3, 4)


@pytest.mark.parametrize(
    ("shape", "p5", "p95", "rule"),
    [
        ("normal", 0.4, 0.2, "p5 < p95"),
        ("pert", 0.3, 0.3, "p5 < p95"),
        ("normal", -2.0, 0.5, "-1 <= p5"),
        ("triangular", 0.1, 3.0, "p95 <= 2"),
        ("lognormal", -0.5, 0.5, "p5 must be above 0"),
        ("beta", 0.0, 0.5, "strictly between 0 and 1"),
        ("beta", 0.5, 1.5, "strictly between 0 and 1"),
    ],
)
def test_an_impossible_fit_says_why(shape: Shape, p5: float, p95: float, rule: str) -> None:
    """A range that a shape cannot take is refused with the numbers given and the rule."""
    with pytest.raises(ValueError, match=rule) as refusal:
        fitted(shape, 0.3, p5, p95, -1.0, 2.0)
    assert f"{shape} with p5 {p5:g} and p95 {p95:g}" in str(refusal.value)


def test_a_beta_beyond_numbers_says_so() -> None:
    """Quantiles so near 0 and 1 that no a and b meet them are refused with the way out."""
    with pytest.raises(ValueError, match="move them away from 0"):
        fitted("beta", 0.5, 1e-300, 1 - 1e-15, 0.0, 1.0)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Lognormal(0.0, 1.0, 0.0, 0.0),
        lambda: Normal(0.0, 1.0, 0.0, -1.0),
        lambda: Beta(0.0, 1.0, 0.0, 1.0),
        lambda: Pert(0.0, 1.0, 0.5, 0.4, 1.0),
        lambda: Triangular(0.0, 1.0, 0.5, 0.5, 0.5),
        lambda: Triangular(2.0, 3.0, 0.0, 0.5, 1.0),
        lambda: Beta(0.7, 0.7, 2.0, 3.0),
        lambda: Fixed(0.0, 1.0, 2.0),
    ],
)
def test_numbers_that_describe_nothing_are_refused(build: Callable[[], Distribution]) -> None:
    """Bad shape parameters, and ranges without probability, never become a distribution."""
    with pytest.raises(ValueError, match="must"):
        build()
