"""A file with one row per employee: what is read, and what is refused."""

import datetime as dt
from dataclasses import replace

import pytest

from calculator.errors import InputError
from calculator.library import load
from calculator.reading.employees.columns import is_employee_file
from calculator.reading.employees.file import EMPLOYEE_LIMITS
from calculator.reading.employees.template import employee_template
from calculator.reading.source import read_bytes
from tests.reading_employees import FIVE, HEADER, employees, refusal, refused, staff


def test_employees_become_teams() -> None:
    """Head count, average pay, leavers by month and service, by department and kind of work."""
    reading = employees(
        *FIVE,
        "9,X,Senior developer,Web,90000,2010-11-01,yes",
        "9,X,Senior developer,web,90000,2026-11-30,2027-03-31",
        "9,X,Senior developer, Web ,90000,,YES",
        *staff(5, "Accountant", "Finance"),
    )

    web, finance = reading.scenario.teams
    assert (web.team, web.role_family, web.headcount) == ("Web", "software_engineering", 8)
    assert web.annual_salary == pytest.approx((5 * 60_002 + 3 * 90_000) / 8)
    assert (web.planned_cuts, web.cut_month) == (3, "1:2;5:1")
    served = (dt.date(2026, 11, 1) - dt.date(2020, 1, 15)).days / 365.25
    assert web.tenure_years == pytest.approx((5 * served + 16 + 0) / 7, abs=0.01)
    assert (finance.team, finance.planned_cuts, finance.cut_month) == ("Finance", 0, None)
    assert reading.scenario.start_month == "2026-11"


def test_a_department_of_several_kinds_of_work_is_several_teams() -> None:
    """Each is named after the department and the kind."""
    reading = employees(*FIVE, *staff(6, "QA engineer", "Web"), *staff(5, "Wizard", "Ops"))

    assert [team.team for team in reading.scenario.teams] == [
        "Web · Software engineering",
        "Web · Quality assurance",
        "Ops",
    ]
    assert reading.scenario.teams[2].role_family == "other"


def test_one_month_of_leaving_is_a_month() -> None:
    """A schedule is written only where there are several months."""
    one = employees(*FIVE, "9,X,Developer,Web,1,2020-01-01,2026-12-01").scenario.teams[0]

    assert (one.planned_cuts, one.cut_month) == (1, 2)


def test_as_many_leaving_months_as_the_horizon_has() -> None:
    """Every month may have its leavers."""
    dates = [f"{2026 + (10 + n) // 12}-{(10 + n) % 12 + 1:02}-20" for n in range(120)]
    rows = [f"1,X,Developer,Web,{1000 + n},2020-01-01,{date}" for n, date in enumerate(dates)]

    (team,) = employees(*rows, settings=["horizon_months=120"]).scenario.teams

    assert [(cut.month, cut.posts) for cut in team.cuts] == [(n, 1) for n in range(1, 121)]


def test_unknown_titles_are_counted_and_not_repeated() -> None:
    """A title that names no known kind of work, or none, is other work."""
    reading = employees(
        *staff(4, "Falconer", "Yard"), *staff(1, "", "Yard"), *staff(5, "QA", "Web")
    )

    (warning,) = reading.warnings
    assert "the titles of 5 of 10 people name no kind of work" in warning.rule
    assert "Falconer" not in str(warning)


def test_other_columns_are_named_and_not_used() -> None:
    """Ids and names are expected, so they are dropped without a word."""
    header = f"{HEADER},e-mail,Site"
    reading = employees(*(f"{row},a@b,Rome" for row in FIVE), header=header)

    assert [warning.column for warning in reading.warnings] == ["Site"]
    assert reading.origin
    assert reading.origin.dropped == ("employee_id", "name", "e-mail")
    assert reading.origin.unused == ("Site",)


def test_synonyms_are_asked_about() -> None:
    """As in a plan, the person who gave the file confirms them."""
    header = "Worker ID,Job title,Dept,Base salary (USD),Date of hire,Termination date"
    rows = [f"{n},Developer,Web,{n + 1},2020-01-01," for n in range(5)]

    error = refusal(*rows, header=header)

    assert error.suggested_columns == {
        "Job title": "title",
        "Dept": "department",
        "Base salary (USD)": "salary",
        "Date of hire": "hire_date",
        "Termination date": "leaving",
    }
    assert employees(*rows, header=header, columns=error.suggested_columns).warnings == ()


def test_confirmed_columns_make_an_employee_file() -> None:
    """A header in another language is read once its columns are named by hand."""
    columns = {"Poste": "title", "Service": "department", "Paie": "salary", "Part": "leaving"}

    reading = employees(
        *(["Developer;Web;5,5;no"] * 5), header="Poste;Service;Paie;Part", columns=columns
    )

    assert reading.scenario.teams[0].annual_salary == 5.5
    assert reading.scenario.teams[0].tenure_years is None


def test_a_separator_line_hides_no_header() -> None:
    """Spreadsheets write `sep=;` above the header."""
    rows = [row.replace(",", ";") for row in (HEADER, *FIVE)]

    assert employees(*rows, header="sep=;").scenario.teams[0].headcount == 5


def test_a_missing_column_is_asked_for() -> None:
    """The hire date may be missing, and so may ids and names."""
    error = refusal("Developer,5,2020-01-01", header="title,salary,hire_date")

    assert [problem.column for problem in error.problems] == ["department", "leaving"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (HEADER, True),
        ("employee_id,department,salary,leaving", True),
        ("Name,Job Title,Hire Date,Salary,FTE", True),
        ("team,headcount,annual_salary,planned_cuts", False),
        ("team,title,headcount,annual_salary,planned_cuts,exit date", False),
        ("Name,Role,FTE,Salary,Layoffs", False),
        ("department,salary", False),
    ],
)
def test_an_employee_file_is_known_by_its_header(header: str, *, expected: bool) -> None:
    """Two columns that only a person has; a plan with head count and cuts stays a plan."""
    assert is_employee_file(header.split(",")) is expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2020-03-13", "2020/03/13", "2020-03-13T00:00:00", "2020-03-13 00:00"], ["2020-03-13"]),
        (["2020-03", "2020.3.1"], ["2020-03-01"]),
        (["13/03/2020", "01/02/2020"], ["2020-03-13", "2020-02-01"]),
        (["03-13-2020", "01-02-2020"], ["2020-03-13", "2020-01-02"]),
        (["13.03.2020", "2020-03-13"], ["2020-03-13"]),
        (["03/03/2020", "04/04/2020"], ["2020-03-03", "2020-04-04"]),
    ],
)
def test_dates_are_read_in_one_order(dates: list[str], expected: list[str]) -> None:
    """ISO, or the order that every date of the file fits."""
    rows = [f"1,X,Developer,Web,5,{date},no" for date in dates * 5]

    (team,) = employees(*rows).scenario.teams

    served = [(dt.date(2026, 11, 1) - dt.date.fromisoformat(day)).days for day in expected]
    assert team.tenure_years == pytest.approx(sum(served) / len(served) / 365.25)


def test_dates_that_fit_both_orders_are_refused_by_column() -> None:
    """One line for each column, and ISO as the way out."""
    error = refusal(*(["1,X,Developer,Web,5,01/02/2020,03/04/2027"] * 5))

    assert [(p.row, p.column) for p in error.problems] == [(2, "hire_date"), (2, "leaving")]
    assert all("2024-03-31" in problem.fix for problem in error.problems)


def test_dates_in_two_orders_are_refused() -> None:
    """Placed at the rarer order, with a row of the other one."""
    error = refusal(
        "1,X,Developer,Web,5,31/01/2020,no",
        "1,X,Developer,Web,5,30/01/2020,no",
        "1,X,Developer,Web,5,01/31/2020,no",
        *FIVE,
    )

    (problem,) = error.problems
    assert (problem.row, problem.column) == (4, "hire_date")
    assert "the one in row 2, column hire_date, has the day first" in problem.rule


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("salary", "", "the cell is empty"),
        ("salary", "lots", "the cell is not a number"),
        ("salary", "=1+1", "the cell is a formula"),
        ("salary", "0", "a salary must be above 0"),
        ("salary", "-5", "a salary must be above 0"),
        ("salary", "12%", "the cell has a percent sign"),
        ("salary", "1e13", "at most 1e12"),
        ("department", "", "the cell is empty"),
        ("department", "x" * 151, "more than 150 characters"),
        ("department", "=A1", "the cell is a formula"),
        ("hire_date", "soon", "the cell is not a date"),
        ("hire_date", "2020-02-30", "the cell is not a date"),
        ("hire_date", "5/20", "the cell is not a date"),
        ("hire_date", "2026-12-01", "lies after the month of the start, 2026-11"),
        ("hire_date", "1902-01-01", "more than 60 years before"),
        ("leaving", "perhaps", "neither yes or no nor a date"),
        ("leaving", "2026-10-31", "before the start, 2026-11"),
        ("leaving", "2029-11-01", "past the horizon of 36 months"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(column: str, cell: str, words: str) -> None:
    """What rule it breaks, and where it stands."""
    (problem,) = refused(cell, column).problems

    assert (problem.file, problem.row, problem.column) == ("people.csv", 7, column)
    assert words in problem.rule
    assert problem.fix


def test_the_start_and_the_horizon_are_those_of_the_scenario() -> None:
    """Settings move them; without one the start is the assumptions' own month."""
    late = "1,X,Developer,Web,5,2020-01-01,2029-11-01"
    row = employees(*FIVE, late, settings=["horizon_months=60"]).scenario
    assert row.teams[0].cut_month == 37

    first = load().as_of
    default = read_bytes("\n".join((HEADER, *FIVE, late[:-10] + first)).encode(), "people.csv")
    assert (default.scenario.start_month, default.scenario.teams[0].cut_month) == (first, 1)


def test_settings_reach_the_teams_and_are_checked_first() -> None:
    """What dates and signs are held against must be sound before they are."""
    assert employees(*FIVE, settings=["teams[Web].slack=0.1"]).scenario.teams[0].slack == 0.1
    assert [p.path for p in refusal(*FIVE, "x", settings=["start_month=soon"]).problems] == [
        "start_month"
    ]


def test_the_decimal_mark_is_decided_once_a_file() -> None:
    """An amount with cents settles those without; contradiction and doubt are refused."""
    rows = [f"{n};X;Developer;Web;60.000;2020-01-01;no" for n in range(4)]
    header = HEADER.replace(",", ";")

    assert [p.column for p in refusal(*rows, rows[0], header=header).problems] == ["salary"]
    settled = employees(*rows, rows[0].replace("60.000", "60.000,00"), header=header)
    assert settled.scenario.teams[0].annual_salary == 60_000
    mixed = (rows[0].replace("60.000", mark) for mark in ("1,25", "1,75", "1.25"))
    (problem,) = refusal(*rows, *mixed, header=header).problems
    assert (problem.row, "another decimal mark" in problem.rule) == (8, True)


def test_a_foreign_currency_sign_is_refused_once() -> None:
    """With the number of rows, and the setting that mends it."""
    rows = [f"{n},X,Developer,Web,€6{n},2020-01-01,no" for n in range(5)]

    (problem,) = refusal(*rows).problems
    assert "in EUR, the scenario's currency is USD (4 more such rows)" in problem.rule
    assert "--set currency=EUR" in problem.fix
    assert employees(*rows, settings=["currency=EUR"]).scenario.currency == "EUR"


def test_every_problem_comes_at_once_and_many_are_counted() -> None:
    """In the order of the file, the first hundred in full."""
    error = refusal("1,X", *(["1,X,Developer,,-1,soon,perhaps"] * 40), "1,X,a,b,1,,no,more")

    assert [(p.row, p.column) for p in error.problems[:5]] == [
        (2, ""),
        (3, "department"),
        (3, "salary"),
        (3, "hire_date"),
        (3, "leaving"),
    ]
    assert len(error.problems) == 101
    assert error.problems[-1].rule == "and 62 more such problems"


def test_header_and_cells_are_reported_together() -> None:
    """A column still to be confirmed hides no problem of the others."""
    error = refusal("1,Developer,Web,5,soon,no", header="id,title,department,pay,hire_date,leaving")

    assert [(p.row, p.column) for p in error.problems] == [(1, "pay"), (2, "hire_date")]


def test_the_template_reads_back_without_a_word() -> None:
    """It is sound whatever month the assumptions are of."""
    reading = read_bytes(employee_template().encode(), "people.csv")

    assert reading.warnings == ()
    assert [team.cut_month for team in reading.scenario.teams] == ["1:1;4:1"] * 4
    assert min(team.tenure_years or 0 for team in reading.scenario.teams) > 1


def test_too_many_teams_are_refused() -> None:
    """A department for every five people is no plan."""
    rows = (row for n in range(5_001) for row in staff(5, "QA", f"D{n}"))

    with pytest.raises(InputError, match="make 5,001 teams; the limit is 5,000"):
        employees(*rows)


def test_more_rows_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a million people; the row after them is named."""
    assert EMPLOYEE_LIMITS.rows == 500_000
    five = replace(EMPLOYEE_LIMITS, rows=5)
    monkeypatch.setattr("calculator.reading.source.EMPLOYEE_LIMITS", five)

    assert employees(*FIVE).scenario.teams[0].headcount == 5
    (problem,) = refusal(*FIVE, FIVE[0]).problems
    assert (problem.row, "more than 5 rows" in problem.rule) == (7, True)
