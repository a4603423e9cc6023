"""Which part of a workbook is the plan, and what is said about the rest."""

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from calculator.errors import InputError
from calculator.reading.plans.file import Plan, read_plan
from tests.workbooks import (
    HEADER,
    SHEET,
    Rows,
    plan_workbook,
    sheets,
    with_part,
    with_text,
    workbook,
)

TEAM = ("A", 10, 5, 2)
OTHER = ("B", 10, 5, 2)


def read(content: bytes) -> Plan:
    """Read a sound plan."""
    return read_plan(content, "plan.xlsx")


def names(plan: Plan) -> list[str]:
    """Return the names of the teams."""
    return [team["team"] for team in plan.teams]


def said(plan: Plan) -> list[str]:
    """Return the warnings, without the file's name."""
    return [str(warning).removeprefix("plan.xlsx") for warning in plan.warnings]


def hide(sheet: Worksheet) -> None:
    """Hide a whole sheet."""
    sheet.sheet_state = "hidden"


def test_the_sheet_that_looks_like_a_plan_is_read() -> None:
    """Cover sheets and notes are no plans, wherever they stand, and nothing is to be said."""
    content = sheets(
        {"Cover": [("Our plan",), ("for", "next", "year")], "Plan": [HEADER, TEAM], "Empty": []}
    )

    assert names(read(content)) == ["A"]
    assert said(read(content)) == []


def test_of_several_plans_one_is_read_and_named() -> None:
    """The one that names most columns, the first of equals."""
    content = sheets(
        {
            "Small": [HEADER, TEAM],
            "Large": [(*HEADER, "slack"), OTHER],
            "Copy": [(*HEADER, "slack"), TEAM],
        }
    )

    assert names(read(content)) == ["B"]
    assert said(read(content)) == [
        (
            ": the sheet 'Large' was read; 'Small', 'Copy' would do as well. "
            "Delete the sheets that are not meant"
        )
    ]


def test_a_hidden_sheet_is_read_only_where_no_other_will_do() -> None:
    """What is hidden is rarely meant, and said where it is."""
    plans: dict[str, Rows] = {"Old": [(*HEADER, "slack"), OTHER], "New": [HEADER, TEAM]}
    alone: dict[str, Rows] = {"Old": [HEADER, OTHER], "Notes": [("x",)]}

    assert names(read(sheets(plans, {"Old": hide}))) == ["A"]
    assert names(read(sheets(alone, {"Old": hide}))) == ["B"]
    assert said(read(sheets(alone, {"Old": hide}))) == [
        ": the sheet 'Old' was read, and it is hidden"
    ]


def test_a_sheet_beyond_a_limit_does_not_matter_beside_the_plan() -> None:
    """Raw data may be as wide as it likes, and even broken; alone it is refused."""
    content = sheets({"Raw": [range(400)], "Plan": [HEADER, TEAM]})
    alone = sheets({"Raw": [range(400)]})

    assert names(read(content)) == ["A"]
    assert names(read(with_part(content, SHEET, "<worksheet>"))) == ["A"]
    with pytest.raises(InputError, match="cell KO1 beyond column KN; the limit is 300 columns"):
        read(alone)


def test_no_plan_among_several_sheets_names_them() -> None:
    """And says what would make one of them a plan."""
    with pytest.raises(InputError) as caught:
        read(sheets({"Costs": [("x", "y")], "People": [("z",), ("1",)], "Empty": []}))

    assert str(caught.value) == (
        "plan.xlsx: no sheet looks like a plan; the workbook has 'Costs', 'People'. Keep one of "
        "them, or name the columns in its header: team, headcount, annual_salary, planned_cuts"
    )


def test_the_only_sheet_is_read_whatever_its_header() -> None:
    """So that its columns can be named by hand."""
    content = sheets({"Tabelle1": [("Einheit", "Köpfe", "Gehalt", "Abbau"), TEAM]})
    columns = dict(zip(("Einheit", "Köpfe", "Gehalt", "Abbau"), HEADER, strict=True))

    assert len(read_plan(content, "plan.xlsx", columns=columns).teams) == 1
    with pytest.raises(InputError, match="the column team is missing; the file has 'Einheit'"):
        read(content)


def test_rows_and_columns_around_the_table_do_not_matter() -> None:
    """Rows keep the numbers of the sheet; titles above the header are said to be left out."""
    indented = [("Plan of May",), (), (), (None, None, *HEADER), (), (None, None, *TEAM)]
    content = workbook(*indented)

    assert read(content).rows == {"A": 6}
    assert said(read(content)) == [
        ", row 1: row 4 was taken for the header; the rows above it are not used"
    ]
    assert said(read(workbook((), *indented[3:]))) == []


def test_what_stands_beside_the_table_is_left_out_by_letter() -> None:
    """Notes without a header are no cells too many, and are not lost in silence."""

    def note(sheet: Worksheet) -> None:
        sheet["G2"] = "ask Kim"
        sheet["H9"] = 5

    content = plan_workbook(TEAM, OTHER, change=note)

    assert names(read(content)) == ["A", "B"]
    assert said(read(content)) == [
        ", row 1, column G: column G has no header, and is not used",
        ", row 1, column H: column H has no header, and is not used",
    ]


def test_formatted_rows_below_the_table_are_empty() -> None:
    """Spreadsheets keep formats for a million rows; only values count."""

    def dress(sheet: Worksheet) -> None:
        for row in range(3, 5_900):
            sheet.cell(row, 1).number_format = "0%"

    content = plan_workbook(TEAM, change=dress)
    last = '<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>'

    assert names(read(with_text(content, "</sheetData>", last))) == ["A"]


def test_hidden_rows_and_columns_are_read_and_named() -> None:
    """A filter hides teams that still cost money."""

    def filtered(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["C"].hidden = True

    content = plan_workbook(TEAM, OTHER, change=filtered)

    assert names(read(content)) == ["A", "B"]
    assert said(read(content)) == [
        ": hidden rows are read like the others: 3. Delete the rows that are not meant",
        (
            ": hidden columns are read like the others: 'annual_salary'. "
            "Delete the columns that are not meant"
        ),
    ]


def test_a_merged_cell_is_not_taken_for_an_empty_one() -> None:
    """The value stands in its first cell alone; a default in the others would be a guess."""

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("E2:E3")
        sheet.merge_cells("A7:D7")

    content = workbook((*HEADER, "cut_month"), (*TEAM, 6), (*OTHER, None), change=merge)

    with pytest.raises(InputError) as caught:
        read(content)
    assert str(caught.value) == (
        "plan.xlsx, row 3, column cut_month: cell E3 is merged with E2, which alone holds the "
        "value. Unmerge the cells, and fill each of them"
    )
