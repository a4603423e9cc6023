"""The model against what is known, with one default set."""

import pytest

from calculator.calibration import Check, calibration, checks


@pytest.fixture(scope="module")
def measured() -> dict[str, Check]:
    """Every target, measured once."""
    return {check.id: check for check in checks()}


@pytest.mark.parametrize("id_", list(calibration().targets))
def test_target_holds(id_: str, measured: dict[str, Check]) -> None:
    """The model's value lies inside the target, with the default set."""
    check = measured[id_]
    assert check.holds, f"{check.value:.4g} is {-check.distance:.4g} {check.target.unit} outside"


def test_distance_is_to_the_nearer_edge_and_negative_outside() -> None:
    """A check can fail: outside its edges the distance is negative."""
    target = calibration().targets["average_cut_loss"]
    assert target.low is not None
    assert target.high is not None

    assert Check("x", target, target.high + 0.1).distance == pytest.approx(-0.1)
    assert not Check("x", target, target.low - 0.01).holds
    assert Check("x", target, target.low + 0.02).distance == pytest.approx(0.02)
