"""What a maker keeps back is not in the link, by no detour, and the decision stays the same."""

import copy
import json
from math import fsum
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.evaluate import evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.links.contents import contents, removed
from calculator.links.figures import Figures, figures_of
from calculator.links.making import make_link
from calculator.links.opening import open_link
from calculator.links.pay_index import INDEX, index, without_money
from calculator.links.payload import LeftOut
from calculator.links.redaction import redacted, without_names
from calculator.scenario import Scenario, scenario_from
from tests.hostile_links import unpacked
from tests.strategies_links import any_scenarios

LIBRARY = load()
PLANS = {name: scenario_from(example.scenario) for name, example in examples().items()}
SECRET = {
    "name": "Project Nightfall",
    "teams": [
        {"team": "Zürich desk", "headcount": 40, "annual_salary": 137_421, "planned_cuts": 8,
         "role_family": "software_engineering", "ai_share_claimed": 0.3},
        {"team": "Łódź desk", "headcount": 90, "annual_salary": 71_893, "planned_cuts": 30,
         "role_family": "customer_support", "ai_share_claimed": 0.2},
    ],
    "ai_programme": {"initiatives": [{"name": "Copilot X", "teams": ["Łódź desk", "Zürich desk"]}]},
    "company": {"annual_incident_cost": 1_234_567},
    "compliance": {"annual_revenue": 987_654_321, "jurisdictions": ["EU"]},
    "currency": "CHF",
    "exchange_rates": {"CHF": 0.8123},
    "assumptions": {"running_cost_per_seat": 1_717},
}  # fmt: skip


def payroll(scenario: Scenario) -> float:
    """Return the base pay of a year."""
    return fsum(team.headcount * team.annual_salary for team in scenario.teams)


def figures(scenario: Scenario) -> Figures:
    """Run a scenario."""
    return figures_of(evaluate_plan(scenario, LIBRARY))


def words_of(link: str) -> str:
    """Return all that a link holds, as text."""
    return json.dumps(unpacked(link), ensure_ascii=False)


# Names


def test_without_names_no_name_is_in_the_link_and_no_figure_moves() -> None:
    """Teams and initiatives have numbers, in the plan and where initiatives name teams."""
    plan = scenario_from(SECRET)
    link = make_link(plan, LIBRARY, {"names"})

    for name in ("Nightfall", "Zürich", "Łódź", "desk", "Copilot"):
        assert name not in words_of(link.text)
    assert [team.team for team in link.scenario.teams] == ["Team 1", "Team 2"]
    assert link.scenario.ai_programme.initiatives[0].teams == ("Team 2", "Team 1")
    assert figures(link.scenario) == figures(plan)


@settings(max_examples=60, deadline=None)
@given(any_scenarios())
def test_only_names_go(data: dict[str, Any]) -> None:
    """Everything else is given as it was, and names put back make the plan that there was."""
    plan = scenario_from(data)
    shared = without_names(plan).model_dump(mode="json", exclude_unset=True)
    given_ = plan.model_dump(mode="json", exclude_unset=True)
    for team, before in zip(shared["teams"], given_["teams"], strict=True):
        team["team"] = before["team"]
    if "ai_programme" in given_:
        shared["ai_programme"].pop("initiatives", None)
        given_["ai_programme"].pop("initiatives", None)
    given_.pop("name", None)

    assert shared == given_


# Money


def test_without_money_no_amount_is_in_the_link() -> None:
    """Neither pay nor revenue, rate, currency, or an amount in dollars."""
    link = make_link(scenario_from(SECRET), LIBRARY, {"money"})
    held = words_of(link.text)

    for amount in ("137", "421", "718", "893", "1234", "987", "CHF", "8123", "1717"):
        assert amount not in held.replace(LIBRARY.id, ""), amount
    assert link.scenario.currency == INDEX
    assert link.scenario.compliance.annual_revenue is None


@settings(max_examples=60, deadline=None)
@given(any_scenarios(), st.sampled_from([0.5, 2.0, 1024.0]), st.sampled_from(["JPY", "GBP"]))
def test_the_level_of_pay_leaves_no_trace(
    data: dict[str, Any], factor: float, currency: str
) -> None:
    """Twice the pay, or pay in another currency, makes the same link: no reader can tell them."""
    data.get("assumptions", {}).pop("running_cost_per_seat", None)
    other = copy.deepcopy({**data, "currency": currency})
    for team in other["teams"]:
        team["annual_salary"] *= factor
    if "annual_incident_cost" in other.get("company", {}):
        other["company"]["annual_incident_cost"] *= factor
    amounts = [team["annual_salary"] for team in other["teams"]]
    assume(max(*amounts, other.get("company", {}).get("annual_incident_cost", 0)) <= 1e12)

    assert without_money_or_refused(other) == without_money_or_refused(data)


def without_money_or_refused(plan: dict[str, Any]) -> Scenario | None:
    """Return a plan without money; None where its index would leave the bounds of its fields."""
    try:
        return without_money(scenario_from(plan), LIBRARY)
    except InputError:
        return None


def test_round_salaries_cannot_be_worked_out() -> None:
    """Of the mean pays that a reader may suppose, hundreds make every salary of a plan round."""
    shared = without_money(PLANS["midmarket"], LIBRARY)
    half_a_step = 2.5

    def is_possible(mean: int) -> bool:
        return all(
            (team.annual_salary + half_a_step) * mean / 100 // 1_000
            > (team.annual_salary - half_a_step) * mean / 100 // 1_000
            for team in shared.teams
        )

    assert sum(map(is_possible, range(40_000, 200_000, 500))) > 300


@pytest.mark.parametrize("name", PLANS)
def test_the_decision_is_the_same_without_money(name: str) -> None:
    """Probability of loss within a point, net value within a quarter percent of payroll."""
    plan = PLANS[name]
    shared = redacted(plan, LIBRARY, {"money"})
    before, after = figures(plan), figures(shared)

    assert payroll(shared) == pytest.approx(100 * sum(t.headcount for t in plan.teams), rel=0.02)
    assert after.probability_of_loss == pytest.approx(before.probability_of_loss, abs=0.01)
    assert after.timing_gap_months == before.timing_gap_months
    for quantile in ("p10", "p50", "p90"):
        was = getattr(before.net_value, quantile) / payroll(plan)
        now = getattr(after.net_value, quantile) / payroll(shared)
        assert now == pytest.approx(was, abs=0.0025), quantile


def test_an_amount_of_ones_own_stays_in_proportion_to_pay() -> None:
    """A seat that costs so much of a salary still does, as a number and as a range."""
    team = {"team": "A", "headcount": 100, "annual_salary": 60_000, "planned_cuts": 20,
            "ai_share_claimed": 0.3, "role_family": "customer_support"}  # fmt: skip
    for own in (3_000, {"p5": 2_000, "p95": 5_000}):
        plan = scenario_from({"teams": [team], "assumptions": {"running_cost_per_seat": own}})
        shared = without_money(plan, LIBRARY)
        before, after = figures(plan), figures(shared)
        ratio = after.net_value.p50 / payroll(shared) - before.net_value.p50 / payroll(plan)
        assert abs(ratio) < 0.001


def test_an_amount_that_would_leave_its_bounds_is_refused() -> None:
    """In words, with the place: it cannot be kept in proportion, and is never bent."""
    team = {"team": "A", "headcount": 9, "annual_salary": 900, "planned_cuts": 1}
    plan = scenario_from({"teams": [team], "assumptions": {"running_cost_per_seat": 20_000}})

    with pytest.raises(InputError, match="leaves the bounds") as refused:
        without_money(plan, LIBRARY)
    assert refused.value.problems[0].path == "assumptions.running_cost_per_seat"


@given(st.floats(1e-9, 1e9))
@example(6.0)
def test_an_index_is_never_nothing(points: float) -> None:
    """However far below the mean; near it, in steps of 5."""
    found = index(points)

    assert found > 0
    assert abs(found - points) <= max(2.5, 0.5 * points)
    assert found <= 5 or found % 5 == 0


@settings(max_examples=60, deadline=None)
@given(any_scenarios(), st.sets(st.sampled_from(["names", "money", "figures"])))
def test_any_plan_can_be_shared_without_them(data: dict[str, Any], left_out: set[LeftOut]) -> None:
    """Sound after as before; twice changes no more than once."""
    plan = scenario_from(data)
    if "running_cost_per_seat" in plan.assumptions:
        left_out -= {"money"}  # may be refused, as below
    shared = redacted(plan, LIBRARY, left_out)
    assert len(shared.teams) == len(plan.teams)
    assert scenario_from(shared.model_dump(mode="json", exclude_unset=True)) == shared
    if "names" in left_out:
        assert without_names(shared) == shared


# What is said of it


def test_a_link_says_what_was_left_out_of_it() -> None:
    """Whoever opens it is told, and the figures are of what it holds."""
    link = make_link(scenario_from(SECRET), LIBRARY, {"names", "money"})
    found = open_link(link.text)

    assert found.left_out == {"names", "money"}
    assert found.scenario == link.scenario
    assert found.then == figures(link.scenario)
    assert [words.partition(":")[0] for words in removed(found.left_out)] == ["names", "money"]


def test_figures_can_be_left_out() -> None:
    """The link opens without them."""
    assert open_link(make_link(PLANS["ibm"], LIBRARY, {"figures"}).text).then is None


@settings(max_examples=60, deadline=None)
@given(any_scenarios())
def test_contents_name_all_that_is_given(data: dict[str, Any]) -> None:
    """Each field and group that a plan gives is in the words, and can be left out where it says."""
    plan = scenario_from(data)
    told = contents(plan, LIBRARY)
    words = " ".join(item.words for item in told)

    for team in data["teams"]:
        for field in set(team) - {"team"}:
            assert field.replace("_", " ") in words
    for group in ("company", "compliance", "response"):
        for field, value in data.get(group, {}).items():
            if value not in ({}, []):
                assert field.replace("_", " ") in words
    for id_ in data.get("assumptions", {}):
        assert LIBRARY.entries[id_].label in words
    assert {item.left_out for item in told} == {None, "names", "money", "figures"}
    less = contents(plan, LIBRARY, {"names", "money", "figures"})
    assert {item.left_out for item in less} == {None}
