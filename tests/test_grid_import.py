"""Files and pasted blocks on their way into the grid."""

import pytest

from calculator.reading.plans.template import plan_template
from calculator.views.grid import bring_in as grid_import
from calculator.views.grid.bring_in import Offer
from calculator.views.grid.reading import read
from calculator.views.grid.rows import REQUIRED, rows_of


def offer(text: str, file: str = "plan.csv") -> Offer:
    """Return a file as it waits to be used."""
    return Offer(1, file, text.encode())


def test_a_synonym_is_only_suggested() -> None:
    """A column that looks like a field is no field until it is confirmed."""
    found = offer("team,headcount,salary,planned_cuts,notes\nLab,3,50000.5,1,hi\n")
    look = grid_import.look(found)
    assert [(c.header, c.field, c.suggested) for c in look.columns] == [
        ("team", "team", ""),
        ("headcount", "headcount", ""),
        ("salary", "", "annual_salary"),
        ("planned_cuts", "planned_cuts", ""),
        ("notes", "", ""),
    ]
    assert look.table is not None
    assert grid_import.sample(look.table)["notes"] == ["hi"]

    assert grid_import.outcome(found, {}, "USD").reading is None
    reading = grid_import.outcome(found, {"salary": "annual_salary"}, "USD").reading
    assert reading is not None
    assert reading.scenario.teams[0].annual_salary == 50000.5


def test_bad_rows_can_be_brought_in_as_they_are() -> None:
    """A file with faults goes into the grid as typed, each cell under its field."""
    found = offer("team,headcount,salary,planned_cuts\nLab,ten,50000,1\n")
    table = grid_import.look(found).table
    assert table is not None
    rows = grid_import.as_typed(table, {"salary": "annual_salary"})

    assert rows[0][:4] == ("Lab", "ten", "50000", "1")


def test_people_are_not_shown() -> None:
    """Of a file with one row a person no row is kept; ids and names are named as dropped."""
    text = "employee_id,name,title,department,salary,hire_date,leaving\n"
    text += "".join(f"{n},P {n},Tester,QA,50000,2020-01-0{n},no\n" for n in range(1, 8))
    look = grid_import.look(offer(text))

    assert look.table is None
    assert look.dropped == ("employee_id", "name")
    assert "title" in look.fields


@pytest.mark.parametrize(
    "text",
    [
        "Lab\t3\t50000\t1\nDepot\t4\t40000\t0",
        "team\theadcount\tannual_salary\tplanned_cuts\nLab\t3\t50000\t1\nDepot\t4\t40000\t0\n",
        "Lab;3;50000;1\nDepot;4;40000;0",
    ],
)
def test_a_pasted_block_needs_no_header(text: str) -> None:
    """Without a header the columns are those of the grid."""
    content = grid_import.pasted(text, REQUIRED)
    reading = grid_import.outcome(Offer(1, grid_import.PASTED, content), {}, "USD").reading

    assert reading is not None
    assert [team.team for team in reading.scenario.teams] == ["Lab", "Depot"]


def test_the_template_comes_back_as_it_went() -> None:
    """The template, brought in and written to the grid, reads as the same plan."""
    reading = grid_import.outcome(offer(plan_template()), {}, "USD").reading
    assert reading is not None

    assert read(rows_of(reading.scenario.teams), reading.scenario).scenario == reading.scenario
