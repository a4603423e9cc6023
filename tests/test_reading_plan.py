"""A headcount plan in CSV: what is read."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from calculator.reading.plans.columns import COLUMNS
from calculator.reading.plans.file import read_plan
from calculator.reading.plans.template import plan_template
from calculator.scenario import scenario_from
from tests.reading_plans import HEADER, plan
from tests.strategies_text import Style, styles, teams


def test_four_columns_are_enough() -> None:
    """Everything else has a default."""
    read = plan(HEADER, "Support,120,52000,30", "Sales,5.5,61000.50,0")

    assert read.teams == (
        {"team": "Support", "headcount": 120, "annual_salary": 52000, "planned_cuts": 30},
        {"team": "Sales", "headcount": 5.5, "annual_salary": 61000.5, "planned_cuts": 0},
    )
    assert read.warnings == ()
    assert read.rows == {"Support": 2, "Sales": 3}
    assert read.headers == {name: name for name in HEADER.split(",")}


def test_every_column_reads_as_its_kind() -> None:
    """Shares, months, schedules, choices and yes or no each have their own cells."""
    read = plan(
        f"{HEADER},Role Family,cut-month,SLACK,function ends,claim_evidence,measured_as,"
        "ai_claim_month",
        "A,100,5e4,20,Software Engineering,3:12;9:8,12%,Yes,Measured,Time saved,12",
        "B,100,5e4,20,risk & compliance,6,0.05,0,pilot,,",
    )

    assert read.teams[0] == {
        "team": "A",
        "headcount": 100,
        "annual_salary": 50_000,
        "planned_cuts": 20,
        "role_family": "software_engineering",
        "cut_month": "3:12;9:8",
        "slack": 0.12,
        "function_ends": True,
        "claim_evidence": "measured",
        "measured_as": "time_saved",
        "ai_claim_month": 12,
    }
    assert read.teams[1]["role_family"] == "risk_compliance"
    assert read.teams[1]["cut_month"] == 6
    assert read.teams[1]["function_ends"] is False
    assert "measured_as" not in read.teams[1]


def test_semicolons_and_decimal_commas_give_the_same_teams() -> None:
    """A plan does not depend on the country of the spreadsheet."""
    here = plan(
        f"{HEADER},slack,cut_month",
        'A,"1,250.5","$95,000.00",20.5,0.125,3:10.5;9:10',
        'B,7,"$80,000",1,5%,2',
    )
    there = plan(
        f"{HEADER},slack,cut_month".replace(",", ";"),
        'A;1.250,5;95.000,00 $;20,5;0,125;"3:10,5;9:10"',
        "B;7;80.000 $;1;5 %;2",
    )

    assert there.teams == here.teams


@given(styles(), teams())
def test_a_plan_reads_back_in_any_style(style: Style, rows: list[dict[str, Any]]) -> None:
    """Delimiter, marks, signs, percent and line ends change nothing."""
    expected = tuple(
        {name: float(v) if isinstance(v, Decimal) else v for name, v in row.items()} for row in rows
    )

    read = read_plan(style.file(rows), "plan.csv", currency=style.currency)

    assert read.teams == expected
    assert read.warnings == ()


def test_the_template_reads_back_without_a_word() -> None:
    """It shows every column, and is a sound scenario."""
    read = plan(plan_template())

    assert read.warnings == ()
    assert set(read.headers) == set(COLUMNS)
    assert len(scenario_from({"teams": read.teams}).teams) == 4


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_line_ends_marks_and_delimiters(line_end: str, encoding: str, delimiter: str) -> None:
    """Every common way to save a sheet is read."""
    lines = [HEADER, "Zürich,12,95000,3", ""]
    content = line_end.join(lines).replace(",", delimiter).encode(encoding)

    assert read_plan(content, "plan.csv").teams[0]["team"] == "Zürich"


def test_blank_lines_are_skipped_and_counted() -> None:
    """Rows are those of the file, whatever is left out."""
    read = plan("", HEADER, "", ",,,", "A,1,2,1", "", "B,1,2,1")

    assert read.rows == {"A": 5, "B": 7}


def test_a_row_is_the_line_its_record_starts_on() -> None:
    """A line break inside quotes moves the rows below."""
    read = plan(HEADER, '"A\nand more",1,2,1', '"B, the second",1,2,1')

    assert read.rows == {"A\nand more": 2, "B, the second": 4}


def test_a_separator_line_is_obeyed() -> None:
    """Spreadsheets write `sep=;` above the header."""
    assert plan("sep=;", HEADER.replace(",", ";"), "A;1;2;1").rows == {"A": 3}


def test_a_schedule_follows_and_decides_the_decimal_mark() -> None:
    """Posts in a schedule are numbers of the file like any other."""
    read = plan(
        f"{HEADER};cut_month".replace(",", ";"), 'A;10;95.000;2,5;"3:1,5;9:1"', "B;10;95.000;2;4:2"
    )

    assert read.teams[0]["cut_month"] == "3:1.5;9:1"
    assert read.teams[1] == {
        "team": "B",
        "headcount": 10,
        "annual_salary": 95_000,
        "planned_cuts": 2,
        "cut_month": "4:2",
    }
