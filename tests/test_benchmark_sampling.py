"""The benchmark of the draws says no when they are too coarse."""

from typing import Any

import numpy as np
import pytest

from benchmarks import sampling
from calculator.defaults import complete
from calculator.library import load
from calculator.sampling.sequence import COLUMNS, standard_normals
from calculator.scenario import scenario_from
from tests.running import one_team


def test_errors_are_measured_over_seeds() -> None:
    """Sobol draws scatter less than plain random ones, and the same seeds give the same figures."""
    plans = {"one": complete(scenario_from(one_team()), load())}
    sobol = sampling.standard_errors(plans, standard_normals, 6)["one"]

    assert sobol.shape == (3,)
    assert (sobol < sampling.standard_errors(plans, sampling.plain_normals, 6)["one"]).any()
    assert np.array_equal(sobol, sampling.standard_errors(plans, standard_normals, 6)["one"])


def test_plain_draws_stand_in_for_a_sobol_set() -> None:
    """They have the same shape, and every set is its own."""
    plain = sampling.plain_normals(1, 64, 0)

    assert plain.shape == (COLUMNS, 64) == standard_normals(1, 64, 0).shape
    assert not np.array_equal(plain, sampling.plain_normals(1, 64, 1))


@pytest.mark.parametrize(
    ("errors", "status", "said"),
    [((0.019, 0.009, 0.019), 0, "kept"), ((0.01, 0.0101, 0.01), 1, "missed by midmarket")],
)
def test_missed_bounds_are_a_failure(
    errors: tuple[float, ...],
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One quantile of one example beyond its bound is enough for exit status 1."""

    def measured(plans: dict[str, Any], *_: Any) -> dict[str, Any]:
        fine = dict.fromkeys(plans, np.full(3, 0.005))
        return {**fine, "midmarket": np.array(errors)}

    monkeypatch.setattr(sampling, "standard_errors", measured)

    assert sampling.main(2) == status
    assert said in capsys.readouterr().out
