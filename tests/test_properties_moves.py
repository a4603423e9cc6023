"""Nothing is for show: every assumption, field and alternative has its say, and both verdicts."""

import copy
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, find, settings

from calculator.ai_programme import AIProgramme, Initiative, Readiness, WorkItemsDone
from calculator.compliance import AISystems, Compliance
from calculator.compliance_report import compliance_report
from calculator.evaluate import evaluate_plan
from calculator.library import load
from calculator.scenario import Company, Response, Scenario, Team, scenario_from
from calculator.signals.observed import Observation
from calculator.signals.report import signals
from calculator.simulation.policies import POLICIES
from tests.running import FEW, run
from tests.strategies import organisations

LIBRARY = load()
LEAST = 1e-6  # of the figure: less is no effect

Changes = Mapping[str, Any]  # by path: `company.slack`, `teams.0.headcount`

EVERYTHING: dict[str, Any] = {  # a plan in which every mechanism is at work
    "teams": [
        {"team": "Engineering", "headcount": 100, "annual_salary": 120_000, "planned_cuts": 20,
         "role_family": "software_engineering", "ai_share_claimed": 0.3},
        {"team": "Support", "headcount": 150, "annual_salary": 45_000, "planned_cuts": 75,
         "role_family": "customer_support", "ai_share_claimed": 0.3, "claim_evidence": "pilot"},
        {"team": "Finance", "headcount": 60, "annual_salary": 65_000, "planned_cuts": 10,
         "role_family": "general_admin", "ai_share_claimed": 0.2, "claim_evidence": "measured"},
        {"team": "Learning", "headcount": 20, "annual_salary": 160_000, "planned_cuts": 2,
         "role_family": "machine_learning"},
        {"team": "Risk", "headcount": 6, "annual_salary": 90_000, "planned_cuts": 3,
         "role_family": "risk_compliance"},
    ],
    "company": {"annual_incident_cost": 2_000_000},
    "ai_programme": {"initiatives": [{"name": "Assistant", "teams": ["Engineering", "Support"]}]},
    "compliance": {
        "jurisdictions": ["EU", "US-CA"], "employed_in": "US-TX", "role": "both",
        "ai_systems": {"total": 40, "high_risk_provided": 4, "high_risk_used": 8,
                       "generative_or_interactive": 10, "personal_data_high_risk": 6},
        "decisions_per_year": 100_000, "contested_share": 0.01, "review_minutes": 20,
        "annual_revenue": 90_000_000,
    },
}  # fmt: skip
TEAMS = range(len(EVERYTHING["teams"]))
DIMENSIONS = tuple(Readiness.model_fields)


NET = "planned.net_value"
# Where an assumption has its say only under some conditions, and where it shows if not in the net
# value of the plan.
CONDITIONS: dict[str, Changes] = {
    **{f"{kind}_level_{level}": {"ai_programme.readiness_level": level}
       for kind in ("reach_production", "lead_months") for level in (1, 2, 3, 4)},
    "severance_base_weeks_technology": {"company.severance_package": "large_technology"},
    "severance_weeks_per_year_technology": {"company.severance_package": "large_technology"},
    "severance_cap_weeks": {f"teams.{row}.tenure_years": 20 for row in TEAMS},
    "programme_share_fallback": {f"teams.{row}.programme_share": 0 for row in TEAMS},
    "work_items_in_place": {"ai_programme.work_items_done.evaluation": 0.9},
    **{f"{name}_bought": {"ai_programme.initiatives.0.bought": True}
       for name in ("reach_production", "lead_months", "missing_effort")},
    # One strong dimension among weak ones: its weight decides on the level.
    **{f"readiness_weight_{one}":
       {f"ai_programme.readiness.{name}": 5 if name == one else 1 for name in DIMENSIONS}
       for one in DIMENSIONS},
    "high_risk_share": {"compliance.ai_systems": {}},
    "qms_overlap": {"compliance.obligations.iso_42001": True},
    "notice_output": {"compliance.notice_months": 2},
}  # fmt: skip
SHOWN: dict[str, str] = {
    "freeze_unrest": "attrition.net_value",
    "unrest_linear_below": "attrition.net_value",  # the plan's cut is larger from the start
    "phase_interval_months": "phase.net_value",
    "phase_minimum_share": "phase.net_value",
    "protect_threshold": "protect.net_value",
    "loss_threshold": "planned.probability_of_loss",
    "large_loss_threshold": "planned.probability_of_large_loss",
    "gap_threshold": "planned.timing_gap_months",
    "reopening_window_months": "planned.roles_reopened_share",
    "claim_month": "planned.ai_claimed",
    **{f"redeploy_{name}": "redeploy.net_value"
       for name in ("share", "cost", "ramp_months", "programme_part")},
    "founders_per_leaver": "planned.new_firms",
    "incident_elasticity": "planned.incident_load",
    "undo_capacity_share": "planned.undo_time",
    **{f"penalty_{name}": "law.expected_penalties"
       for name in ("rate_gdpr", "rate_ai_act", "rate_us_state", "uncovered_multiplier")},
}  # fmt: skip
DONE = "ai_programme.work_items_done"
FIELDS: dict[str, tuple[Any, Any]] = {  # two values of every field that is no label
    "teams.0.headcount": (100, 130),
    "teams.0.annual_salary": (90_000, 120_000),
    "teams.0.planned_cuts": (10, 20),
    "teams.0.role_family": ("software_engineering", "customer_support"),
    "teams.0.cut_month": (1, "3:5;9:15"),
    "teams.0.tenure_years": (1, 8),
    "teams.0.ai_share_claimed": (0.1, 0.6),
    "teams.0.claim_evidence": ("claim", "measured"),
    "teams.2.measured_as": ("time_saved", "work_no_one_touches"),
    "teams.0.ai_claim_month": (6, 20),
    "teams.0.programme_share": (0.02, 0.2),
    "teams.0.compliance_share": (0.0, 0.5),
    "teams.0.holders_per_system": (1, 4),
    "teams.0.documented_share": (0.1, 0.9),
    "teams.0.annual_quit_rate": (0.05, 0.3),
    "teams.0.time_to_fill_days": (20, 120),
    "teams.0.ramp_months": (1, 12),
    "teams.0.demand_elasticity": (0.3, 1.0),
    "teams.0.slack": (0.0, 0.2),
    "teams.0.spare_capacity_use": (0.0, 1.0),
    "teams.1.function_ends": (False, True),
    "teams.0.protected": (False, True),
    "company.slack": (0.0, 0.15),
    "company.annual_work_growth": (-0.05, 0.1),
    "company.severance_package": ("typical", "large_technology"),
    "company.annual_incident_cost": (0, 5_000_000),
    "ai_programme.readiness_level": (1, 4),
    "ai_programme.missing_effort_fte_months": (10, 150),
    **{f"{DONE}.{name}": (0.0, 1.0) for name in WorkItemsDone.model_fields},
    **{f"ai_programme.readiness.{name}": (1, 5) for name in DIMENSIONS},
    "ai_programme.initiatives.0.teams": (["Engineering"], ["Engineering", "Support"]),
    "ai_programme.initiatives.0.bought": (False, True),
    "ai_programme.initiatives.0.missing_effort_fte_months": (5, 90),
    "compliance.jurisdictions": ([], ["EU"]),
    "compliance.employed_in": (None, "DE"),
    "compliance.role": ("deployer", "both"),
    "compliance.sector": ("general", "finance"),
    **{f"compliance.ai_systems.{name}": (0, 20) for name in AISystems.model_fields},
    "compliance.decisions_per_year": (0, 300_000),
    "compliance.contested_share": (0.0, 0.02),
    "compliance.review_minutes": (5, 60),
    "compliance.changed_systems_share": (0.0, 1.0),
    "compliance.eu_postponement_months": (0, 16),
    "compliance.obligations": ({}, {"eu_quality_system": False}),
    "compliance.annual_revenue": (20_000_000, 90_000_000),
    "compliance.small_company": (False, True),
    "compliance.notice_worked": (False, True),
    "compliance.process_months": (0, 3),
    "compliance.notice_months": (0, 3),
    "response.review_months": (3, 24),
    "response.reopened_share": (0.0, 0.9),
    "start_month": ("2026-11", "2028-01"),  # which duties are in force
    "horizon_months": (24, 48),
    "discount_rate": (0.0, 0.15),
    "currency": ("USD", "SEK"),
    "exchange_rates": ({"USD": 1.0}, {"USD": 2.0}),
    "seed": (1, 2),
    "assumptions": ({}, {"wage_drift": 0.05}),
}
FIELD_SHOWN: dict[str, str] = {
    "teams.0.ai_claim_month": "planned.ai_claimed",
    "teams.0.protected": "protect.net_value",
    "compliance.annual_revenue": "law.expected_penalties",
    "compliance.small_company": "law.caps",
}
FIELD_CONDITIONS: dict[str, Changes] = {
    "compliance.ai_systems.material_models": {"compliance.sector": "finance"},
    "compliance.ai_systems.clinical_tools": {"compliance.sector": "health"},
    "compliance.notice_worked": {"compliance.notice_months": 3},
}
LABELS = {"schema_version", "name", "saved_on", "team"}  # held to move nothing elsewhere


SIGNALLED = sorted(id_ for id_, entry in LIBRARY.entries.items() if entry.topic == "signals")
END_TO_END = {"signal_least_side"}  # losing draws are more than P95 asks for
SEEN = {
    "quits": 60, "reopened": 2, "milestones": 0.3, "release_cadence": 0.9, "incidents": 1.1,
    "compliance_backlog": 4, "days_to_fill": 60, "feature_delay": 1.2, "specialist_pay": 0.06,
    "compliance_hiring": 0.05, "ai_funding": 0.1,
}  # fmt: skip
OBSERVED = [Observation(month, name, value) for month in (6, 9) for name, value in SEEN.items()]


def with_changes(changes: Changes) -> dict[str, Any]:
    """Return the plan in which everything is at work, with other values at these paths."""
    changed = copy.deepcopy(EVERYTHING)
    for path, value in changes.items():
        here: Any = changed
        *parents, last = path.split(".")
        for name in parents:
            here = here[int(name)] if isinstance(here, list) else here.setdefault(name, {})
        here[last] = value
    return changed


def figure(name: str, changes: Changes) -> float:
    """Mean over draws (and months) of a figure, as in `planned.net_value`, after some changes."""
    policy, name = name.split(".")
    if policy == "law":
        return legal_figure(name, changes)
    found = run(with_changes(changes), ("keep", policy), undo_months=(12,))
    o = found.outcomes(policy)
    values = getattr(o, name) if hasattr(o, name) else getattr(found.results, name)[1]
    return float(np.nanmean(values))


def legal_figure(name: str, changes: Changes) -> float:
    """Sum of the money of a year that the report on law expects, or that it names as caps."""
    begun = evaluate_plan(scenario_from(with_changes(changes)), LIBRARY, draws=FEW)
    report = compliance_report(begun)
    if name == "caps":
        return float(sum(duty["cap_stress_test"] or 0 for duty in report["duties"]))
    return float(sum(row["usual"] for row in report["expected_penalties_per_year"]))


def effect(name: str, one: Changes, other: Changes) -> float:
    """Difference that two sets of changes make to a figure, as a share of it."""
    first, second = figure(name, one), figure(name, other)
    return abs(first - second) / max(abs(first), abs(second))


def seen_and_told(changes: Changes) -> dict[str, Any]:
    """Return what the report on signals says of figures seen, the rules it goes by left out."""
    scenario = scenario_from(with_changes(changes))
    report = signals(scenario, LIBRARY, OBSERVED, draws=FEW)
    return {name: report[name] for name in ("signals", "observed", "given", "warnings")}


@pytest.mark.parametrize("id_", SIGNALLED)
def test_every_assumption_of_signals_moves_what_they_tell(id_: str) -> None:
    """From its p5 to its p95, or from end to end, each changes what observed figures say."""
    entry = LIBRARY.entries[id_]
    ends = (entry.low, entry.high) if id_ in END_TO_END else (entry.p5, entry.p95)
    low, high = (seen_and_told({f"assumptions.{id_}": end}) for end in ends)

    assert low != high


@pytest.mark.parametrize("id_", sorted(LIBRARY.entries.keys() - set(SIGNALLED)))
def test_every_assumption_moves_what_it_is_for(id_: str) -> None:
    """From its p5 to its p95, or from end to end where these are one, each moves a figure."""
    entry = LIBRARY.entries[id_]
    ends = (entry.p5, entry.p95) if entry.p5 < entry.p95 else (entry.low, entry.high)
    low, high = ({**CONDITIONS.get(id_, {}), f"assumptions.{id_}": end} for end in ends)

    assert effect(SHOWN.get(id_, NET), low, high) > LEAST


@pytest.mark.parametrize("path", FIELDS)
def test_every_field_moves_what_it_is_for(path: str) -> None:
    """Of every field of a scenario that is no label, some two values give different figures."""
    one, other = ({**FIELD_CONDITIONS.get(path, {}), path: value} for value in FIELDS[path])

    assert effect(FIELD_SHOWN.get(path, NET), one, other) > LEAST


def test_no_field_and_no_assumption_is_left_out() -> None:
    """A field that is added to a scenario must be shown to move something, or be a label."""
    tried = {path.rsplit(".", 1)[-1] for path in FIELDS} | LABELS
    groups = {
        "teams", "company", "ai_programme", "work_items_done", "readiness", "initiatives",
        "compliance", "ai_systems", "response",
    }  # fmt: skip
    programme = (AIProgramme, WorkItemsDone, Readiness, Initiative)
    models = (Scenario, Team, Company, *programme, Compliance, AISystems, Response)

    assert {name for model in models for name in model.model_fields} == tried | groups
    assert set(CONDITIONS) | set(SHOWN) <= set(LIBRARY.entries)
    assert set(LIBRARY.register) <= set(LIBRARY.entries)


@pytest.mark.parametrize("path", ["agency_fee", "leaver_output"])
def test_an_effect_is_found_only_where_there_is_one(path: str) -> None:
    """The measure of these tests is nothing where nothing is changed."""
    same = {f"assumptions.{path}": LIBRARY.value(path)}

    assert effect(NET, same, same) == 0
    assert effect(NET, same, {**same, "name": "Other"}) == 0


@pytest.mark.parametrize("sign", [1, -1], ids=["pays", "loses"])
def test_cuts_that_pay_and_cuts_that_lose_both_occur(sign: int) -> None:
    """Among the organisations that laws are tried on, some plans surely win, some surely lose."""

    def clear(plan: dict[str, Any]) -> bool:
        o = run(plan, ("keep", "planned")).outcomes()
        return bool((sign * o.net_value[:-1] > 0.02 * o.annual_payroll).mean() > 0.9)

    seek = settings(max_examples=300, phases=[Phase.generate], database=None, deadline=None)
    found = find(organisations(), clear, settings=seek)  # or it raises NoSuchExample
    assert any(team["planned_cuts"] for team in found["teams"])


def team(**row: Any) -> dict[str, Any]:
    """Return a team of a hundred in which few people quit."""
    usual = {"team": "A", "headcount": 100, "annual_salary": 100_000, "annual_quit_rate": 0.03}
    return {**usual, **row}


DATA = {"team": "Data", "headcount": 20, "role_family": "data_engineering"}
RISK = {"team": "Risk", "headcount": 8, "annual_salary": 200_000, "role_family": "risk_compliance"}
MUCH_LAW = {
    "jurisdictions": ["EU"],
    "role": "both",
    "ai_systems": {"total": 100, "high_risk_provided": 60, "high_risk_used": 40},
}
BEST: dict[str, list[dict[str, Any]]] = {
    "keep": [team(planned_cuts=30, slack=0)],
    "planned": [team(planned_cuts=0, slack=0), team(**DATA, planned_cuts=8, slack=0.5)],
    "phase": [
        team(planned_cuts=60, slack=0, ai_share_claimed=0.3, claim_evidence="measured",
             measured_as="work_no_one_touches"),
    ],
    "attrition": [
        team(planned_cuts=14, role_family="customer_support", annual_quit_rate=0.28,
             ai_share_claimed=0.2, claim_evidence="measured"),
    ],
    "protect": [team(planned_cuts=10, slack=0.3), team(**DATA, planned_cuts=8, slack=0)],
    "redeploy": [
        team(planned_cuts=20, slack=0.2, annual_salary=60_000, programme_share=0),
        team(**RISK, planned_cuts=0, slack=0),
    ],
}  # fmt: skip


@pytest.mark.parametrize("best", POLICIES)
def test_every_alternative_is_the_best_somewhere(best: str) -> None:
    """The calculator is built for no alternative: each is worth most for some organisation."""
    law = {"compliance": MUCH_LAW} if best == "redeploy" else {}
    found = run({"teams": BEST[best], **law})

    worth = {name: np.median(found.outcomes(name).net_value[:-1]) for name in POLICIES}
    same = {"keep": {"phase"}}.get(best, set())  # without AI, phasing is keeping everyone
    others = [value for name, value in worth.items() if name not in {best, *same}]
    assert worth[best] > max(others) + 0.01 * found.parameters.annual_payroll
