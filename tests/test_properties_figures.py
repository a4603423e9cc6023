"""Whatever scenario is allowed, every alternative has figures, and they are numbers."""

import json
import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from calculator.ai_programme import AIProgramme, Initiative, Readiness, WorkItemsDone
from calculator.answer import answer
from calculator.compliance import AISystems, Compliance
from calculator.evaluate import Evaluation, evaluate
from calculator.library import load
from calculator.scenario import Company, Response, Scenario, Team, scenario_from
from calculator.simulation.policies import POLICIES
from tests.running import FEW
from tests.strategies import organisations, scenarios

LIVELY = settings(max_examples=25, deadline=None)
PLANS = scenarios() | organisations()

MAY_BE_NULL = {
    *(f"headline.{name}.{part}"
      for name in ("payback_month", "cash_payback_month", "work_covered_month",
                   "ai_catches_up_month")
      for part in ("p10", "p50", "p90", "mean", "centre")),
    *(f"headline.{name}.{part}"
      for name in ("rehire_premium_per_salary_cut", "roles_reopened_share")
      for part in ("p10", "p50", "p90", "mean", "centre")),
    *(f"reversibility[].months.{part}" for part in ("p10", "p50", "p90", "mean", "centre")),
    *(f"undoing.pays_until_month.{part}" for part in ("p10", "p50", "p90", "mean", "centre")),
    "alternatives[].beats_planned_probability",
    "scenario.company.slack",
    "scenario.saved_on",
    "scenario.teams[].slack",
    "scenario.teams[].spare_capacity_use",
    "scenario.ai_programme.missing_effort_fte_months",
    "scenario.response.review_months",
    "scenario.response.reopened_share",
    *(f"scenario.ai_programme.readiness.{name}" for name in Readiness.model_fields),
    "scenario.ai_programme.initiatives[].missing_effort_fte_months",
    *(f"scenario.compliance.{name}"
      for name in ("employed_in", "changed_systems_share", "annual_revenue", "process_months",
                   "notice_months")),
    "compliance.expected_penalties_per_year",
    "compliance.layoff_process.employed_in",
    "compliance.layoff_process.severance",
    *(f"compliance.{name}.{part}"
      for name in ("longest_wait_months", "longest_wait_months_keep")
      for part in ("p10", "p50", "p90", "mean", "centre")),
    *(f"compliance.layoff_process.{rules}[].{name}"
      for rules in ("rules", "below_rules") for name in ("disclosure", "practice_days")),
    *(f"compliance.systems_held[].{name}.{part}"
      for name in ("may_go_live_month", "may_go_live_month_keep", "delay_months")
      for part in ("p10", "p50", "p90", "mean", "centre")),
    *(f"compliance.duties[].{name}"
      for name in ("act", "external", "external_cost", "cap", "cap_stress_test", "counted_with",
                   "months_overdue", "months_overdue_keep")),
    *(f"compliance.duties[].{name}.{part}"
      for name in ("months_overdue", "months_overdue_keep")
      for part in ("p10", "p50", "p90", "mean", "centre")),
}  # fmt: skip


def evaluated(plan: dict[str, Any], policy: str = "planned") -> Evaluation:
    """Run a plan through the door that everyone uses."""
    return evaluate(scenario_from(plan), load(), policy, FEW)


def leaves(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of plain data, at its path; places in a list are not told apart."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from leaves(value, f"{place}.{name}" if place else name)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value, f"{place}[]")
    else:
        yield place, node


def arrays(group: Any) -> Iterator[tuple[str, Any]]:
    """Every number and array of nested dataclasses, with its name."""
    for field in fields(group):
        value = getattr(group, field.name)
        if is_dataclass(value):
            yield from arrays(value)
        elif field.name not in {"policies", "undo_months"}:
            yield field.name, value


@LIVELY
@given(PLANS, st.sampled_from(POLICIES))
def test_nothing_is_infinite_or_undefined(plan: dict[str, Any], policy: str) -> None:
    """Parameters, results and answer hold finite numbers, and nothing that may not be negative is.

    An answer is null only where there is no figure: a month past the horizon, a share of nothing.
    """
    found = evaluated(plan, policy)

    for name, values in (*arrays(found.parameters), *arrays(found.results)):
        assert np.isfinite(values).all(), name
    for name in ("headcount", "work", "capacity", "gap", "ai_coverage", "unknown", "payroll"):
        assert getattr(found.results, name).min() >= 0, name
    data = json.loads(json.dumps(answer(found), allow_nan=False))
    for place, value in leaves(data):
        if value is None:
            assert place in MAY_BE_NULL, place
        elif isinstance(value, float):
            assert math.isfinite(value), place


@LIVELY
@given(PLANS, st.sampled_from(POLICIES))
def test_an_answer_is_null_only_where_there_is_no_figure(plan: dict[str, Any], policy: str) -> None:
    """A null says that nothing was cut or reopened, or that a month may lie past the horizon."""
    data = answer(evaluated(plan, policy))

    head = data["headline"]
    premium, reopened = head["rehire_premium_per_salary_cut"], head["roles_reopened_share"]
    assert (premium["p50"] is None) == (premium["probability_nothing_reopened"] == 1)
    own = next(row for row in data["alternatives"] if row["policy"] == policy)
    assert (reopened["p50"] is None) == (own["posts_cut"]["p90"] == 0 == own["posts_cut"]["mean"])
    for name in ("payback_month", "cash_payback_month", "work_covered_month"):
        month = head[name]
        assert (month["mean"] is None) == (month["probability_never"] > 0), name
        assert (month["p50"] is None) == (month["probability_never"] > 0.5), name
    for row in data["compliance"]["systems_held"]:
        never = row["reaches_production_probability"] == 0
        assert (row["delay_months"]["p50"] is None) == never
    unsure = {row["policy"] for row in data["alternatives"] if not _beats(row)}
    assert unsure == {"planned"}


def _beats(row: dict[str, Any]) -> bool:
    return row["beats_planned_probability"] is not None


@settings(LIVELY, max_examples=8)
@given(PLANS, st.sampled_from(POLICIES))
def test_the_scenario_of_an_answer_gives_the_same_answer(plan: dict[str, Any], policy: str) -> None:
    """What an answer says about its scenario is all there was to know, to the last byte."""
    first = json.dumps(answer(evaluated(plan, policy)), allow_nan=False)
    complete = json.loads(first)["scenario"]

    assert json.dumps(answer(evaluated(complete, policy)), allow_nan=False) == first


def test_the_scenarios_tried_give_and_leave_out_every_field() -> None:
    """No field of a scenario is beyond what these laws are tried on."""
    given_fields: set[str] = set()
    left_out: set[str] = set()

    @settings(max_examples=300, deadline=None, phases=[Phase.generate], derandomize=True)
    @given(scenarios())
    def look(plan: dict[str, Any]) -> None:
        sound = scenario_from(plan)
        programme, law = sound.ai_programme, sound.compliance
        parts = (sound, sound.company, programme, law, sound.response, *sound.teams)
        inner = (programme.work_items_done, programme.readiness, law.ai_systems)
        for part in (*parts, *inner, *programme.initiatives):
            given_fields.update(part.model_fields_set)
            left_out.update(set(type(part).model_fields) - part.model_fields_set)
        given_fields.update(sound.assumptions)

    look()
    inner = (WorkItemsDone, Readiness, Initiative, AISystems)
    parts = (Scenario, Company, AIProgramme, Compliance, Response, Team, *inner)
    every = {name for part in parts for name in part.model_fields}
    required = {"teams", "team", "headcount", "annual_salary", "planned_cuts"}
    assert every <= given_fields
    assert left_out >= every - required
