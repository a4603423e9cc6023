"""An evaluation in two parts: the plan first, the other alternatives after it."""

import numpy as np
import pytest

from calculator.evaluate import SLACKS, evaluate, evaluate_others, evaluate_plan
from calculator.library import load
from calculator.results import Results
from calculator.scenario import scenario_from
from calculator.simulation.policies import POLICIES
from tests.running import FEW, one_team, run

SCENARIO = scenario_from(one_team(ai_share_claimed=0.3))


class StoppedError(Exception):
    """Someone no longer wants the figures."""


def alternative(results: Results, policy: str) -> dict[str, bytes]:
    """Return everything that a run says of one alternative."""
    names = results.array_names()
    return {name: getattr(results, name)[results.of(policy)].tobytes() for name in names}


def test_the_plan_comes_first_and_is_what_it_stays() -> None:
    """What the headline needs is there before the rest, and the rest does not move it."""
    begun = evaluate_plan(SCENARIO, load(), draws=FEW)
    finished = evaluate_others(begun)

    assert begun.results.policies == ("keep", "planned")
    assert not begun.loss_by_slack
    assert set(finished.results.policies) == set(POLICIES)
    assert tuple(finished.loss_by_slack) == SLACKS
    planned = finished.outcomes("planned").net_value
    np.testing.assert_array_equal(planned, begun.outcomes("planned").net_value)


def test_in_two_parts_or_in_one_the_figures_are_the_same() -> None:
    """Every alternative, run beside any others, comes to the same, byte for byte."""
    whole = run(one_team(ai_share_claimed=0.3), POLICIES).results
    parts = evaluate(SCENARIO, load(), draws=FEW).results
    assert any(np.ptp(field) > 0 for field in (whole.gap, whole.reopened_posts))
    for policy in POLICIES:
        assert alternative(parts, policy) == alternative(whole, policy)


@pytest.mark.parametrize("policy", POLICIES)
def test_the_first_part_has_what_the_headline_needs(policy: str) -> None:
    """Whichever alternative the headlines describe, it is run first, beside the plan."""
    begun = evaluate_plan(SCENARIO, load(), policy, FEW)
    assert {"keep", "planned", policy} == set(begun.results.policies)
    assert evaluate_others(begun).results.policies[0] == "keep"


def test_progress_is_told_from_none_to_all() -> None:
    """The share that is done only grows, in many steps, and ends at one in each part."""
    first: list[float] = []
    rest: list[float] = []
    begun = evaluate_plan(SCENARIO, load(), notice=first.append)
    evaluate_others(begun, rest.append)
    for shares in (first, rest):
        assert shares == sorted(shares)
        assert shares[0] > 0
        assert shares[-1] == pytest.approx(1)
    assert len(rest) > len(SLACKS)


def test_whoever_is_told_may_end_the_run() -> None:
    """What a notice raises comes out at once, and no further share is told."""
    told: list[float] = []

    def stop(share: float) -> None:
        told.append(share)
        raise StoppedError

    with pytest.raises(StoppedError):
        evaluate_plan(SCENARIO, load(), draws=FEW, notice=stop)
    begun = evaluate_plan(SCENARIO, load(), draws=FEW)
    with pytest.raises(StoppedError):
        evaluate_others(begun, stop)
    assert len(told) == 2
