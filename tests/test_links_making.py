"""A plan of real size fits into a link; what does not fit is told, with another way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.evaluate import evaluate_plan
from calculator.library import load
from calculator.links.encoder import LONGEST
from calculator.links.figures import figures_of
from calculator.links.making import make_link
from calculator.links.opening import open_link
from calculator.scenario import scenario_from
from tests.hostile_links import unpacked

LIBRARY = load()
# Of a company of twelve teams: name, kind of work, posts, pay, cut, when, claim, by which month.
ROWS = (
    ("Customer support EMEA", "customer_support", 214, 43_850, 61, "3:21;9:40", 0.34, 10),
    ("Customer support APAC", "customer_support", 167, 31_275, 48, 4, 0.31, 14),
    ("Payments platform", "software_engineering", 93, 148_300, 9, 2, 0.22, 12),
    ("Mobile apps (iOS & Android)", "software_engineering", 71, 139_950, 12, 5, 0.27, 9),
    ("Mainframe & COBOL", "legacy_integration", 38, 127_640, 4, 7, 0.12, 18),
    ("Data warehouse", "data_engineering", 46, 133_720, 3, 6, 0.18, 15),
    ("ML research – Zürich", "machine_learning", 17, 181_400, 0, None, None, None),
    ("Site reliability", "platform_sre", 29, 151_080, 2, 8, 0.09, 20),
    ("Test automation", "quality_assurance", 52, 88_915, 21, 1, 0.45, 8),
    ("Produktmanagement München", "product_management", 33, 121_330, 5, 11, 0.15, 16),
    ("Regulatory affairs", "risk_compliance", 27, 97_460, 1, 12, 0.08, 24),
    ("Finance & HR shared services", "general_admin", 84, 61_205, 19, 6, 0.29, 13),
)
COLUMNS = (
    "team", "role_family", "headcount", "annual_salary", "planned_cuts", "cut_month",
    "ai_share_claimed", "ai_claim_month",
)  # fmt: skip
CHANGED: dict[str, Any] = {  # forty values beside the plan
    "name": "Option C: two waves, after the works council",
    "start_month": "2027-02",
    "horizon_months": 48,
    "discount_rate": 0.085,
    "currency": "EUR",
    "exchange_rates": {"EUR": 0.8725},
    "seed": 20_271,
    "company": {"slack": 0.045, "annual_work_growth": 0.025, "severance_package": "typical",
                "annual_incident_cost": 3_450_000},
    "ai_programme": {
        "readiness": {"strategy": 3, "data": 2, "infrastructure": 3, "talent": 2.5, "adoption": 2},
        "work_items_done": {"data_pipelines": 0.6, "evaluation": 0.2, "monitoring": 0.35},
        "initiatives": [{"name": "Support copilot", "bought": True, "missing_effort_fte_months": 38,
                         "teams": ["Customer support EMEA", "Customer support APAC"]}],
    },
    "compliance": {
        "jurisdictions": ["EU", "UK"], "employed_in": "DE", "role": "both", "process_months": 3,
        "ai_systems": {"total": 23, "high_risk_used": 3, "generative_or_interactive": 7},
        "decisions_per_year": 185_000, "contested_share": 0.012, "review_minutes": 18,
        "annual_revenue": 412_000_000, "notice_months": 4,
    },
    "response": {"review_months": 7, "reopened_share": 0.55},
    "assumptions": {"wage_drift": 0.034, "running_cost_per_seat": 1_640, "search_cost": 7_200,
                    "slack_correlation": 0.4, "claim_month": {"p5": 8, "p95": 30}},
}  # fmt: skip


def of_twelve_teams() -> dict[str, Any]:
    """Return a plan as a company would write it, with whatever the library knows of its values."""
    teams = [
        {name: value for name, value in zip(COLUMNS, row, strict=True) if value is not None}
        for row in ROWS
    ]
    own = {
        id_: value
        for id_, value in CHANGED["assumptions"].items()
        if LIBRARY.entries[id_].sampled or not isinstance(value, dict)
    }
    return {**CHANGED, "teams": teams, "assumptions": own}


def leaves(data: Any) -> int:
    """Count values."""
    if isinstance(data, dict):
        return sum(map(leaves, data.values()))
    return sum(map(leaves, data)) if isinstance(data, list) else 1


def test_twelve_teams_and_forty_changed_values_fit() -> None:
    """In half the length that is allowed, and the plan comes back."""
    data = of_twelve_teams()
    assert leaves({**data, "teams": []}) >= 40
    plan = scenario_from(data)

    link = make_link(plan, LIBRARY)

    assert len(link.text) <= LONGEST == 2_000
    assert open_link(link.text).scenario == plan


def test_forty_values_of_teams_fit_too() -> None:
    """Changed in every team instead, each to a number of its own."""
    data = of_twelve_teams()
    for i, team in enumerate(data["teams"]):
        team |= {"tenure_years": 3.1 + i * 0.7, "annual_quit_rate": 0.081 + i * 0.0137,
                 "time_to_fill_days": 41 + 3 * i, "documented_share": 0.23 + i * 0.031}  # fmt: skip

    assert len(make_link(scenario_from(data), LIBRARY).text) <= LONGEST


@given(st.integers(0, 2**32))
def test_names_that_nothing_shortens_make_a_plan_too_large(seed: int) -> None:
    """It says how large it is, how large one may be, and what else there is."""
    row = {"headcount": 1, "annual_salary": 50_000, "planned_cuts": 0}
    teams = [{"team": f"{(seed + 1) * (i + 7) ** 60:x}"[-90:], **row} for i in range(60)]

    with pytest.raises(InputError, match="too large") as refused:
        make_link(scenario_from({"teams": teams}), LIBRARY, {"figures"})
    assert "private link" in refused.value.problems[0].fix


def test_what_no_one_gave_is_not_in_the_link() -> None:
    """Only what differs from the named set and the schema takes room."""
    row = {"team": "A", "headcount": 9, "annual_salary": 50_000, "planned_cuts": 1}
    held = unpacked(make_link(scenario_from({"teams": [row]}), LIBRARY).text)

    assert held["scenario"] == {"teams": [row]}
    assert held["assumptions_version"] == LIBRARY.id
    assert held["start_month"] == LIBRARY.as_of
    assert held["seed"] == 1


def test_figures_are_of_what_the_link_holds() -> None:
    """Without money they are those of the index: the exact ones would tell the pay."""
    plan = scenario_from(of_twelve_teams())
    whole, index = make_link(plan, LIBRARY), make_link(plan, LIBRARY, {"money"})

    assert open_link(whole.text).then == figures_of(evaluate_plan(plan, LIBRARY))
    assert open_link(index.text).then == figures_of(evaluate_plan(index.scenario, LIBRARY))


def test_the_same_plan_makes_the_same_link() -> None:
    """To the letter."""
    plan = scenario_from(of_twelve_teams())

    assert make_link(plan, LIBRARY).text == make_link(plan, LIBRARY).text


def test_a_plan_that_the_set_cannot_serve_makes_no_link() -> None:
    """With the words that evaluating it has."""
    data = {**of_twelve_teams(), "assumptions": {"no_such": 1}}
    with pytest.raises(InputError, match="there is no assumption"):
        make_link(scenario_from(data), LIBRARY)
