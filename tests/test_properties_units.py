"""A scenario in other units, or by other names, comes to the same."""

from dataclasses import replace
from itertools import chain
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.answer import Answer, answer
from calculator.defaults import exchange_rate
from calculator.evaluate import evaluate
from calculator.library import load
from calculator.results import Results
from calculator.scenario import cut_schedule, scenario_from
from calculator.simulation.policies import POLICIES
from calculator.simulation.simulate import simulate
from tests.running import FEW, run
from tests.strategies import organisations, scenarios

LIVELY = settings(max_examples=20, deadline=None)
PLANS = scenarios() | organisations()
SMALLER = st.sampled_from([0.5, 0.25, 2.0**-10])  # powers of two, so that not a bit may differ
MONEY = {
    *(f"headline.{name}" for name in (
        "net_value", "cash_value", "work_value", "net_value_by_work_weight.0",
        "net_value_by_work_weight.0.5", "net_value_by_work_weight.1", "net_value_last_12_months",
        "claimed_saving", "payroll_saved", "severance", "borrowed_savings", "rehire_cost",
        "consultants_cost")),
    "bridge.value", "bridge.parts", "reversibility.cost", "reversibility.exit_cost_paid",
    "compliance.duties.cap_stress_test", "compliance.duties.external_cost",
    *(f"compliance.expected_penalties_per_year.{name}" for name in ("low", "usual", "high")),
    *(f"alternatives.{name}" for name in (
        "net_value", "cash_value", "work_value", "saving_forgone")),
    *(f"teams.{name}" for name in ("net_value", "rehire_cost")),
    *(f"monthly.{name}" for name in (
        "cash", "cumulative_cash", "work_value", "cumulative_net", "cumulative_claimed_saving")),
    "rehire.premium_per_post",
}  # fmt: skip
SIZELESS = {"unknown", "team_peak_unknown", "team_live_month", "team_held"}  # shares and months


REPEATED = {"scenario", "currency", "warnings"}  # in words, with names and money
EFFORT = "missing_effort_fte_months"
PROCESS = {"process_months": 1, "notice_months": 1}
ASKED = (
    "scheduled", "scheduled_gate", "gate_effort", "launch_effort", "system_upkeep",
    "process_effort",
)  # fmt: skip


def answered(plan: dict[str, Any], policy: str = "planned") -> Answer:
    """Return the answer to a plan, but for what it repeats of the scenario."""
    found = answer(evaluate(scenario_from(plan), load(), policy, FEW))
    return {name: value for name, value in found.items() if name not in REPEATED}


def scaled_money(node: Any, factor: float, place: str = "", *, money: bool = False) -> Any:
    """Return an answer with all its money times a factor."""
    money = money or place in MONEY
    if isinstance(node, dict):
        return {
            name: scaled_money(value, factor, f"{place}.{name}".strip("."), money=money)
            for name, value in node.items()
        }
    if isinstance(node, list):
        return [scaled_money(value, factor, place, money=money) for value in node]
    return node * factor if money and node is not None else node


@settings(LIVELY, max_examples=10)
@given(PLANS, st.sampled_from(POLICIES), SMALLER)
def test_money_has_no_unit_of_its_own(plan: dict[str, Any], policy: str, factor: float) -> None:
    """In another unit of money every amount is that many times as large, and nothing else moves.

    Salaries and incident cost are what a scenario says in money; dollars of the library (AI seats)
    follow the exchange rate, as amounts in law do; other people's work (hiring, outplacement)
    follows salaries.
    """
    rate = exchange_rate(scenario_from(plan), load())
    currency = plan.get("currency", "USD")
    company = plan.get("company", {})
    incidents = company.get("annual_incident_cost", 0) * factor
    law = plan.get("compliance", {})
    revenue = law.get("annual_revenue")
    other = {
        **plan,
        "compliance": {**law, "annual_revenue": revenue and revenue * factor},
        "teams": [{**row, "annual_salary": row["annual_salary"] * factor} for row in plan["teams"]],
        "company": {**company, "annual_incident_cost": incidents},
        "exchange_rates": {**plan.get("exchange_rates", {}), currency: rate * factor},
    }

    assert answered(other, policy) == scaled_money(answered(plan, policy), factor)


@LIVELY
@given(PLANS, SMALLER)
def test_size_has_no_effect_of_its_own(plan: dict[str, Any], factor: float) -> None:
    """A company k times as large has k times the people, work and money: per head, the same.

    Headcount, cuts, effort missing from an initiative, what the law asks for and cost of incidents
    are its size. Effort that is left out is drawn in FTE-months and would not grow with it, so it
    is given here; so are process and notice, which hang on how many people leave.
    """

    def sized(k: float) -> Results:
        company, programme = plan.get("company", {}), plan.get("ai_programme", {})
        effort = programme.get(EFFORT, 40.0) * k
        incidents = company.get("annual_incident_cost", 0) * k
        systems = [
            {**item, "missing_effort_fte_months": (item.get(EFFORT) or 6.0) * k}
            for item in programme.get("initiatives", ())
        ]
        p = run(
            {
                **plan,
                "teams": [resized(row, k) for row in plan["teams"]],
                "company": {**company, "annual_incident_cost": incidents},
                "ai_programme": {**programme, EFFORT: effort, "initiatives": systems},
                "compliance": {**plan.get("compliance", {}), **PROCESS},
            },
            ("keep",),
        ).parameters
        asked = {name: getattr(p.compliance, name) * k for name in ASKED}
        return simulate(replace(p, compliance=replace(p.compliance, **asked)), POLICIES)

    usual, smaller = sized(1.0), sized(factor)
    for name in Results.array_names():
        expected = getattr(usual, name) * (1 if name in SIZELESS else factor)
        assert np.array_equal(getattr(smaller, name), expected), name


def resized(row: dict[str, Any], k: float) -> dict[str, Any]:
    """Return a row of a plan with k times the posts."""
    month = row.get("cut_month")
    if isinstance(month, str):
        month = ";".join(f"{cut.month}:{cut.posts * k!r}" for cut in cut_schedule(month))
    posts = {name: row[name] * k for name in ("headcount", "planned_cuts")}
    return {**row, **posts, "cut_month": month}


@settings(LIVELY, max_examples=8)
@given(PLANS, st.sampled_from(POLICIES))
def test_names_move_no_figure(plan: dict[str, Any], policy: str) -> None:
    """A plan without its names has the same figures to the last bit."""
    names = {row["team"]: f"Redacted {place}" for place, row in enumerate(plan["teams"])}
    rows = [{**row, "team": names[row["team"]]} for row in plan["teams"]]
    programme = dict(plan.get("ai_programme", {}))
    programme["initiatives"] = [
        {**item, "name": f"System {place}", "teams": [names[team] for team in item["teams"]]}
        for place, item in enumerate(programme.get("initiatives", ()))
    ]
    bare = answered({**plan, "teams": rows, "name": "A", "ai_programme": programme}, policy)
    usual = answered(plan, policy)

    for found in (bare, usual):
        law = found["compliance"]
        named = (law["systems_held"], law["layoff_process"]["put_off"])
        for row in chain(found["teams"], found["rehire"], *named):
            del row["team"]
    assert bare == usual


@settings(LIVELY, max_examples=8)
@given(PLANS, st.sampled_from(POLICIES))
def test_the_calendar_moves_no_figure_where_no_law_is_counted(
    plan: dict[str, Any], policy: str
) -> None:
    """But for duties, which start on a day, a plan may begin in any year."""
    lawless = {**plan, "compliance": {}}

    assert answered({**lawless, "start_month": "2031-01"}, policy) == answered(lawless, policy)
