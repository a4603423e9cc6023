"""A source to a scenario: plans, scenario files, examples, and settings on top."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.examples import examples
from calculator.reading.source import Reading, holds_employees, read_bytes, read_source
from calculator.scenario import scenario_from

CSV = "team,headcount,annual_salary,planned_cuts,cut_month,Notes\nA,10,5,2,6,x\nB,10,5,2,40,\n"
TEAM = {"team": "A", "headcount": 10, "annual_salary": 5, "planned_cuts": 2}


def refusal(text: str | bytes, file: str, **options: Any) -> InputError:
    """Return the error that refuses a file."""
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(InputError) as caught:
        read_bytes(content, file, **options)
    return caught.value


def test_a_plan_becomes_a_scenario_with_its_warnings() -> None:
    """Columns that are not used are named beside the scenario."""
    reading = read_bytes(CSV.encode(), "plan.csv", settings=["horizon_months=48"])

    assert [team.team for team in reading.scenario.teams] == ["A", "B"]
    assert reading.scenario.horizon_months == 48
    assert [str(warning) for warning in reading.warnings] == [
        "plan.csv, row 1, column Notes: 'Notes' is not a column of a plan, and is not used"
    ]


def test_a_month_past_the_horizon_is_placed_in_the_plan() -> None:
    """The horizon is the scenario's, the month stands in the file."""
    (problem,) = refusal(CSV, "plan.csv").problems

    assert (problem.file, problem.row, problem.column) == ("plan.csv", 3, "cut_month")
    assert "cut_month 40 lies past the horizon of 36 months" in problem.rule


def test_cells_horizon_and_settings_are_reported_together() -> None:
    """File first, in the order of its rows; settings after."""
    error = refusal(
        CSV + "C,ten,5,2,6,\nD,10,5,20,6,\n",
        "plan.csv",
        settings=["horizon=24", "seed=x", "teams[A].headcount=12"],
    )

    assert [(problem.row, problem.column or problem.path) for problem in error.problems] == [
        (3, "cut_month"),
        (4, "headcount"),
        (5, "planned_cuts"),
        (None, "seed"),
        (None, ""),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("team,headcount,annual_salary,planned_cuts\nA,x,5,2\n", (2, "headcount")),
        ("team,headcount,annual_salary\nA,10,5\nB,10,5", (1, "planned_cuts")),
        ("team,headcount,annual_salary,cuts\nA,10,5,1\n", (1, "cuts")),
        ('team,headcount,annual_salary,planned_cuts\nA,10,"5,000",1\n', (2, "annual_salary")),
    ],
)
def test_a_file_without_one_sound_team_is_not_called_empty(
    text: str, place: tuple[int, str]
) -> None:
    """What is wrong with the file is said once."""
    error = refusal(text, "plan.csv")

    assert [(problem.row, problem.column) for problem in error.problems] == [place]


def test_a_month_is_placed_in_its_own_row_where_names_stand_twice() -> None:
    """The second row of a name is not blamed on the first."""
    error = refusal(CSV + "A,10,5,2,99,\n", "plan.csv")

    assert [(problem.row, problem.column) for problem in error.problems] == [
        (3, "cut_month"),
        (4, "team"),
        (4, "cut_month"),
    ]


def test_settings_apply_before_the_plan_is_judged() -> None:
    """A setting can mend a plan, and its own mistakes are not blamed on the file."""
    mended = read_bytes(CSV.encode(), "plan.csv", settings=["teams[B].cut_month=12"])
    (problem,) = refusal(CSV, "plan.csv", settings=["teams[B].cut_month=99"]).problems

    assert mended.scenario.teams[1].cut_month == 12
    assert (problem.file, problem.row, problem.path) == ("", None, "teams[B].cut_month")


def test_the_currency_is_set_before_signs_are_read() -> None:
    """The fix that the message offers works."""
    text = "team,headcount,annual_salary,planned_cuts\nA,10,€5,2\n"

    assert "--set currency=EUR" in str(refusal(text, "plan.csv"))
    reading = read_bytes(text.encode(), "plan.csv", settings=["currency=EUR"])
    assert reading.scenario.currency == "EUR"


def test_suggested_columns_reach_the_caller() -> None:
    """A page can offer them, and give them back."""
    text = "team,fte,annual_salary,planned_cuts\nA,10,5,2\n"

    suggested = refusal(text, "plan.csv").suggested_columns

    assert suggested == {"fte": "headcount"}
    assert (
        read_bytes(text.encode(), "plan.csv", columns=suggested).scenario.teams[0].headcount == 10
    )


@pytest.mark.parametrize("file", ["plan", "plan.txt", "upload"])
def test_a_file_without_an_ending_is_told_by_its_text(file: str) -> None:
    """A header of a plan makes a plan, anything else a scenario."""
    plan = read_bytes(b"team;headcount;annual_salary;planned_cuts\nA;10;5;2\n", file)
    scenario = read_bytes(json.dumps({"teams": [TEAM]}).encode(), file)

    assert plan == scenario


@pytest.mark.parametrize("file", ["plan.xlsx", "plan.xls", "plan.ods", "plan.csv", "plan.json", ""])
def test_a_workbook_is_told_by_its_content(file: str) -> None:
    """Whatever the file is called, an archive is read as a workbook."""
    (problem,) = refusal(b"PK\x03\x04", file).problems

    assert problem.rule == "the workbook is damaged: its list of parts cannot be read"
    assert "save it as an Excel workbook (.xlsx)" in problem.fix


def test_problems_of_a_scenario_file_name_file_and_place() -> None:
    """The dotted place says which team, also beside a wrong setting."""
    data = {"teams": [TEAM | {"headcount": -1}, TEAM | {"team": "B"}], "colour": "red"}

    error = refusal(json.dumps(data), "plan.json", settings=["seed=-1", "x=1"])

    assert [str(problem).split(": ")[0] for problem in error.problems] == [
        "plan.json, teams[A].headcount",
        "seed",
        "plan.json, colour",
        "--set x",
    ]


@pytest.mark.parametrize("name", examples())
def test_an_example_is_a_source(name: str) -> None:
    """Every built-in example reads, and settings apply to it."""
    reading = read_source(f"example:{name}", settings=["seed=99"])

    assert reading == Reading(scenario_from(examples()[name].scenario | {"seed": 99}))


def test_an_unknown_example_lists_the_names() -> None:
    """So that one of them can be chosen."""
    with pytest.raises(InputError, match=next(iter(examples()))):
        read_source("example:nothing")


def test_an_unknown_assumption_is_refused_where_the_ids_are_known() -> None:
    """A misspelt id must not be lost in silence."""
    with pytest.raises(InputError, match=r"Closest: assumptions\.ramp"):
        read_source(
            f"example:{next(iter(examples()))}",
            settings=["assumptions.rampp=1"],
            assumption_ids=["ramp"],
        )


def test_a_path_is_a_source(tmp_path: Path) -> None:
    """Problems name the file, not the folders above it."""
    path = tmp_path / "plan.csv"
    path.write_text(CSV, encoding="utf-8")

    assert len(read_source(str(path), settings=["horizon_months=40"]).scenario.teams) == 2
    with pytest.raises(InputError) as caught:
        read_source(str(path))
    assert caught.value.problems[0].file == "plan.csv"


def test_a_path_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    """No file, a folder, or a name that no file can have."""
    for source, words in [
        (str(tmp_path / "none.csv"), "there is no file"),
        (str(tmp_path), "is a folder"),
        ("a\0b", "cannot be read"),
        ("x" * 5_000, "cannot be read"),
        ("", "is a folder"),
    ]:
        with pytest.raises(InputError, match=words):
            read_source(source)


def test_a_file_beyond_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    """The size alone refuses it."""
    path = tmp_path / "plan.csv"
    with path.open("wb") as file:
        file.truncate(10_000_001)

    with pytest.raises(InputError, match="larger than 10 MB"):
        read_source(str(path))


@given(st.binary(), st.sampled_from(["a.csv", "a.json", "a.yaml", "a.toml", "a.xlsx", "a"]))
def test_any_upload_is_refused_in_words(content: bytes, file: str) -> None:
    """Whatever bytes come, under whatever name, the error is one of ours and names the file."""
    error = refusal(content, file)

    assert error.problems
    assert all(problem.file == file for problem in error.problems)


ROWS = b"Support,100,50000,20\nSales,50,70000,5\n"
NOT_A_HEADER = "the first row is not a header"


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        (b"Jane Secret0, Engineer, Eng, 90000, yes\nJo Secret1, Engineer, Eng, 80000, no\n", {}),
        (b"Jane Secret0,Engineer,2020-03-31\nJo Secret1,Engineer,2020-03-31\n", {}),
        (ROWS, {"Support": "team", "100": "headcount", "50000": "salary", "20": "planned_cuts"}),
        (ROWS, {"Support": "department", "100": "salary", "50000": "title", "20": "leaving"}),
    ],
)
def test_a_first_row_that_is_no_header_is_refused_unquoted(
    content: bytes, columns: dict[str, str]
) -> None:
    """A row of figures may be about one person, and is never swallowed as a header."""
    with pytest.raises(InputError) as caught:
        read_bytes(content, "rows.csv", columns=columns)

    (problem,) = caught.value.problems
    assert (problem.rule, problem.row, problem.column) == (NOT_A_HEADER, 1, "")
    assert "team, headcount, annual_salary, planned_cuts" in problem.fix
    assert not any(given in str(problem) for given in ("Secret0", "90000", "2020", "Support"))


def test_a_number_is_not_confirmed_as_a_column() -> None:
    """A header that reads as a number is a value gone astray."""
    with pytest.raises(InputError) as caught:
        read_bytes(b"team,100\nSales,50\n", "rows.csv", columns={"100": "headcount"})

    assert "a number is not the name of a column" in str(caught.value)


@pytest.mark.parametrize(
    ("header", "people"),
    [
        ("Name,Department,Salary", True),
        ("Employee,Salary,Team,Leaving", True),
        ("Name,Headcount,Salary,Cuts", False),
        ("Name,Salary,Cuts", False),
        ("Department,Salary", False),
    ],
)
def test_who_and_salary_tell_a_file_of_employees(header: str, people: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    """A file of names and salaries is about people unless it counts posts."""
    cells = ",".join("1" for _ in header.split(","))

    assert holds_employees(f"{header}\n{cells}\n".encode(), "rows.csv", {}) is people


def test_a_name_of_a_person_is_no_suggested_team() -> None:
    """Columns that make a plan of an employee file leave out who its rows are about."""
    with pytest.raises(InputError) as caught:
        read_bytes(
            b"Name,Department,Salary\nJane,Eng,5\n",
            "rows.csv",
            columns={"Salary": "annual_salary"},
        )

    assert caught.value.suggested_columns == {"Department": "team"}


@pytest.mark.parametrize("row", ["A;10;5;2;3:1;9:1", "A;10;5;2;3:1;9:1;0.1;other"])
def test_a_schedule_split_by_the_separator_is_to_be_quoted(row: str) -> None:
    """Semicolons part both cells and schedules."""
    header = "team;headcount;annual_salary;planned_cuts;cut_month;slack;role_family"
    with pytest.raises(InputError) as caught:
        read_bytes(f"{header}\n{row}\n".encode(), "plan.csv")

    assert [p.fix for p in caught.value.problems] == ['Put a schedule in quotes ("3:10;9:15")']


@pytest.mark.parametrize(
    ("cuts", "rule"),
    [
        ("3:1;200:1", "cut_month 200 lies past the horizon of 36 months"),
        ("3:1;3:1", "month 3 stands more than once"),
    ],
)
def test_a_schedule_has_one_problem_that_names_its_field_once(cuts: str, rule: str) -> None:
    """The horizon that counts is the scenario's own, and the column says the field."""
    header = "team,headcount,annual_salary,planned_cuts,cut_month"
    with pytest.raises(InputError) as caught:
        read_bytes(f'{header}\nA,10,5,2,"{cuts}"\n'.encode(), "plan.csv")

    assert [(p.column, p.rule) for p in caught.value.problems] == [("cut_month", rule)]
