"""What the compliance page is told: duties met or late, systems held, the process, the money."""

import json
from functools import cache
from typing import Any

import numpy as np
import pytest

from calculator.compliance_report import compliance_report, longest_wait, met_month
from calculator.evaluate import evaluate_plan
from calculator.library import load
from calculator.results import Results
from calculator.scenario import scenario_from

LIBRARY = load()
SYSTEMS = {"total": 100, "high_risk_used": 80, "personal_data_high_risk": 80}
TEAMS: list[dict[str, Any]] = [
    {
        "team": "Support",
        "headcount": 200,
        "annual_salary": 50_000,
        "planned_cuts": 40,
        "role_family": "customer_support",
        "cut_month": 3,
        "ai_share_claimed": 0.2,
        "ai_claim_month": 12,
        "programme_share": 0.2,
        "compliance_share": 0,
    },
    {
        "team": "Risk",
        "headcount": 12,
        "annual_salary": 80_000,
        "planned_cuts": 0,
        "role_family": "risk_compliance",
        "compliance_share": 1,
        "programme_share": 0,
    },
]


def report(
    law: dict[str, Any] | None = None, risk_cuts: int = 0, policy: str = "planned", **said: Any
) -> dict[str, Any]:
    """Return the report of a company in the EU whose compliance team is cut so deep."""
    compliance = {
        "jurisdictions": ["EU"],
        "employed_in": "NL",
        "ai_systems": SYSTEMS,
        **(law or {}),
    }
    support, risk = TEAMS
    plan = {
        "teams": [support, {**risk, "planned_cuts": risk_cuts}],
        "currency": "EUR",
        "ai_programme": {"readiness_level": 4},
        "compliance": compliance,
        **said,
    }
    return compliance_report(evaluate_plan(scenario_from(plan), LIBRARY, policy, 64))


@cache
def usual(risk_cuts: int) -> dict[str, Any]:
    """Return the report of the company as it stands."""
    return report(risk_cuts=risk_cuts)


def duty(found: dict[str, Any], id_: str) -> dict[str, Any]:
    """Return one duty of a report."""
    (row,) = [row for row in found["duties"] if row["id"] == id_]
    return dict(row)


def held(found: dict[str, Any]) -> dict[str, Any]:
    """Return the one AI system of a report."""
    (row,) = found["systems_held"]
    return dict(row)


def test_it_is_plain_json() -> None:
    """Everything can be written out, with every row's standing and its advice."""
    found = usual(10)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    for row in [*found["duties"], *found["layoff_process"]["rules"]]:
        assert row["advice"] == "check with counsel"
        assert row["as_of"] < row["review_date"]
        assert row["sources"]
        assert row["caveat"]


# The compliance people


def test_with_everyone_there_duties_are_met_and_systems_go_live() -> None:
    """Twelve people do what the law asks for in time, and hold up the system in few draws."""
    found = usual(0)
    late = duty(found, "eu_high_risk_deployer")
    assert (late["start"], late["start_month"]) == ("2027-12-02", 14)
    assert late["months_overdue"]["p90"] == late["months_overdue_keep"]["p90"] == 0
    assert held(found)["months_held"]["p50"] == 0


def test_cutting_the_compliance_people_shows_as_months_overdue() -> None:
    """With two of twelve left the duty of December 2027 is met late, in a range."""
    late = duty(usual(10), "eu_high_risk_deployer")
    assert late["months_overdue_keep"]["p90"] == 0
    months = late["months_overdue"]
    assert months["p10"] <= months["p50"] <= months["p90"]
    assert months["p50"] >= 1
    assert months["p90"] >= 4


def test_cutting_the_compliance_people_holds_up_ai() -> None:
    """The finished system waits for months that it did not wait before, and goes live later."""
    before, after = held(usual(0)), held(usual(10))
    assert before["probability_held"] < 0.1
    assert after["probability_held"] > 0.6
    assert after["months_held"]["p50"] >= 1
    assert after["months_held"]["p90"] >= 3
    assert after["months_held_keep"]["p90"] == 0
    assert after["may_go_live_month"]["p50"] >= before["may_go_live_month"]["p50"] + 2
    assert after["may_go_live_month_keep"] == before["may_go_live_month_keep"]
    assert after["delay_months"]["p50"] >= before["delay_months"]["p50"] + 2


@pytest.mark.parametrize("figure", ["months_held", "may_go_live_month"])
def test_the_deeper_the_cut_the_longer_the_wait(figure: str) -> None:
    """No deeper cut of compliance people ever brings AI sooner."""
    medians = [held(usual(cuts))[figure]["p50"] for cuts in (0, 8, 10)]
    assert medians == sorted(medians)
    assert medians[0] < medians[-1]


def test_consultants_for_everything_leave_nothing_overdue() -> None:
    """Where all that is missing is bought, nothing waits; where nothing is, more does."""
    bought = report(risk_cuts=10, assumptions={"consultant_share": 1})
    waits = report(risk_cuts=10, assumptions={"consultant_share": 0})
    assert duty(bought, "eu_high_risk_deployer")["months_overdue"]["p90"] == 0
    assert held(bought)["probability_held"] == 0
    longer = duty(waits, "eu_high_risk_deployer")["months_overdue"]
    assert longer["p50"] > duty(usual(10), "eu_high_risk_deployer")["months_overdue"]["p50"]
    assert longer["probability_never"] > 0


def test_what_is_not_behind_a_gate_holds_nothing_up() -> None:
    """Without hard duties nothing is held, however short the company is of people."""
    soft = {"jurisdictions": ["US-CO", "US-CA"], "employed_in": "US-TX"}
    law = {**soft, "ai_systems": {"total": 40, "automated_decisions": 40}}
    found = report(law, risk_cuts=12, assumptions={"consultant_share": 0})
    assert found["longest_wait_months"]["p50"] is None
    assert held(found)["probability_held"] == 0


def test_only_what_comes_up_can_be_overdue() -> None:
    """Nothing is said of duties in force already, without work, or past the horizon."""
    for id_ in ("eu_literacy", "eu_rights_assessment", "human_review", "layoff_process"):
        assert duty(usual(10), id_)["months_overdue"] is None
    short = duty(report(risk_cuts=10, horizon_months=13), "eu_high_risk_deployer")
    assert short["months_overdue"] is None
    longer = duty(report(risk_cuts=10, horizon_months=14), "eu_high_risk_deployer")
    assert longer["months_overdue"] is not None


def test_a_postponement_gives_time() -> None:
    """Sixteen months more and the duty is due in month 30."""
    row = duty(report({"eu_postponement_months": 16}, risk_cuts=10), "eu_high_risk_deployer")
    assert (row["start"], row["start_month"]) == ("2027-12-02", 30)
    months = duty(usual(10), "eu_high_risk_deployer")["months_overdue"]["p50"]
    assert row["months_overdue"]["p50"] < months


@pytest.mark.parametrize(
    ("start", "finished", "month"),
    [
        (2, [1, 1, 1, 1], 1),
        (4, [1, 1, 1, 1], 3),
        (4, [0, 1, 1, 1], 4),
        (4, [0, 0, 3, 1], 3),
        (2, [0, 0, 0, 1], 4),
        (3, [0, 0, 0, 1], np.inf),
    ],
)
def test_work_is_met_when_all_that_came_before_is_done(
    start: int, finished: list[float], month: float
) -> None:
    """With one unit a month, the month in which as many are done as came in until the start."""
    results = Results.blank(("keep",), months=4, teams=1, draws=1)
    results.compliance_need[0, :, 0] = 1
    results.compliance_finished[0, :, 0] = finished
    assert met_month(results, 0, start, gated=False) == pytest.approx(month)
    # The same of work behind a gate, which is part of all work.
    results.gate_need[0, :, 0] = 1
    results.gate_finished[0, :, 0] = finished
    assert met_month(results, 0, start, gated=True) == pytest.approx(month)


@pytest.mark.parametrize(
    ("finished", "wait"),
    [([1, 1, 1, 1], 0), ([0, 1, 1, 1], np.inf), ([0, 2, 1, 1], 1), ([0, 0, 3, 1], 2)],
)
def test_the_longest_wait_is_that_of_the_unluckiest_month(
    finished: list[float], wait: float
) -> None:
    """With one unit a month, months until the work of a month is done, at the worst."""
    results = Results.blank(("keep",), months=4, teams=1, draws=1)
    results.compliance_need[0, :, 0] = 1
    results.compliance_finished[0, :, 0] = finished
    assert longest_wait(results, 0) == pytest.approx(wait)


def test_every_draw_waits_as_long_as_its_own_work() -> None:
    """Against each month's own wait, counted month by month, in a hundred random histories."""
    months, draws = 8, 100
    results = Results.blank(("keep",), months=months, teams=1, draws=draws)
    random = np.random.default_rng(5)
    results.compliance_need[0] = need = random.integers(0, 4, (months, draws))
    results.compliance_finished[0] = finished = random.integers(0, 4, (months, draws))
    for draw, wait in enumerate(longest_wait(results, 0)):
        came, done = np.cumsum(need[:, draw]), np.cumsum(finished[:, draw])
        waits = [
            next((later for later in range(months - month) if done[month + later] >= due), np.inf)
            for month, due in enumerate(came)
        ]
        assert wait == max(waits)


# Work and money


def test_duties_carry_their_work_for_this_company() -> None:
    """Effort is that of the units, once and by year."""
    row = duty(usual(0), "eu_high_risk_deployer")
    assert row["units"] == pytest.approx(48)
    assert row["new_units"] == pytest.approx(0.8)
    assert row["once_fte_months"] == pytest.approx([24, 48, 120])
    assert row["yearly_fte"] == pytest.approx([4.32, 6.24, 14.4])


def test_work_that_two_laws_share_stands_at_one_of_them() -> None:
    """The second state says where its work is counted, and has none of its own."""
    law = {"jurisdictions": ["US-NY", "US-IL"], "ai_systems": {"total": 4, "hr_tools": 2}}
    found = report(law)
    assert duty(found, "new_york_city_audit")["once_fte_months"] == pytest.approx([0.4, 1, 2])
    row = duty(found, "illinois_employment")
    assert row["counted_with"] == "new_york_city_audit"
    assert row["once_fte_months"] == [0, 0, 0]


def test_what_others_charge_is_shown_in_the_scenarios_currency() -> None:
    """Two tools audited at USD 5,000 to 50,000 a year, in euros."""
    law = {"jurisdictions": ["US-NY"], "ai_systems": {"total": 4, "hr_tools": 2}}
    row = duty(report(law), "new_york_city_audit")
    rate = LIBRARY.units_per_usd["EUR"]
    assert row["external"]["each"] == "year"
    assert row["external_cost"] == pytest.approx([2 * usd * rate for usd in (5e3, 15e3, 5e4)])
    assert duty(usual(0), "eu_literacy")["external_cost"] is None


def test_penalties_stand_apart_and_need_revenue() -> None:
    """Unknown without revenue; in the EU two acts; more where work is left undone; a cap apart."""
    assert usual(0)["expected_penalties_per_year"] is None
    law = {"annual_revenue": 1e9}
    whole, cut = report(law), report(law, risk_cuts=10)
    assert [row["act"] for row in whole["expected_penalties_per_year"]] == ["gdpr", "eu_ai_act"]
    for kept, left in zip(
        whole["expected_penalties_per_year"], cut["expected_penalties_per_year"], strict=True
    ):
        assert kept["low"] <= kept["usual"] <= kept["high"]
        assert left["usual"] > kept["usual"]
    assert duty(whole, "eu_high_risk_deployer")["cap_stress_test"] == pytest.approx(30e6)
    assert duty(usual(0), "eu_high_risk_deployer")["cap_stress_test"] is None
    assert report({"annual_revenue": 1e9, "jurisdictions": []})["expected_penalties_per_year"] == []


def test_a_rate_of_ones_own_reaches_the_report() -> None:
    """The user's rate of penalties replaces the library's, and has no range."""
    found = report({"annual_revenue": 1e9}, assumptions={"penalty_rate_gdpr": 0.001})
    gdpr = found["expected_penalties_per_year"][0]
    assert gdpr["low"] == gdpr["usual"] == gdpr["high"]
    assert 1e6 <= gdpr["usual"] < 1.5e6


# The process of a layoff


def test_the_process_names_its_rules_and_days() -> None:
    """The Dutch month of waiting, with its sanction, and cuts of month 1 that it does not delay."""
    process = usual(10)["layoff_process"]
    assert process["employed_in"] == "NL"
    assert (process["process_months"], process["notice_months"]) == (1, 0)
    assert process["earliest_exit_month"] == 1
    assert process["put_off"] == []
    (rule,) = process["rules"]
    assert (rule["id"], rule["process_days"], rule["notice_days"]) == ("nl_wmco", 30, 0)
    assert rule["sanction"] == "Voidable."


def test_cuts_planned_too_early_are_named() -> None:
    """In Germany the cuts of months 1 and 3 wait for month 6, and the report says which."""
    process = report({"employed_in": "DE"}, risk_cuts=10)["layoff_process"]
    assert process["earliest_exit_month"] == 6
    assert process["put_off"] == [
        {"team": "Support", "planned_month": 3},
        {"team": "Risk", "planned_month": 1},
    ]
    assert process["rules"][0]["practice_days"] == [90, 180, 270]
    assert process["earliest_exit_months"] == [3, 9]


def test_rules_that_are_not_reached_are_named() -> None:
    """A fifth of the staff in Texas is below the federal act, which is listed without days."""
    process = report({"employed_in": "US-TX"})["layoff_process"]
    assert process["rules"] == []
    assert process["below_threshold"] == ["US: WARN Act"]
    (rule,) = process["below_rules"]
    assert (rule["id"], rule["notice_days"]) == ("us_warn", 0)


def test_keep_is_held_against_itself() -> None:
    """The report of `keep` shows the same months on both sides."""
    found = report(risk_cuts=10, policy="keep")
    late = duty(found, "eu_high_risk_deployer")
    assert late["months_overdue"] == late["months_overdue_keep"]
    assert held(found)["months_held"] == held(found)["months_held_keep"]
    assert held(found)["delay_months"]["p90"] == 0


def test_a_company_that_says_nothing_of_law() -> None:
    """No duties, no process, no penalties, and systems that nothing holds."""
    found = report({"jurisdictions": [], "employed_in": None, "ai_systems": {}})
    assert found["duties"] == []
    assert held(found)["probability_held"] == 0
    assert found["layoff_process"]["earliest_exit_month"] == 1
    assert found["expected_penalties_per_year"] is None
