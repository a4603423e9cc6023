"""The workbook without a spreadsheet: its equations, its words, its bytes."""

import re
import zipfile
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import openpyxl
import pytest

from calculator.documents.workbook.headline import HEADLINE, UNDEFINED
from calculator.documents.workbook.model import given_values, live_assumptions, model
from calculator.documents.workbook.sheet import HEAD, NAMES
from calculator.documents.workbook.values import Values
from calculator.documents.workbook.workbook import workbook
from calculator.evaluate import Evaluation, evaluate, evaluate_plan
from calculator.library import load
from calculator.scenario import scenario_from
from tests.answers import FEW

IDLE = {  # live, and without effect on the small plan
    *(f"lead_months_level_{level}" for level in (1, 3, 4)),
    *(f"reach_production_level_{level}" for level in (1, 3, 4)),
    *("severance_base_weeks_technology", "severance_weeks_per_year_technology"),
    *("severance_cap_weeks", "programme_share_fallback", "survivor_ceiling", "unrest_linear_below"),
}
FIRST = HEAD + NAMES + 1  # row of a table, from 1
HOSTILE = (
    '=HYPERLINK("http://x.example","x")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "a\t=1+1",
    "a\n=1+1",
    "{=1+1}",
    "http://x.example",
    "'=1",
    "1",
)
SMALL: dict[str, Any] = {
    "teams": [
        {
            "team": "Support",
            "headcount": 60,
            "annual_salary": 60_000,
            "planned_cuts": 20,
            "cut_month": "2:8;9:12",
            "role_family": "customer_support",
            "ai_share_claimed": 0.3,
            "programme_share": 0.25,
            "compliance_share": 0.05,
        },
        {
            "team": "Platform",
            "headcount": 40,
            "annual_salary": 120_000,
            "planned_cuts": 6,
            "role_family": "platform_sre",
            "ai_share_claimed": 0.2,
            "claim_evidence": "pilot",
        },
        {
            "team": "Sales",
            "headcount": 30,
            "annual_salary": 90_000,
            "planned_cuts": 0,
            "role_family": "sales_marketing",
            "ai_share_claimed": 0.2,
            "claim_evidence": "measured",
        },
    ],
    "horizon_months": 24,
    "company": {"annual_incident_cost": 400_000},
    "ai_programme": {"initiatives": [{"name": "Bought", "teams": ["Platform"], "bought": True}]},
    "compliance": {
        "jurisdictions": ["EU"],
        "role": "both",
        "ai_systems": {"total": 9, "high_risk_provided": 3, "high_risk_used": 2},
        "employed_in": "US-CA",
        "notice_months": 2,
    },
}


def plan(**changes: Any) -> dict[str, Any]:
    """Return a small plan in which every mechanism moves something."""
    return {**SMALL, **changes}


@cache
def small() -> Evaluation:
    """Return the evaluation of the small plan."""
    return evaluate(scenario_from(SMALL), load(), draws=FEW)


@cache
def usual() -> dict[str, float]:
    """Return the headline of the small plan."""
    return headline_of(model(small()).values)


def headline_of(values: Values) -> dict[str, float]:
    """Return the headline as the equations have it."""
    sheet = values.layout.sheets["headline"]
    found = {column.name: values.of(sheet, column.name) for column in HEADLINE}
    words = {"never": np.inf, UNDEFINED: np.nan}
    return {name: words[v] if isinstance(v, str) else v for name, v in found.items()}


def engines(evaluation: Evaluation) -> dict[str, float]:
    """Return the headline as the engine has it."""
    outcomes = evaluation.outcomes("planned")
    return {column.name: getattr(outcomes, column.name)[-1] for column in HEADLINE}


def agree(found: dict[str, float], expected: dict[str, float], whole: float) -> None:
    """Hold two headlines against each other."""
    for name, value in expected.items():
        np.testing.assert_allclose(found[name], value, rtol=1e-9, atol=1e-11 * whole, err_msg=name)


@pytest.mark.parametrize("id_", sorted(live_assumptions()))
def test_the_equations_follow_an_assumption_as_the_engine_does(id_: str) -> None:
    """Whatever the sheet of assumptions calls live, one after the other."""
    entry, given = load().entries[id_], given_values(small())
    most = entry.p95 if entry.p95 > entry.value else entry.high
    value = entry.value + 0.4 * (most - entry.value)
    changed = {**given, "assume": {**given["assume"], id_: value}}
    found = headline_of(Values(model(small()).layout, changed))
    pinned = evaluate_plan(scenario_from(plan(assumptions={id_: value})), load(), draws=FEW)
    agree(found, engines(pinned), pinned.parameters.annual_payroll)
    moved = found != usual()
    assert moved == (id_ not in IDLE)


def test_every_month_is_the_engines() -> None:
    """What the company does, month by month, and not only what it adds up to."""
    evaluation, found = small(), model(small())
    at = evaluation.results.of("planned")
    sheet = found.layout.sheets["plan_month"]
    for ours, theirs in {
        "people": "headcount",
        "work": "work",
        "capacity": "capacity",
        "gap": "gap",
        "covered": "ai_coverage",
        "unknown": "unknown",
        "need": "compliance_need",
        "backlog": "compliance_backlog",
        "payroll": "payroll",
        "exit_cost": "exit_cost",
        "work_value": "work_value",
        "reopened": "reopened_posts",
    }.items():
        column = [found.values.of(sheet, ours, month) for month in range(1, 25)]
        expected = getattr(evaluation.results, theirs)[at, :, -1]
        np.testing.assert_allclose(column, expected, rtol=1e-9, atol=1e-9, err_msg=ours)


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Nothing of the hour or the place is in it."""
    assert workbook(small()) == workbook(small())
    assert workbook(small(), date(2027, 1, 2)) == workbook(small(), date(2027, 1, 2))


def test_names_are_only_ever_words() -> None:
    """A name that a spreadsheet might run stands there as it was given."""
    title, *teams = HOSTILE
    rows = [{**SMALL["teams"][0], "team": name, "cut_month": 2} for name in teams]
    hostile = plan(name=title, teams=rows, horizon_months=12, ai_programme={})
    book = workbook(evaluate(scenario_from(hostile), load(), draws=FEW))
    opened = openpyxl.load_workbook(BytesIO(book))
    cells = [cell for page in opened for row in page.iter_rows() for cell in row]
    words = {cell.value for cell in cells if cell.data_type == "s"}
    assert set(HOSTILE) <= words
    given = [row[0] for row in opened["Teams"].iter_rows(min_row=FIRST)]
    assert [cell.value for cell in given] == teams
    assert all(cell.quotePrefix for cell in given)
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert not [text for text in formulas if "HYPERLINK" in text or "SUM(A1)" in text]
    with zipfile.ZipFile(BytesIO(book)) as parts:
        assert not [name for name in parts.namelist() if b"x.example" in links(parts, name)]


def links(parts: zipfile.ZipFile, name: str) -> bytes:
    """Return what a part of the file points to; nothing of the cells."""
    return parts.read(name) if name.endswith(".rels") else b""


def test_letters_that_xml_forbids_do_not_break_the_file() -> None:
    """They come from other programs, and stand in names."""
    odd = "a\x0b\x1f\ufffeb & <c> _x0041_"
    rows = [{**SMALL["teams"][0], "team": odd}]
    odd_plan = plan(name=odd, teams=rows, horizon_months=12, ai_programme={})
    book = workbook(evaluate(scenario_from(odd_plan), load(), draws=FEW))
    with zipfile.ZipFile(BytesIO(book)) as parts:
        for name in parts.namelist():
            ET.fromstring(parts.read(name))  # noqa: S314 - our own file


@pytest.mark.parametrize("teams", [1, 3])
def test_a_plan_without_cuts_is_worth_nothing(teams: int) -> None:
    """Every formula has a value, and all differences are none."""
    rows = [{**row, "planned_cuts": 0, "cut_month": 1} for row in SMALL["teams"][:teams]]
    uncut = plan(teams=rows, horizon_months=12, ai_programme={})
    evaluation = evaluate(scenario_from(uncut), load(), draws=FEW)
    found = headline_of(model(evaluation).values)
    assert {name: value for name, value in found.items() if abs(value) > 1e-6} == {}
    assert "Answer" in openpyxl.load_workbook(BytesIO(workbook(evaluation))).sheetnames


def test_every_sheet_keeps_its_heading_in_sight_and_prints_across_a_page() -> None:
    """On the screen and on paper."""
    opened = openpyxl.load_workbook(BytesIO(workbook(small())))
    assert opened.sheetnames[:2] == ["Read me", "Answer"]
    for page in opened.worksheets:
        set_up = page.sheet_properties.pageSetUpPr
        assert page.page_setup.orientation == "landscape", page.title
        assert set_up, page.title
        assert set_up.fitToPage, page.title
        if page.title != "Read me":
            assert page.freeze_panes, page.title
            assert page.print_title_rows == "$4:$5", page.title


def test_only_what_every_spreadsheet_knows_is_used() -> None:
    """Functions that Excel and LibreOffice share, and no formula that spills."""
    opened = openpyxl.load_workbook(BytesIO(workbook(small())))
    used = {
        name
        for page in opened
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
        for name in re.findall(r"([A-Z][A-Z.]*)\(", str(cell.value))
    }
    assert used == {
        "ABS", "AND", "CHOOSE", "EXP", "IF", "ISNUMBER", "LN", "MAX", "MIN", "OR", "SUM",
        "SUMPRODUCT",
    }  # fmt: skip


def test_very_many_teams_come_as_values_and_it_is_said() -> None:
    """A workbook with a formula for everything would not open."""
    rows = [
        {"team": f"Team {number}", "headcount": 10, "annual_salary": 50_000, "planned_cuts": 1}
        for number in range(501)
    ]
    evaluation = evaluate(scenario_from({"teams": rows, "horizon_months": 12}), load(), draws=FEW)
    opened = openpyxl.load_workbook(BytesIO(workbook(evaluation)))
    assert not {"Plan by team", "Keep by team"} & set(opened.sheetnames)
    said = [str(row[0].value) for row in opened["Read me"].iter_rows()]
    assert any("6,012 rows of teams by months" in text for text in said)
    worth = next(row for row in opened["Answer"].iter_rows() if row[0].value == "Net value")
    assert worth[1].value == pytest.approx(evaluation.outcomes("planned").net_value[-1])
