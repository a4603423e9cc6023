"""What finding out is worth: against the case that can be worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from calculator.matters.finding_out import FindingOut, finding_out
from calculator.matters.readings import halves
from calculator.sampling.sequence import standard_normals
from tests.test_matters_shares import independent

DRAWS = 1024
EFFECTS = np.array([1.0, 0.7, 0.4, 0.0])
BESIDE = 30  # without effect


def linear_normal(mean: float, seed: int) -> FindingOut:
    """Go or not, where going is worth a mean and the sum of normal effects."""
    drawn = standard_normals(seed, DRAWS, 0)[: len(EFFECTS) + BESIDE]
    plan = mean + EFFECTS @ drawn[: len(EFFECTS)]
    worth = {"keep": np.zeros(DRAWS), "planned": plan}
    return finding_out(independent(drawn), worth, halves(DRAWS, seed))


def by_hand(mean: float, effect: float) -> float:
    """Mean of the better of nothing and a normal, less the better of nothing and its mean."""
    if not effect:
        return 0.0
    return float(effect * norm.pdf(mean / effect) + mean * norm.cdf(mean / effect) - max(0, mean))


@pytest.mark.parametrize("mean", [-1.0, -0.3, 0.0, 0.5])
def test_linear_and_normal_as_by_hand(mean: float) -> None:
    """Each effect is worth what integration says: within its interval, and close to it."""
    found = linear_normal(mean, seed=2)
    if mean:
        assert found.best == ("planned" if mean > 0 else "keep")
    largest = by_hand(mean, EFFECTS[0])
    for reading, effect in zip(found.singly, EFFECTS, strict=False):
        worth = by_hand(mean, effect)
        assert reading.low - 1e-3 <= worth <= reading.high + 1e-3
        assert reading.value == pytest.approx(worth, abs=0.1 * largest)
    whole = float(np.sqrt((EFFECTS**2).sum()))
    assert found.everything == pytest.approx(by_hand(mean, whole), rel=0.05)


@pytest.mark.parametrize("mean", [-1.0, -0.3, 0.0, 0.5])
def test_what_has_no_effect_is_worth_nothing(mean: float) -> None:
    """Thirty that do nothing: nearly all exactly nothing, and none of them noticeable."""
    found = linear_normal(mean, seed=3)
    idle = [reading.value for reading in found.singly[len(EFFECTS) :]]
    assert np.median(idle) == 0
    assert max(idle) < 0.03 * found.everything
    assert max(idle) < found.singly[0].value / 5


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 3), st.lists(st.floats(-3, 3), min_size=2, max_size=4), st.data())
def test_finding_out_never_harms_nor_beats_knowing_everything(
    seed: int, means: list[float], data: st.DataObject
) -> None:
    """Between nothing and the worth of everything, whatever the alternatives."""
    drawn = standard_normals(seed, DRAWS, 0)[:6]
    effects = data.draw(st.lists(st.floats(-2, 2), min_size=6, max_size=6))
    net_values = {
        f"alternative {number}": mean + number * np.array(effects) @ drawn
        for number, mean in enumerate(means)
    }
    found = finding_out(independent(drawn), net_values, halves(DRAWS, seed)[:5])
    assert found.means[found.best] == max(found.means.values())
    for reading in found.singly:
        assert 0 <= reading.low <= reading.value <= reading.high <= found.everything


def test_a_choice_that_is_always_right_needs_no_finding_out() -> None:
    """Where one alternative is best in every draw, knowing changes nothing."""
    drawn = standard_normals(1, DRAWS, 0)[:3]
    net_values = {"keep": np.zeros(DRAWS), "planned": np.exp(drawn[0])}
    found = finding_out(independent(drawn), net_values, halves(DRAWS, 1))
    assert found.best == "planned"
    assert found.everything == 0
    assert {reading.high for reading in found.singly} == {0}


def test_two_alternatives_alike_leave_nothing_to_choose() -> None:
    """Equal in every draw: worth nothing, and no division by nothing."""
    drawn = standard_normals(1, DRAWS, 0)[:2]
    found = finding_out(
        independent(drawn), {"keep": drawn[0], "planned": drawn[0]}, halves(DRAWS, 1)
    )
    assert {reading.high for reading in found.singly} == {0}
