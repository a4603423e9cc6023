"""Headers of a headcount plan: what is taken, what is asked about, what is left out."""

import pytest

from calculator.reading.plans.file import looks_like_plan, read_plan
from tests.reading_plans import HEADER, only, places, plan, refusal


@pytest.mark.parametrize("missing", HEADER.split(","))
def test_a_missing_column_lists_what_was_found(missing: str) -> None:
    """Every required column is asked for by name."""
    header = [name for name in HEADER.split(",") if name != missing]
    problem = only(refusal(f"{','.join(header)}\n1,1,1\n"))

    assert (problem.row, problem.column) == (1, missing)
    assert f"the column {missing} is missing; the file has '{header[0]}'" in problem.rule


def test_synonyms_and_misspellings_are_asked_about() -> None:
    """Nothing is guessed: the person confirms, or sets the column aside."""
    content = "Department,FTE,Base salary (USD),planed_cuts,Attrition\nA,10,50000,2,0.1\n"

    error = refusal(content)

    assert error.suggested_columns == {
        "Department": "team",
        "FTE": "headcount",
        "Base salary (USD)": "annual_salary",
        "planed_cuts": "planned_cuts",
        "Attrition": "annual_quit_rate",
    }
    assert places(error) == [(1, name) for name in error.suggested_columns]
    assert "--map 'Base salary (USD)=annual_salary'" in error.problems[2].fix
    read = read_plan(content.encode(), "plan.csv", columns=error.suggested_columns)
    assert read.teams[0]["annual_quit_rate"] == 0.1
    assert read.headers["annual_salary"] == "Base salary (USD)"
    aside = read_plan(
        content.encode(), "plan.csv", columns=error.suggested_columns | {"Attrition": ""}
    )
    assert "annual_quit_rate" not in aside.teams[0]
    assert aside.warnings == ()


def test_two_columns_that_look_alike_are_both_named() -> None:
    """Only one of them is suggested."""
    error = refusal("team,fte,heads,annual_salary,planned_cuts\nA,1,1,2,1\n")

    assert places(error) == [(1, "fte"), (1, "heads")]
    assert error.suggested_columns == {"fte": "headcount"}


def test_unknown_columns_are_left_out_with_a_warning() -> None:
    """Notes and codes do no harm, and are not lost in silence."""
    read = plan(f"{HEADER},Notes,,Country,", "A,1,2,1,see below,orphan,CH,")

    assert [(warning.row, warning.column) for warning in read.warnings] == [
        (1, "Notes"),
        (1, "6"),
        (1, "Country"),
    ]
    assert "'Notes' is not a column of a plan, and is not used" in str(read.warnings[0])


def test_a_synonym_beside_the_column_itself_is_not_asked_about() -> None:
    """`team` is there, so `department` is only one more column."""
    read = plan(f"{HEADER},department", "A,1,2,1,x")

    assert [warning.column for warning in read.warnings] == ["department"]


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"wages": "annual_salary"}, "the file has no column 'wages'"),
        ({"x": "slak"}, "'slak' is not a column of a plan. Closest: 'slack'"),
        ({"x": "slack", "y": "slack"}, "another column is already taken as slack"),
    ],
)
def test_a_wrong_confirmation_is_refused(columns: dict[str, str], words: str) -> None:
    """A column named by hand must be in the file, and its field in the plan."""
    assert words in str(refusal(f"{HEADER},x,y\nA,1,2,1,,\n", columns=columns))


def test_a_column_may_be_named_by_hand_against_its_header() -> None:
    """What a person says goes before what the header says."""
    read = plan(f"{HEADER},pay", "A,1,2,1,99", columns={"Pay": "annual_salary"})

    assert read.teams[0]["annual_salary"] == 99
    assert [warning.column for warning in read.warnings] == ["annual_salary"]


def test_repeated_columns_are_refused() -> None:
    """Two columns of one name, however written, cannot both be meant."""
    problem = only(refusal("team,headcount,Head Count,annual_salary,planned_cuts\nA,1,1,2,1\n"))

    assert (problem.row, problem.column) == (1, "headcount")
    assert "stands 2 times" in problem.rule


def test_header_and_cells_are_reported_together() -> None:
    """A column still to be confirmed hides no problem of the others."""
    error = refusal('team,headcount,pay,planned_cuts\nA,ten,1,2\nB,"1,000",1,2\n')

    assert places(error) == [(1, "pay"), (2, "headcount")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADER, True),
        ("Department;FTE;Salary", True),
        ('{"team": 1, "headcount": 2}', False),
        ("teams:\n- team: A\n", False),
        ("name = 1", False),
        ("", False),
    ],
)
def test_a_plan_is_known_by_its_header(text: str, expected: object) -> None:
    """Two columns that are, or look like, fields of a team make a plan."""
    assert looks_like_plan(text) is expected
