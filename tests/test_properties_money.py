"""Money adds up: over costs, months, teams and alternatives, whatever is allowed."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from calculator.arrays import Floats
from calculator.parameters import Parameters
from calculator.results import Results
from calculator.simulation.policies import POLICIES
from calculator.simulation.simulate import simulate
from tests.running import Run, run
from tests.strategies import organisations, scenarios

LIVELY = settings(max_examples=25, deadline=None)
PLANS = scenarios() | organisations()
EXACT = 1e-9  # of all the money that moves
COSTS = (
    "payroll", "exit_cost", "replacement_cost", "hiring_cost", "premium_cost", "contractor_cost",
    "consultant_cost", "retraining_cost", "running_cost", "incident_cost",
)  # fmt: skip
PRICES = {  # what else is priced by a parameter, beside the team totals
    ("separation", "exit_cost"): {"exit_cost"},
    ("hiring", "hire_cost"): {"replacement_cost", "hiring_cost", "team_hire_spend"},
    ("hiring", "pay_premium"): {"premium_cost"},
    ("finance", "load_factor"): {
        "payroll", "ended_pay", "premium_cost", "contractor_cost", "work_value", "team_work_value",
    },
    ("programme", "seat_cost"): {"running_cost"},
    ("knowledge", "incident_cost"): {"incident_cost"},
    ("compliance", "consultant_price"): {"consultant_cost"},
    ("redeployment", "cost"): {"retraining_cost"},
}  # fmt: skip
SUMS = {"team_cash", "team_rehire_cost"}  # of several prices


def turnover(found: Run) -> float:
    """All the money that moves in the draw and alternative where most does."""
    money = [np.abs(getattr(found.results, name)).sum(axis=1) for name in (*COSTS, "work_value")]
    return float(np.max(np.sum(money, axis=0)))


def present(found: Run, flows: Floats) -> Floats:
    """Present value of (months, draws) of money, month by month as a banker would do it."""
    total, factor = np.zeros(flows.shape[-1]), 1.0
    for flow in flows:
        factor /= (1 + found.parameters.finance.discount_rate) ** (1 / 12)
        total = total + factor * flow
    return total


@LIVELY
@given(PLANS)
def test_cash_is_less_the_costs_and_net_is_cash_and_work(plan: dict[str, Any]) -> None:
    """Cash is minus the named costs, work its own value, net both; all of it against `keep`."""
    found = run(plan)
    r, near = found.results, EXACT * turnover(found)

    for policy in POLICIES:
        o, i = found.outcomes(policy), r.of(policy)
        costs = sum(present(found, getattr(r, name)[i] - getattr(r, name)[0]) for name in COSTS)
        work = present(found, r.work_value[i] - r.work_value[0])
        assert np.abs(o.cash_value + costs).max() <= near, policy
        assert np.abs(o.work_value - work).max() <= near, policy
        assert np.abs(o.net_value - (work - costs)).max() <= near, policy


@LIVELY
@given(PLANS)
def test_months_and_teams_add_up(plan: dict[str, Any]) -> None:
    """Months add up to the horizon and teams to the company, in every draw."""
    found = run(plan)
    near = EXACT * turnover(found)

    for policy in POLICIES:
        o = found.outcomes(policy)
        assert np.abs(o.team_net_value.sum(axis=0) - o.net_value).max() <= near, policy
        assert np.abs(o.monthly_cash.sum(axis=0) - o.cash_value).max() <= near, policy
        assert np.abs(o.monthly_work_value.sum(axis=0) - o.work_value).max() <= near, policy
        last = (o.monthly_cash + o.monthly_work_value)[-12:].sum(axis=0)
        assert np.abs(o.net_value_last_12_months - last).max() <= near, policy
        saving = o.monthly_claimed_saving.sum(axis=0)
        assert np.abs(o.claimed_saving - saving).max() <= near, policy


@LIVELY
@given(PLANS)
def test_keeping_everyone_is_worth_exactly_nothing(plan: dict[str, Any]) -> None:
    """`keep` is what all is measured against: its own difference is zero, not nearly zero."""
    o = run(plan).outcomes("keep")

    names = (
        "net_value", "cash_value", "work_value", "net_value_last_12_months", "payroll_saved",
        "severance", "borrowed_savings", "payback_month", "cash_payback_month",
        "programme_delay_months", "timing_gap_months", "gap_fte_months", "knowledge_lost_share",
        "excess_quits", "rehire_cost", "posts_cut", "team_net_value", "monthly_cash",
    )  # fmt: skip
    for name in names:
        assert not getattr(o, name).any(), name
    assert o.probability_of_loss == o.probability_of_large_loss == 0


@LIVELY
@given(PLANS)
def test_the_claimed_saving_is_the_pay_of_the_planned_posts(plan: dict[str, Any]) -> None:
    """The claim counts each planned post from the month after it ends, and nothing else."""
    found = run(plan)
    p = found.parameters

    pay = p.teams.annual_salary[:, 0] / 12
    posts = np.zeros(len(pay))
    flows = np.zeros((p.months, p.draws))
    for month in range(p.months):
        drift = (1 + p.finance.wage_drift) ** (month / 12)
        flows[month] = (posts * pay).sum() * p.finance.load_factor * drift
        posts = posts + p.teams.planned_cuts[month, :, 0]
    claimed = present(found, flows)
    for policy in POLICIES:
        o = found.outcomes(policy)
        assert np.allclose(o.claimed_saving, claimed, rtol=1e-9, atol=0), policy


@LIVELY
@given(PLANS)
def test_no_alternative_pays_more_people_than_keep(plan: dict[str, Any]) -> None:
    """The payroll of an alternative never exceeds that of keeping everyone, in any month."""
    r = run(plan).results

    assert (r.payroll - r.payroll[:1]).max() <= EXACT * r.payroll.max()
    assert r.exit_cost.min() >= 0
    assert r.contractor_cost.min() >= 0


@pytest.mark.parametrize("price", PRICES, ids=".".join)
@settings(LIVELY, max_examples=6)
@given(plan=PLANS)
def test_a_price_moves_its_own_cost_and_nothing_else(
    plan: dict[str, Any], price: tuple[str, str]
) -> None:
    """Twice the price is twice that cost, to the last bit; people, work and other costs stay.

    So dearer severance never makes an alternative better. Of hiring that cannot be said: a post
    that ended saves the hires it would have needed, so dearer hiring can speak for cutting.
    """
    usual = run(plan)
    dearer = simulate(doubled(usual.parameters, *price), POLICIES)

    for name in set(Results.array_names()) - SUMS:
        factor = 2.0 if name in PRICES[price] else 1.0
        expected = getattr(usual.results, name) * factor
        assert np.array_equal(getattr(dearer, name), expected), name
    if price == ("separation", "exit_cost"):
        assert (dearer.team_cash <= usual.results.team_cash).all()


def doubled(p: Parameters, group: str, name: str) -> Parameters:
    """Return the parameters with one price twice as high."""
    part: Any = getattr(p, group)
    changed: Any = {group: replace(part, **{name: getattr(part, name) * 2})}
    return replace(p, **changed)
