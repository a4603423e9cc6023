"""A headcount plan in a workbook: what is read."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

from calculator.cli import main
from calculator.reading.plans.file import Plan, read_plan
from calculator.reading.plans.template import plan_template
from calculator.reading.source import read_bytes, read_source
from tests.strategies_text import teams
from tests.workbooks import (
    HEADER,
    plan_workbook,
    sheets,
    with_part,
    with_shared_texts,
    with_text,
    workbook,
)


def read(content: bytes, **options: Any) -> Plan:
    """Read a sound plan."""
    return read_plan(content, "plan.xlsx", **options)


def one_team(field: str, value: object, number_format: str = "General") -> Any:
    """Return what a field of a team becomes from a typed value."""

    def shown(sheet: Worksheet) -> None:
        sheet.cell(2, 5).number_format = number_format

    content = workbook((*HEADER, field), ("A", 10, 5, 2, value), change=shown)
    return read(content).teams[0].get(field)


def typed(text: str) -> Any:
    """Type a cell of a CSV as a person would into a spreadsheet."""
    try:
        return float(text)
    except ValueError:
        return float(text[:-1]) / 100 if text.endswith("%") else text or None


def test_the_same_plan_in_csv_and_in_a_workbook_is_the_same_scenario() -> None:
    """Typed numbers, or the text of a CSV in cells: nothing downstream can tell."""
    rows = [*csv.reader(io.StringIO(plan_template()))]
    numbers = [[typed(cell) for cell in row] for row in rows]

    expected = read_bytes(plan_template().encode(), "plan.csv")

    assert read_bytes(workbook(*rows), "plan.xlsx") == expected
    assert read_bytes(workbook(*numbers), "plan.xlsm") == expected


@settings(max_examples=25, deadline=None)
@given(teams())
def test_typed_numbers_come_through_to_the_last_bit(rows: list[dict[str, Any]]) -> None:
    """What a spreadsheet stores is what the team has."""
    made = [{k: float(v) if isinstance(v, Decimal) else v for k, v in row.items()} for row in rows]

    found = read(workbook([*made[0]], *([*row.values()] for row in made)))

    assert found.teams == tuple(made)
    assert found.warnings == ()


def test_typed_numbers_take_no_part_in_the_guess_of_the_decimal_mark() -> None:
    """A typed 95.125 is ninety-five and an eighth, whatever the text cells beside it say."""
    found = read(plan_workbook(("A", 10, 95.125, 2), ("B", 1000.5, "95.000,50", 2)))

    assert [team["annual_salary"] for team in found.teams] == [95.125, 95_000.5]
    assert found.teams[1]["headcount"] == 1000.5


@pytest.mark.parametrize(
    ("field", "value", "number_format", "expected"),
    [
        ("slack", 0.12, "0%", 0.12),
        ("slack", 0.12, "General", 0.12),
        ("slack", "12 %", "@", 0.12),
        ("function_ends", True, "General", True),
        ("function_ends", False, "General", False),
        ("function_ends", 1, "General", True),
        ("cut_month", 6, "0", 6),
        ("cut_month", "3:1;9:1", "@", "3:1;9:1"),
        ("cut_month", dt.time(3, 2), "h:mm", "3:2"),
        ("cut_month", dt.timedelta(hours=30, minutes=2), "[h]:mm:ss", "30:2"),
        ("time_to_fill_days", 123.5, "#,##0.00", 123.5),
        ("tenure_years", 4, '0 "years, in days"', 4),
        ("tenure_years", 4, "0.0E+00", 4),
        ("tenure_years", 4, "[Red]0;[Blue]-0", 4),
        ("tenure_years", "\uff14", "General", None),
        ("tenure_years", "4\u00a0", "General", 4),
    ],
)
def test_a_cell_reads_as_it_is_shown(
    field: str, value: object, number_format: str, expected: object
) -> None:
    """Percent, times that were schedules, yes and no: as in a CSV, or refused as there."""
    if expected is None:
        with pytest.raises(Exception, match="is not a number"):
            one_team(field, value, number_format)
    else:
        assert one_team(field, value, number_format) == expected


@pytest.mark.parametrize(
    ("number_format", "currency"),
    [
        ('"$"#,##0', "USD"),
        ("[$€-407] #,##0.00", "EUR"),
        ("#,##0 [$CHF]", "CHF"),
        ('_-* #,##0.00\\ "zł"_-', "PLN"),
        ("£#,##0;(£#,##0)", "GBP"),
    ],
)
def test_a_currency_format_is_a_currency_sign(number_format: str, currency: str) -> None:
    """It must agree with the scenario's currency, as a written sign must."""

    def shown(sheet: Worksheet) -> None:
        sheet["C2"].number_format = number_format

    content = plan_workbook(("A", 10, 50_000, 2), change=shown)

    assert read(content, currency=currency).teams[0]["annual_salary"] == 50_000
    with pytest.raises(Exception, match=f"set currency={currency}"):
        read(content, currency="JPY")


def test_a_formula_counts_by_its_stored_value() -> None:
    """Numbers, text and yes or no alike; the formula itself is not looked at."""
    content = workbook(
        (*HEADER, "function_ends"),
        ("=B2", "=1+1", 5, 2, "=1=1"),
    )
    for formula, stored in (("B2", "A"), ("1+1", "20"), ("1=1", "1")):
        content = with_text(content, f"<f>{formula}</f><v />", f"<f>{formula}</f><v>{stored}</v>")
    content = with_text(content, '<c r="A2"', '<c r="A2" t="str"')
    content = with_text(content, '<c r="E2"', '<c r="E2" t="b"')

    assert read(content).teams == (
        {
            "team": "A",
            "headcount": 20,
            "annual_salary": 5,
            "planned_cuts": 2,
            "function_ends": True,
        },
    )


def test_text_is_taken_however_it_is_stored() -> None:
    """Shared, inline, rich, with reading aids or escaped: the words are the same."""
    content = plan_workbook(("Support\n1", 10, 5, 2))
    rich = "<r><t>Sup</t></r><rPh><t>sapo</t></rPh><r><t>port_x000A_1</t></r>"

    changed = with_text(content, "<t>Support\n1</t>", rich)

    for stored in (content, changed, with_shared_texts(content), with_shared_texts(changed)):
        assert read(stored).teams[0]["team"] == "Support\n1"
    assert read(plan_workbook((1042, 10, 5, 2))).teams[0]["team"] == "1042"


def test_macros_and_links_to_other_workbooks_are_left_alone() -> None:
    """What would run or be fetched is not even opened: it may be no XML at all."""
    plain = plan_workbook(("A", 10, 5, 2))
    content = with_part(plain, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    content = with_part(content, "xl/externalLinks/externalLink1.xml", b"<!DOCTYPE x>")

    assert read(content) == read(plain)


def test_names_of_elements_may_carry_a_prefix_and_places_may_be_left_out() -> None:
    """Both are allowed, and some programs write so."""
    plain = plan_workbook(("A", 10, 5, 2))
    sheet = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        + "".join(
            "<x:row>"
            + "".join(f'<x:c t="inlineStr"><x:is><x:t>{v}</x:t></x:is></x:c>' for v in row)
            + "</x:row>"
            for row in (HEADER, ("A", 10, 5, 2))
        )
        + "</x:sheetData></x:worksheet>"
    )

    assert read(with_part(plain, "xl/worksheets/sheet1.xml", sheet)) == read(plain)


def test_any_door_takes_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path, an upload of any name, and the command line."""
    content = plan_workbook(("A", 10, 50_000, 2))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)

    expected = read_source(str(path))

    for file in ("plan.xlsm", "plan.csv", "plan.json", "upload"):
        assert read_bytes(content, file).scenario == expected.scenario
    assert main(["evaluate", str(path), "--draws", "64", "--json"]) == 0
    (team,) = json.loads(capsys.readouterr().out)["scenario"]["teams"]
    assert (team["team"], team["annual_salary"]) == ("A", 50_000)


def test_text_called_a_workbook_is_read_as_text() -> None:
    """A CSV keeps its content under the ending .xlsx."""
    content = b"team,headcount,annual_salary,planned_cuts\nA,10,5,2\n"

    assert read_bytes(content, "plan.xlsx") == read_bytes(content, "plan.csv")


def test_columns_are_confirmed_as_in_a_csv() -> None:
    """Headers are matched, and asked about, in the same words."""
    content = sheets({"Data": [("Name", "FTE", "Pay", "Cuts"), ("A", 10, 5, 2)]})
    columns = {
        "Name": "team",
        "FTE": "headcount",
        "Pay": "annual_salary",
        "Cuts": "planned_cuts",
    }

    assert read(content, columns=columns).teams == read(plan_workbook(("A", 10, 5, 2))).teams
    with pytest.raises(Exception, match=r"plan\.xlsx, row 1, column FTE: 'FTE' looks like head"):
        read(content)
