"""What is missing, contradictory or impossible about law: a warning or an error in words."""

from pathlib import Path
from typing import Any

import pytest

from calculator.cli import main
from calculator.compliance import Compliance
from calculator.defaults import complete, warnings
from calculator.errors import InputError
from calculator.law.cautions import cautions
from calculator.library import load
from calculator.scenario import scenario_from
from tests.running import one_team

LIBRARY = load()
CLAIM: dict[str, Any] = {"ai_share_claimed": 0.2, "ai_claim_month": 12}


def said(compliance: dict[str, Any], *, horizon: int = 36, **team: Any) -> list[str]:
    """Return every warning of a scenario of one team, a line each."""
    plan = {**one_team(**team), "compliance": compliance, "horizon_months": horizon}
    scenario = complete(scenario_from(plan), LIBRARY)
    return [str(problem) for problem in warnings(scenario, LIBRARY)]


def about(path: str, lines: list[str]) -> str:
    """Return the one warning about a place of the scenario."""
    (line,) = [line for line in lines if line.startswith(f"{path}: ")]
    return line


def test_a_company_that_says_it_all_is_not_warned() -> None:
    """Places, systems and a cut above every threshold leave nothing to say about law."""
    complete_company = {
        "jurisdictions": ["EU"],
        "employed_in": "NL",
        "ai_systems": {"total": 10, "high_risk_used": 2},
    }
    lines = said(complete_company, planned_cuts=30, **CLAIM)
    assert [line for line in lines if line.startswith("compliance")] == []


def test_no_place_is_said() -> None:
    """Without places no law is counted, and that is no secret."""
    lines = said({})
    assert "no duties of AI law are counted" in about("compliance.jurisdictions", lines)
    assert "no notice and no severance by law are counted" in about("compliance.employed_in", lines)


def test_people_in_the_eu_without_its_law() -> None:
    """To employ people in a state of the EU and not name the EU is a contradiction."""
    line = about("compliance.jurisdictions", said({"jurisdictions": ["UK"], "employed_in": "DE"}))
    assert "people work in DE, but the EU is no jurisdiction" in line
    assert not [x for x in said({"jurisdictions": ["EU"], "employed_in": "DE"}) if "no juris" in x]


def test_a_cut_below_every_threshold_names_them() -> None:
    """A small cut is told which rules it escapes, and that they count in other ways too."""
    line = about("compliance.employed_in", said({"employed_in": "US-NY"}, planned_cuts=10))
    assert "10 of 100 posts are below the threshold of US: WARN Act, New York: WARN Act" in line
    assert "whole site closes" in line
    assert not [x for x in said({"employed_in": "US-NY"}, planned_cuts=50) if "threshold" in x]
    assert not [x for x in said({"employed_in": "US-NY"}, planned_cuts=0) if "threshold" in x]


def test_a_process_longer_than_the_horizon_is_said() -> None:
    """What the horizon is too short for is not cut, and the reader is told so."""
    law = {"employed_in": "DE", "process_months": 10, "notice_months": 3}
    line = about("compliance", said(law, horizon=12))
    assert "process and notice take 13 months and the horizon has 12, so no post ends" in line
    assert not [x for x in said({**law, "notice_worked": False}, horizon=12) if "no post ends" in x]


@pytest.mark.parametrize(("first_cut", "warned"), [(None, False), (1, True), (5, True), (6, False)])
def test_cuts_that_law_puts_off_are_said(first_cut: int | None, warned: object) -> None:
    """In Germany no post ends before month 6, whatever the plan says."""
    lines = [
        str(problem)
        for problem in cautions(
            Compliance(jurisdictions=("EU",), employed_in="DE"),
            start_month="2026-11",
            horizon_months=36,
            headcount=1_000,
            posts=100,
            claims_ai=False,
            library=LIBRARY,
            first_cut=first_cut,
        )
    ]
    expected = f"cuts planned from month {first_cut} on cannot take effect before month 6"
    assert any(expected in line for line in lines) == warned


def test_no_systems_although_ai_is_claimed() -> None:
    """AI is claimed and none is there: what is assumed instead is said."""
    law: dict[str, Any] = {"jurisdictions": ["EU"], "employed_in": "EU"}
    assert "the usual share of high-risk ones is assumed" in about(
        "compliance.ai_systems.total", said(law, **CLAIM)
    )
    assert not [line for line in said(law) if "ai_systems" in line]


def test_more_of_a_kind_than_there_are() -> None:
    """A part above the whole is named with the whole."""
    law: dict[str, Any] = {"jurisdictions": ["EU"], "employed_in": "EU"}
    line = about(
        "compliance.ai_systems", said({**law, "ai_systems": {"total": 3, "high_risk_used": 5}})
    )
    assert "high_risk_used above the 3 AI systems there are in all" in line
    none = said({**law, "ai_systems": {"high_risk_used": 5}})
    assert "no AI systems today in total" in about("compliance.ai_systems.total", none)


@pytest.mark.parametrize(
    ("role", "tier"), [("deployer", "high_risk_provided"), ("provider", "high_risk_used")]
)
def test_a_role_that_contradicts_the_systems(role: str, tier: str) -> None:
    """Systems of a role the company does not have are not counted, and that is said once."""
    law = {"jurisdictions": ["EU"], "employed_in": "EU", "role": role}
    line = about("compliance.role", said({**law, "ai_systems": {"total": 5, tier: 2}}))
    assert f"{tier} is given, but the role is {role}, so they are not counted. Give role" in line
    both = {**law, "role": "both", "ai_systems": {"total": 5, tier: 2}}
    assert not [x for x in said(both) if "role" in x]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ai_systems": {"total": 5, "material_models": 2}}, "sector general counts material_m"),
        ({"ai_systems": {"total": 5, "hr_tools": 2}}, "counts hr_tools"),
        (
            {"ai_systems": {"total": 5, "generative_or_interactive": 5}}
            | {"obligations": {"eu_transparency": False}},
            "counts generative_or_interactive",
        ),
    ],
)
def test_numbers_that_no_duty_uses(change: dict[str, Any], words: str) -> None:
    """What place, sector or switches leave uncounted is named."""
    law = {"jurisdictions": ["EU"], "employed_in": "EU", **change}
    assert words in about("compliance.ai_systems", said(law))


@pytest.mark.parametrize(
    ("places", "change", "words"),
    [
        (["EU"], {"contested_share": 0}, "contested_share is 0"),
        (["EU"], {"review_minutes": 0}, "review_minutes is 0"),
        (["UK"], {}, "no duty of these places asks for it"),
    ],
)
def test_reviews_that_come_to_nothing(
    places: list[str], change: dict[str, Any], words: str
) -> None:
    """Human review needs decisions, a share and minutes, and a law that asks for it."""
    review = {"decisions_per_year": 1000, "contested_share": 0.1, "review_minutes": 20}
    law = {"jurisdictions": places, "employed_in": "UK", **review, **change}
    assert words in about("compliance", said(law, planned_cuts=30))


def test_duties_after_the_horizon_are_named() -> None:
    """A short horizon hides duties, and says which, from when."""
    line = about("compliance", said({"jurisdictions": ["EU"], "employed_in": "EU"}, horizon=12))
    assert "High-risk AI, as its user, 2027-12-02" in line
    assert "Transparency" not in line


def test_a_postponement_of_law_that_does_not_apply() -> None:
    """The EU's duties cannot be put off for a company outside it."""
    law = {"jurisdictions": ["UK"], "employed_in": "UK", "eu_postponement_months": 12}
    assert "Add EU" in about("compliance.eu_postponement_months", said(law))


def test_an_unknown_switch_ends_the_evaluation() -> None:
    """A switch of no duty is an error, with the closest, before anything is computed."""
    with pytest.raises(InputError, match="Closest: eu_dpia"):
        said({"jurisdictions": ["EU"], "obligations": {"eu_dipa": True}})


# The same through the command line, and what the scenario itself refuses

PLAN = """team,headcount,annual_salary,planned_cuts,role_family
Support,100,60000,30,customer_support
Compliance,5,80000,{cuts},risk_compliance
"""


def evaluated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *settings: str, cuts: int = 1
) -> tuple[int, str]:
    """Return the exit code of `evaluate` and everything it said."""
    plan = tmp_path / "plan.csv"
    plan.write_text(PLAN.format(cuts=cuts), encoding="utf-8")
    given = [part for setting in settings for part in ("--set", setting)]
    code = main(["evaluate", str(plan), "--draws", "64", *given])
    return code, "".join(capsys.readouterr())


def test_more_compliance_people_cut_than_exist(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An impossible cut is refused in words, with the row."""
    code, text = evaluated(tmp_path, capsys, cuts=6)
    assert code == 2
    assert "planned_cuts 6 is above headcount 5" in text


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("compliance.obligations.eu_literasy=true", "Closest: eu_literacy"),
        ("compliance.jurisdictions=EU,Mars", "Mars"),
        ("compliance.employed_in=Berlin", "'Berlin' is not one of"),
        ("compliance.role=owner", "'owner' is not one of"),
        ("compliance.contested_share=12", "12 must be at most 1"),
        ("compliance.process_months=49", "49 must be at most 48"),
        ("compliance.ai_systems.total=-1", "-1 must be at least 0"),
        ("compliance.annual_revenue=-5", "-5 must be at least 0"),
        ("assumptions.consultant_share=1.5", "1.5 must lie between 0 and 1 share"),
        ("assumptions.qms_overlap=-0.1", "-0.1 must lie between 0 and 1 share"),
        ("assumptions.obligation_lead_months=0", "0 must lie between 1 and 60 months"),
        ("assumptions.penalty_rate_gdpr=1", "1 must lie between 0 and 0.01 share"),
    ],
)
def test_what_cannot_be_is_an_error_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], setting: str, words: str
) -> None:
    """Nothing is clamped in silence: the setting, the rule, exit code 2."""
    code, text = evaluated(tmp_path, capsys, setting)
    assert (code, words in text) == (2, True), text


def test_warnings_reach_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing about law is said beside the answer."""
    code, text = evaluated(tmp_path, capsys)
    assert code == 0
    assert "no duties of AI law are counted" in text
    code, text = evaluated(
        tmp_path, capsys, "compliance.jurisdictions=EU", "compliance.employed_in=NL"
    )
    assert code == 0
    assert "no duties of AI law are counted" not in text
