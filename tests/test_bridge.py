"""The bridge: it begins at what is claimed, ends at what comes out, and adds up in between."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat

import numpy as np
import pytest

from calculator.bridge import STEPS, Bridge, bridge, runs, with_only, without
from calculator.outcomes import Outcomes, claimed_pay, outcomes
from calculator.parameters import Parameters
from calculator.results import Money, discount_factors
from calculator.simulation.simulate import simulate, simulate_money, simulate_variants
from tests.random_parameters import random_parameters

SEEDS = range(6)
CENT = 0.01


def built(p: Parameters, policy: str = "planned") -> Bridge:
    """Build the bridge of a scenario."""
    return bridge(p, whole(p, policy), policy, repeat(None))


def whole(p: Parameters, policy: str) -> Outcomes:
    """Run the whole model."""
    names = ("keep",) if policy == "keep" else ("keep", policy)
    return outcomes(p, simulate(p, names), policy)


def filled(p: Parameters) -> Parameters:
    """Take no more posts than there are people for, so that every planned post does end."""
    return replace(p, teams=replace(p.teams, planned_cuts=p.teams.planned_cuts * 0.9))


@pytest.mark.parametrize("seed", SEEDS)
def test_with_everything_off_a_plan_is_worth_what_it_claims(seed: int) -> None:
    """Nothing but the pay of the posts that end, exactly."""
    p = filled(random_parameters(seed))
    claimed = (discount_factors(p.months, p.finance.discount_rate)[:, None] * claimed_pay(p)).sum(0)

    found = whole(with_only(frozenset(), p), "planned")

    np.testing.assert_allclose(
        found.cash_value + found.contractors_cost, claimed, atol=1e-9 * p.annual_payroll
    )


@pytest.mark.parametrize("policy", ["planned", "phase", "attrition", "protect", "redeploy", "keep"])
@pytest.mark.parametrize("seed", SEEDS)
def test_both_orders_lead_from_the_claim_to_the_net(seed: int, policy: str) -> None:
    """To a cent, in every draw: so for the mean and for the centre."""
    p = random_parameters(seed)
    found = built(p, policy)
    for order in ("forward", "reverse"):
        total = found.claimed + found.forgone
        for step in found.steps:
            total = total + getattr(step, order)
        np.testing.assert_allclose(total, found.net, rtol=0, atol=CENT)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_plan_forgoes_nothing(seed: int) -> None:
    """What is left of the claimed saving is for alternatives that end other posts, or later."""
    p = filled(random_parameters(seed))

    np.testing.assert_allclose(built(p).forgone, 0, atol=1e-9 * p.annual_payroll)


def test_no_mechanism_is_a_step_of_nothing() -> None:
    """Each step moves some scenario, in either order."""
    steps = [step for seed in SEEDS for step in built(random_parameters(seed)).steps]
    for name in STEPS:
        of_name = [step for step in steps if step.name == name]
        assert any(np.abs(step.forward).max() > 1 for step in of_name), name
        assert any(np.abs(step.reverse).max() > 1 for step in of_name), name


def test_a_mechanism_that_is_off_anyway_is_a_step_of_nothing() -> None:
    """And costs no run of the model."""
    p = random_parameters(next(seed for seed in SEEDS if random_parameters(seed).compliance.asked))
    idle = without("severance_and_process", without("compliance", p))
    found = {step.name: step for step in built(idle).steps}

    assert not idle.compliance.asked
    assert np.abs(found["compliance"].value).max() == 0
    assert sum(map(len, runs(idle))) < sum(map(len, runs(p)))


def test_a_notice_is_asked_for_each_group_of_runs() -> None:
    """Progress knows how many groups there are."""
    p = random_parameters(0)
    asked: list[None] = []

    def notices() -> Iterator[None]:
        while True:
            asked.append(None)
            yield None

    bridge(p, whole(p, "planned"), "planned", notices())

    assert len(asked) == len(runs(p))


@pytest.mark.parametrize("policy", ["planned", "phase", "redeploy"])
@pytest.mark.parametrize("seed", SEEDS)
def test_runs_that_go_together_are_what_each_is_alone(seed: int, policy: str) -> None:
    """Byte for byte: `keep`, gone through once for a group, is the same in all of it."""
    p, names = random_parameters(seed), ("keep", policy)
    groups = runs(p)

    assert any(len(group) > 1 for group in groups)
    for group in groups:
        variants = [with_only(run, p) for run in group]
        for variant, money in zip(variants, simulate_variants(variants, names), strict=True):
            alone = simulate_money(variant, names)
            for name in Money.array_names():
                assert np.array_equal(getattr(money, name), getattr(alone, name)), (group, name)
