"""A headcount plan in a workbook: what is refused, and where."""

import datetime as dt

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from calculator.errors import Problem
from calculator.reading.plans.file import read_plan
from calculator.reading.workbooks.formats import date_text
from tests.workbooks import (
    HEADER,
    TEAM,
    only,
    packed,
    plan_workbook,
    with_shared_texts,
    with_text,
    workbook,
)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("slack", "=B2/0", "cell E2 holds a formula without a stored value. Open the workbook in"),
        ("slack", "#DIV/0!", "cell E2 holds the spreadsheet error '#DIV/0!'. Mend the formula"),
        ("slack", "#REF!", "cell E2 holds the spreadsheet error '#REF!'"),
        ("slack", 12, "'12' is above 1, and a share is a fraction of one. Write 12% or 0.12"),
        ("slack", True, "'TRUE' is not a number"),
        ("cut_month", dt.date(2026, 3, 1), "'2026-03-01' is not a number. Months count from 1"),
        ("tenure_years", "x" * 2_001, "the cell has 2,001 characters; the limit is 2,000"),
        ("tenure_years", dt.date(2026, 3, 1), "'2026-03-01' is not a number"),
        ("tenure_years", "2026-03-01T09:30:00", "'2026-03-01T09:30:00' is not a number"),
        ("tenure_years", "'=1+1", "is not a number"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(field: str, value: object, words: str) -> None:
    """In the words of a CSV; what only a workbook has is named by its cell too."""
    problem = only(workbook((*HEADER, field), (*TEAM, value)))

    assert (problem.row, problem.column) == (2, field)
    assert words in f"{problem.rule}. {problem.fix}"


@pytest.mark.parametrize(
    ("serial", "from_1904", "elapsed", "text"),
    [
        (1, False, False, "1900-01-01"),
        (59, False, False, "1900-02-28"),
        (60, False, False, "1900-03-01"),
        (61, False, False, "1900-03-01"),
        (46_000, False, False, "2025-12-09"),
        (44_538, True, False, "2025-12-09"),
        (46_000.25, False, False, "2025-12-09T06:00:00"),
        (0.5, False, False, "12:00"),
        (0.500_023, False, False, "12:00:02"),
        (1.25, False, True, "30:00"),
        (-1, False, False, None),
        (2_950_000, False, False, None),
    ],
)
def test_day_numbers_are_dates(
    serial: float, from_1904: object, elapsed: object, text: str | None
) -> None:
    """As spreadsheets count them, with their 29 February 1900 that never was."""
    assert date_text(serial, elapsed=bool(elapsed), from_1904=bool(from_1904)) == text


def test_a_share_is_shown_as_its_cell_shows_it() -> None:
    """1.2 in a percent format stands as 120% on the screen, and in the message."""

    def percent(sheet: Worksheet) -> None:
        sheet["E2"].number_format = "0%"

    content = workbook((*HEADER, "slack"), (*TEAM, 1.2), change=percent)

    assert only(content).rule == "'120%' is more than 100%"


@pytest.mark.parametrize("number_format", ["0%", '"$"0'])
def test_a_format_that_says_something_else_is_refused(number_format: str) -> None:
    """Ten posts shown as 1000%, or as ten dollars, are not what was meant."""

    def shown(sheet: Worksheet) -> None:
        sheet["B2"].number_format = number_format

    problem = only(plan_workbook(TEAM, change=shown))

    assert (problem.row, problem.column) == (2, "headcount")
    assert "sign, and headcount is not" in problem.rule


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("<v>NaN</v>", "holds 'NaN', which is not a finite number"),
        ("<v>1e999</v>", "holds '1e999', which is not a finite number"),
        ("<v>1_0</v>", "holds '1_0', which is not a finite number"),
        ("<f>B3</f>", "holds a formula without a stored value"),
        ("<f>B3</f><v></v>", "holds a formula without a stored value"),
    ],
)
def test_a_stored_number_must_be_one(stored: str, words: str) -> None:
    """Whatever stands in the file is read strictly."""
    problem = only(with_text(plan_workbook(TEAM), "<v>10</v>", stored))

    assert (problem.row, problem.column) == (2, "headcount")
    assert f"cell B2 {words}" in problem.rule


def test_faults_of_cells_that_are_not_used_do_not_matter() -> None:
    """A broken formula in a column of notes refuses nothing."""
    content = workbook((*HEADER, "Notes"), (*TEAM, "#REF!"), (*TEAM[:0], "B", 1, 2, 1, "=1"))

    assert len(read_plan(content, "plan.xlsx").teams) == 2


def test_a_missing_shared_text_is_named_by_its_cell() -> None:
    """It is never taken for an empty cell."""
    content = with_text(with_shared_texts(plan_workbook(TEAM)), "<v>4</v>", "<v>99</v>")

    assert "cell A2 refers to a text that is not in the workbook" in only(content).rule


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (packed({"content.xml": b"", "mimetype": b""}), "an OpenDocument file (.ods)"),
        (packed({"xl/workbook.bin": b""}), "a binary workbook (.xlsb)"),
        (packed({"Index/Document.iwa": b""}), "a Numbers document"),
        (packed({"word/document.xml": b""}), "a Word document"),
        (packed({"notes.txt": b""}), "an archive that holds no workbook"),
        (packed({}), "an archive that holds no workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 512, "an old Microsoft Office file (.xls)"),
    ],
)
def test_other_spreadsheets_are_named(content: bytes, words: str) -> None:
    """And the way to one that is read."""
    problem = only(content)

    assert words in problem.rule
    assert "Save the sheet as an Excel workbook (.xlsx)" in problem.fix


def test_a_password_is_named() -> None:
    """Such a workbook looks like an old one from the outside."""
    content = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")

    assert only(content) == Problem(
        "the workbook is protected by a password", "Save it without one", "plan.xlsx"
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "the file is empty"),
        ([()], "the file is empty"),
        ([HEADER], "the file has a header and no rows below it"),
        ([["#REF!"], ["A"]], "the file has a header and no rows below it"),
    ],
)
def test_a_workbook_without_rows_says_so(rows: list[list[str]], words: str) -> None:
    """As a CSV does; what stands under no name is no row."""
    assert only(workbook(*rows)).rule == words
