"""A source to a scenario: plans, scenario files, examples, and settings on top."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.examples import examples
from calculator.reading.source import Reading, read_bytes, read_source
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
