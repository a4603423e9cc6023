"""Files and pasted blocks on their way into the grid."""

import pytest

from calculator.reading.plans.template import plan_template
from calculator.scenario import scenario_from
from calculator.views.grid import bring_in as grid_import
from calculator.views.grid.bring_in import Offer
from calculator.views.grid.reading import read
from calculator.views.grid.rows import FIELDS, REQUIRED, rows_of
from tests.workbooks import workbook

BASE = scenario_from(
    {"teams": [{"team": "A", "headcount": 10, "annual_salary": 5, "planned_cuts": 2}]}
)


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


def test_rows_unlike_the_header_are_not_brought_in() -> None:
    """Of a row with a cell too many nobody knows which column its cells belong to."""
    text = "team,headcount,annual_salary,planned_cuts\nSupport,100,50000,20\nSales,50,70,000,5\n"
    table = grid_import.look(offer(text)).table
    assert table is not None
    (problem,) = grid_import.not_to_be_mended_here(table, "USD", BASE)
    assert "row 3" in problem.rule
    assert problem.fix


def test_rows_of_other_money_are_not_brought_in() -> None:
    """Amounts keep their currency: rows in euros do not become rows in dollars."""
    table = grid_import.look(offer("team,headcount,annual_salary,planned_cuts\nA,x,5,1\n")).table
    assert table is not None
    assert not grid_import.not_to_be_mended_here(table, BASE.currency, BASE)
    (problem,) = grid_import.not_to_be_mended_here(table, "EUR", BASE)
    assert "EUR" in problem.rule
    assert "USD" in problem.rule


@pytest.mark.parametrize("field", FIELDS)
def test_an_unreadable_cell_has_to_be_mended(field: str) -> None:
    """A formula without a stored value stays as a text that the grid refuses, in every column."""
    filled = {"team": "A", "headcount": 10, "annual_salary": 5, "planned_cuts": 2, field: "=1/8"}
    content = workbook([*filled], [*filled.values()])
    table = grid_import.look(Offer(1, "plan.xlsx", content)).table
    assert table is not None
    rows = grid_import.as_typed(table, {})

    assert rows[0][FIELDS.index(field)] == grid_import.UNREADABLE
    found = read(rows, BASE)
    assert found.scenario is None
    assert field in {problem.column for problem in found.problems}


def test_people_are_counted_from_the_start_of_the_plan() -> None:
    """Months of leaving are counted from the start of the plan that the people are added to."""
    text = "employee_id,title,department,salary,leaving\n"
    text += "".join(f"{n},Tester,QA,50000,2027-06-15\n" for n in range(8))
    assert grid_import.calendar_of(BASE) == ()
    base = BASE.model_copy(update={"start_month": "2027-01", "horizon_months": 48})
    calendar = grid_import.calendar_of(base)
    assert calendar == ("start_month=2027-01", "horizon_months=48")

    reading = grid_import.outcome(offer(text), {}, "USD", calendar).reading
    assert reading is not None
    assert reading.scenario.teams[0].cut_month == 6


def test_a_pasted_schedule_is_one_cell() -> None:
    """Where there is a tab it separates, however many semicolons a schedule holds."""
    fields = (*REQUIRED, "cut_month")
    content = grid_import.pasted("Lab\t10\t50000\t6\t1:1;2:1;3:1;4:1;5:1;6:1", fields)
    reading = grid_import.outcome(Offer(1, grid_import.PASTED, content), {}, "USD").reading

    assert reading is not None
    assert reading.scenario.teams[0].cut_month == "1:1;2:1;3:1;4:1;5:1;6:1"
