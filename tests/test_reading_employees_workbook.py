"""A workbook with one row per employee: the same teams as from CSV, and the same silence."""

import datetime as dt
from typing import Any

import pytest

from calculator.errors import InputError
from calculator.reading.source import Reading, holds_employees, read_bytes
from tests.reading_employees import START, employees
from tests.workbooks import plan_workbook, sheets, workbook

HEADER = ("Employee ID", "Name", "Title", "Department", "Salary", "Hire date", "Leaving")
HIRED = dt.date(2020, 1, 15)
SIX = [(n, "Zebedee Quux", "Developer", "Web", 918_273.5 - n, HIRED, "no") for n in range(6)]


def read(content: bytes) -> Reading:
    """Read a workbook that starts in November 2026."""
    return read_bytes(content, "people.xlsx", settings=[START])


def test_typed_cells_read_as_their_text_would() -> None:
    """Numbers, dates and truth values need no decimal mark and no order of day and month."""
    leaves: list[Any] = [True, False, None, "yes", dt.date(2027, 3, 31), dt.date(2026, 11, 30)]
    people = [(*row[:-1], leaving) for row, leaving in zip(SIX, leaves, strict=True)]
    lines = [
        f"{n},x,Developer,Web,{918_273.5 - n},2020-01-15,{leaving}"
        for n, leaving in enumerate(["yes", "no", "", "yes", "2027-03-31", "2026-11-30"])
    ]

    found = read(workbook(HEADER, *people))

    assert found.scenario == employees(*lines).scenario
    assert found.scenario.teams[0].cut_month == "1:3;5:1"
    assert found.warnings == ()
    assert found.origin
    assert found.origin.dropped == ("Employee ID", "Name")


def test_the_sheet_of_employees_is_found() -> None:
    """Beside notes, below a title, and whatever the order of the sheets."""
    content = sheets({"Notes": [("Read me",)], "Staff": [("Staff list",), (), HEADER, *SIX]})

    assert read(content).scenario.teams[0].headcount == 6


def test_a_plan_in_a_workbook_stays_a_plan() -> None:
    """It is told by its header, as in CSV."""
    assert not holds_employees(plan_workbook(("A", 10, 5, 2)), "plan.xlsx", {})
    assert holds_employees(workbook(HEADER, *SIX), "people.xlsx", {})
    assert holds_employees(workbook(HEADER, *SIX), "people", {})
    assert not holds_employees(b"PK\x03\x04", "people.xlsx", {})


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (4, "=918273*2"),
        (4, "918273 lots"),
        (4, -918_273),
        (4, dt.date(4414, 2, 5)),
        (5, "Zebedee"),
        (5, 918_273),
        (6, "Quux"),
        (6, "=918273*2"),
    ],
)
def test_no_problem_repeats_a_cell(column: int, cell: object) -> None:
    """Not even one that cannot be read."""
    bad = [*SIX[0]]
    bad[column] = cell

    with pytest.raises(InputError) as caught:
        read(workbook(HEADER, *SIX, bad))

    (problem,) = caught.value.problems
    assert (problem.row, problem.column) == (8, HEADER[column])
    assert problem.fix
    for secret in ("Zebedee", "Quux", "918273", "4414"):
        assert secret not in str(problem)
