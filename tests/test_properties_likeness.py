"""Teams in another order, merged, or watched for longer come to the same."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculator.arrays import Floats
from calculator.parameters import Compliance
from calculator.results import Results
from calculator.scenario import LONGEST
from calculator.simulation.policies import POLICIES
from calculator.simulation.simulate import simulate
from tests.running import run
from tests.strategies import organisations, scenarios

LIVELY = settings(max_examples=20, deadline=None)
PLANS = scenarios() | organisations()
EXACT = 1e-9  # of the largest value there is of the kind
PRICED = {
    "payroll", "ended_pay", "exit_cost", "replacement_cost", "hiring_cost", "premium_cost",
    "contractor_cost", "consultant_cost", "retraining_cost", "refill_cost", "running_cost",
    "incident_cost", "work_value", "team_cash", "team_work_value", "team_rehire_cost",
    "team_hire_spend",
}  # fmt: skip
SIZELESS = {  # shares and months
    "unknown", "team_peak_unknown", "team_live_month", "team_held", "undo_time",
}  # fmt: skip


def numbered(results: Results) -> dict[str, Floats]:
    """Every array of the results by name."""
    names = results.array_names()
    return {name: getattr(results, name) for name in names}


def by_team(group: Any, change: Callable[[Floats, int], Floats]) -> Any:
    """Change every array of (nested) parameters that has an axis of teams, given that axis."""
    if isinstance(group, Compliance):
        return group  # whose arrays are by month
    changes: dict[str, Any] = {}
    for field in fields(group):
        value = getattr(group, field.name)
        if is_dataclass(value):
            changes[field.name] = by_team(value, change)
        elif isinstance(value, np.ndarray) and value.ndim > 1:
            changes[field.name] = change(value, value.ndim - 2)
    return replace(group, **changes)


def alike(found: dict[str, Floats], expected: dict[str, Floats]) -> None:
    """Hold results to what is expected, but for the rounding of sums in another order."""
    money, people = found["payroll"].max(), found["headcount"].max()
    for name, values in expected.items():
        usual = 1.0 if name in SIZELESS else money if name in PRICED else people
        scale = max(float(usual), float(np.abs(values).max(initial=0)))
        assert np.abs(found[name] - values).max(initial=0) <= EXACT * scale, name


@LIVELY
@given(PLANS, st.randoms(use_true_random=False))
def test_the_order_of_teams_does_not_matter(plan: dict[str, Any], chance: Any) -> None:
    """Teams in another order, each with its own draws: the company is the same, teams move."""
    found = run(plan)
    order = list(range(len(plan["teams"])))
    chance.shuffle(order)
    moved = by_team(found.parameters, lambda values, axis: values.take(order, axis))

    expected = {
        name: values.take(order, 1) if name.startswith("team_") else values
        for name, values in numbered(found.results).items()
    }
    alike(numbered(simulate(moved, POLICIES)), expected)


@LIVELY
@given(PLANS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_move_the_centre(plan: dict[str, Any], chance: Any) -> None:
    """The run at the medians draws nothing, so there a row may stand anywhere in the plan.

    In other runs a row has the draws of its position. They could follow its name instead, but then
    a plan shared without names would show other figures.
    """
    order = list(range(len(plan["teams"])))
    chance.shuffle(order)
    moved = numbered(run({**plan, "teams": [plan["teams"][row] for row in order]}).results)

    expected = {}
    for name, values in numbered(run(plan).results).items():
        there = values.take(order, 1) if name.startswith("team_") else values
        expected[name] = np.concatenate([moved[name][..., :-1], there[..., -1:]], axis=-1)
    alike(moved, expected)


@LIVELY
@given(PLANS)
def test_two_equal_teams_are_one_of_twice_the_size(plan: dict[str, Any]) -> None:
    """Merging two teams that are alike in every draw changes nothing for the company.

    Each team with a claim has an initiative of its own, so the merged one needs the effort of two,
    and is two systems to the law.
    """
    p = run(plan, ("keep",)).parameters
    twins = by_team(p, lambda values, axis: np.concatenate([values, values.take([0], axis)], axis))
    twice = np.ones((len(plan["teams"]), 1))
    twice[0] = 2
    merged = replace(
        p,
        teams=replace(
            p.teams,
            headcount=p.teams.headcount * twice,
            planned_cuts=p.teams.planned_cuts * twice,
        ),
        knowledge=replace(p.knowledge, incident_cost=p.knowledge.incident_cost * twice),
        programme=replace(
            p.programme,
            effort=p.programme.effort * twice,
            usual_effort=p.programme.usual_effort * twice,
            systems=p.programme.systems * twice,
        ),
    )

    pair = numbered(simulate(twins, POLICIES))
    alike(
        numbered(simulate(merged, POLICIES)),
        {name: values for name, values in pair.items() if not name.startswith("team_")},
    )


@LIVELY
@given(PLANS, st.integers(1, 30))
def test_a_longer_horizon_begins_as_the_shorter_one(plan: dict[str, Any], longer: int) -> None:
    """Nothing that happens later is known before: the first months are the same."""
    months = plan.get("horizon_months", 36)
    assume(months + longer <= LONGEST)
    further = numbered(run({**plan, "horizon_months": months + longer}).results)
    usual = numbered(run(plan).results)

    paths = {name: values for name, values in usual.items() if not name.startswith("team_")}
    # The last month alone also pays for the compliance work that is left over then.
    paths["consultant_cost"] = paths["consultant_cost"][:, :-1]
    alike({name: further[name][:, : values.shape[1]] for name, values in paths.items()}, paths)


@LIVELY
@given(PLANS)
def test_no_cut_changes_nothing(plan: dict[str, Any]) -> None:
    """Without cuts every alternative is `keep`, to the last bit."""
    rows = [{**row, "planned_cuts": 0, "cut_month": None} for row in plan["teams"]]

    for name, values in numbered(run({**plan, "teams": rows}).results).items():
        assert np.array_equal(values, np.broadcast_to(values[:1], values.shape)), name
