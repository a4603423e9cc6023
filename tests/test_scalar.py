"""The arrays of the engine against the model written out for one draw."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from calculator.arrays import Floats
from calculator.parameters import Parameters
from calculator.results import Results
from calculator.simulation.simulate import simulate
from tests.random_parameters import random_parameters
from tests.scalar_draws import one_draw
from tests.scalar_model import simulate as simulate_one_draw

POLICIES = ("keep", "planned", "phase", "attrition", "protect", "redeploy")
SCENARIOS = range(500)
UNDO_MONTHS = (3, 9, 12)
FIELDS = tuple(name for name in Results.array_names())
MONEY = ("_cost", "payroll", "work_value", "team_cash", "spend")
RELATIVE = 1e-9


@pytest.mark.parametrize("seed", SCENARIOS)
def test_the_engine_agrees_with_the_model_of_one_draw(seed: int) -> None:
    """Every field of every alternative and draw is what plain arithmetic makes of the rules."""
    agree(random_parameters(seed), scalar_run(seed), f"scenario {seed}")


@pytest.mark.parametrize("seed", [8, 25, 36, 105])
def test_they_agree_where_posts_are_fractions(seed: int) -> None:
    """Nothing counts posts: the same company a thousandth of the size is another scenario."""
    usual = random_parameters(seed)
    teams = replace(
        usual.teams,
        headcount=usual.teams.headcount / 1000,
        planned_cuts=usual.teams.planned_cuts / 1000,
    )
    small = replace(usual, teams=teams)
    agree(small, scalar_arrays(small), f"scenario {seed}, a thousandth")


def agree(parameters: Parameters, expected: dict[str, Floats], which: str) -> None:
    """Hold every field of a run of the engine against plain arithmetic."""
    results = simulate(parameters, POLICIES, undo_months=UNDO_MONTHS)
    for name in FIELDS:
        np.testing.assert_allclose(
            getattr(results, name),
            expected[name],
            rtol=RELATIVE,
            atol=RELATIVE * scale(name, expected[name], parameters),
            err_msg=f"{name}, {which}, axes {POLICIES} x months or teams x draws",
        )


def test_every_mechanism_is_at_work_in_some_scenario() -> None:
    """Agreement says something only about mechanisms that moved a number."""
    idle = set.intersection(*(idle_mechanisms(scalar_run(seed)) for seed in SCENARIOS))
    assert not idle, f"no scenario has any: {sorted(idle)}"


def test_the_scenarios_reach_the_corners() -> None:
    """The special cases of the rules are among the scenarios."""
    reached = [corners(random_parameters(seed)) for seed in SCENARIOS]
    missing = {name for name in reached[0] if not any(scenario[name] for scenario in reached)}
    assert not missing, f"no scenario has: {sorted(missing)}"


@cache
def scalar_run(seed: int) -> dict[str, Floats]:
    """Run the scalar model on a scenario."""
    return scalar_arrays(random_parameters(seed))


def scalar_arrays(parameters: Parameters) -> dict[str, Floats]:
    """Run the scalar model, into arrays (alternatives, months or teams, draws)."""
    runs = [list(scalar_draws(parameters, policy)) for policy in POLICIES]
    return {
        name: np.array([[run[name] for run in draws] for draws in runs]).swapaxes(1, 2)
        for name in runs[0][0]
    }


def scalar_draws(parameters: Parameters, policy: str) -> Iterator[dict[str, list[float]]]:
    """Run the scalar model on every draw."""
    for draw in range(parameters.draws):
        yield simulate_one_draw(*one_draw(parameters, draw), policy, UNDO_MONTHS)


def scale(name: str, values: Floats, parameters: Parameters) -> float:
    """Return what a rounding error of a field is measured against."""
    if any(mark in name for mark in MONEY):
        return parameters.annual_payroll
    return float(np.abs(values[np.isfinite(values)]).max(initial=0))


def idle_mechanisms(run: dict[str, Floats]) -> set[str]:
    """Name the mechanisms that moved nothing in a scenario."""
    amounts = {
        "cuts": of(run, "laid_off", "planned"),
        "phased cuts": of(run, "laid_off", "phase"),
        "attrition": of(run, "ended_posts", "attrition"),
        "moved by protect": of(run, "team_ended", "protect") - of(run, "team_ended", "planned"),
        "excess quits": of(run, "excess_quits", "planned"),
        "reopened": of(run, "reopened_posts", "planned"),
        "outside the window": of(run, "team_reopened", "planned")
        - of(run, "team_reopened_in_window", "planned"),
        "cancelled": of(run, "cancelled", "planned"),
        "bought": of(run, "contractor_cost", "planned"),
        "AI coverage": of(run, "ai_coverage", "planned"),
        "AI claimed": of(run, "ai_claimed", "planned"),
        "decay": of(run, "decay", "planned"),
        "firefighting": of(run, "diverted", "planned"),
        "dip": of(run, "dip", "planned"),
        "incidents": of(run, "incident_cost", "planned"),
        "spare capacity": of(run, "work_value", "planned").clip(0),
        "legal work": of(run, "compliance_need", "planned"),
        "consultants": of(run, "compliance_bought", "planned"),
        "legal work left over": of(run, "compliance_backlog", "planned"),
        "held at the gate": of(run, "team_held", "planned"),
        "held longer than under keep": of(run, "team_held", "planned")
        - of(run, "team_held", "keep"),
        "retraining": of(run, "retraining_cost", "redeploy"),
        "fewer laid off by retraining": of(run, "laid_off", "redeploy")
        - of(run, "laid_off", "planned"),
        "cost of coming back": of(run, "refill_cost", "planned"),
        "time to come back": of(run, "undo_time", "planned"),
    }
    return {name for name, amount in amounts.items() if not np.abs(amount).max() > 0}


def of(run: dict[str, Floats], name: str, policy: str) -> Floats:
    """Return one field of one alternative."""
    return run[name][POLICIES.index(policy)]


def corners(parameters: Parameters) -> dict[str, bool]:
    """Tell which special cases a scenario holds."""
    plan, programme = parameters.teams, parameters.programme
    cuts, headcount = plan.planned_cuts.sum(axis=0), plan.headcount
    key_share = np.maximum(plan.programme_share, plan.compliance_share)
    by_time = key_share >= parameters.rules.protect_threshold
    protected = by_time | (plan.protected > 0)
    return {
        "a team not cut": bool((cuts == 0).any()),
        "a team cut whole": bool(np.isclose(cuts, headcount).any()),
        "a cut in several months": bool(((plan.planned_cuts > 0).sum(axis=0) > 1).any()),
        "a function that ends": bool(((plan.function_ends > 0) & (cuts > 0)).any()),
        "a measured team": bool((programme.measured > 0).any()),
        "no initiative": not programme.initiative.any(),
        "nobody on the programme": not plan.programme_share.any(),
        "initiatives, nobody on them": bool(programme.initiative.any())
        and not plan.programme_share.any(),
        "elasticity of 1": bool((parameters.work.elasticity == 1).any()),
        "contractors at no premium": bool((parameters.work.contractor_price == 1).any()),
        "no slack": bool((parameters.work.slack == 0).any()),
        "work that shrinks": parameters.work.annual_growth < 0,
        "no team protected": not protected.any(),
        "a team protected by its mark alone": bool((protected & ~by_time).any()),
        "some teams protected": bool(protected.any() and not protected.all()),
        "every team protected": bool(protected.all()),
        "no law": not parameters.compliance.asked,
        "notice that is worked": parameters.notice.worked > 0,
        "a process past the first cut": bool(
            parameters.notice.months > np.argmax(plan.planned_cuts.any(axis=(1, 2)))
        ),
        "a process past the horizon": parameters.notice.months > parameters.months,
        "teams that share a system": bool((programme.systems < 1).any()),
        "AI as claimed": programme.as_claimed,
        "a programme as under keep": programme.follows_keep,
        "too little room": bool(cuts[protected].sum() > (headcount - cuts)[~protected].sum() > 0),
    }
