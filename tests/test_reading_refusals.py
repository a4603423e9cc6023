"""A headcount plan in CSV: what is refused, and where."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.errors import InputError, Problem
from calculator.reading.plans.file import locate, read_plan
from calculator.scenario import scenario_from
from tests.reading_plans import HEADER, only, outcome, places, plan, refusal


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("headcount", "-5", "-5.0 must be above 0"),
        ("headcount", "(5)", "-5.0 must be above 0"),
        ("headcount", "ten", "'ten' is not a number"),
        ("headcount", "", "the cell is empty, and headcount is required"),
        ("headcount", "2000000", "must be at most 1e+06"),
        ("headcount", "NaN", "'NaN' is not a finite number"),
        ("headcount", "inf", "'inf' is not a finite number"),
        ("headcount", "12%", "has a percent sign, and headcount is not a share"),
        ("headcount", "$12", "has a currency sign, and headcount is not money"),
        ("annual_salary", "0", "0.0 must be above 0"),
        ("annual_salary", "1e999", "is not a finite number"),
        ("annual_salary", "=B2*12", "'=B2*12' is a formula"),
        ("annual_salary", "#REF!", "'#REF!' is a spreadsheet error"),
        ("planned_cuts", "n/a", "'n/a' is not a number"),
        ("planned_cuts", "11", "planned_cuts 11 is above headcount 10"),
        ("team", "  ", "the cell is empty, and team is required"),
        ("team", "x" * 201, "has more than 200 characters"),
        ("team", "x" * 2001, "the cell has 2,001 characters; the limit is 2,000"),
        ("team", "=HYPERLINK(1)", "is a formula"),
        ("team", "@home", "is a formula"),
        ("role_family", "wizard", "'wizard' is not a role family. Choose one: software_eng"),
        ("role_family", "enginering", "Closest: data_engineering, software_engineering, engin"),
        ("claim_evidence", "rumour", "'rumour' is not a claim evidence"),
        ("measured_as", "hours", "'hours' is not a measured as. Choose one: time_saved, work_no"),
        ("function_ends", "maybe", "'maybe' is not yes or no"),
        ("slack", "12", "'12' is above 1, and a share is a fraction of one. Write 12% or 0.12"),
        ("slack", "120%", "'120%' is more than 100%"),
        ("slack", "-5%", "-0.05 must be at least 0"),
        ("cut_month", "March", "'March' is not a number. Months count from 1"),
        ("cut_month", "2.5", "2.5 is not a whole number"),
        ("cut_month", "0", "0 must be at least 1"),
        ("cut_month", "121", "121 must be at most 120"),
        ("cut_month", "3:1;9", "'9' is not month:posts"),
        ("cut_month", "June:2", "'June:2' is not month:posts"),
        ("cut_month", "3:$2", "'3:$2' is not month:posts"),
        ("cut_month", "3:1;9:5", "adds up to 6, planned_cuts is 2"),
        ("holders_per_system", "0", "0.0 must be at least 1"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(column: str, cell: str, words: str) -> None:
    """What was given, the rule it breaks, and where it stands."""
    row = {"team": "B", "headcount": "10", "annual_salary": "5", "planned_cuts": "2"}
    row[column] = cell
    content = f"{','.join(row)}\nA,10,5,2{',' * (len(row) - 4)}\n" + ",".join(row.values())

    problem = only(refusal(content))

    assert (problem.file, problem.row, problem.column) == ("plan.csv", 3, column)
    assert words in f"{problem.rule}. {problem.fix}"


def test_every_problem_of_a_file_is_reported_at_once() -> None:
    """One round of mending is enough, rules between rows included."""
    error = refusal(
        f"{HEADER},role_family,Slack\n"
        "A,-5,5000,2,wizard,12\n"
        "B,ten,50000,3,,\n"
        "A,10,100,20,sales marketing,\n"
        "C,10,100\n"
        "D,10,100,2,,,,9\n"
        "\n"
        ",10,100,2,other,0.5\n"
    )

    assert places(error) == [
        (2, "headcount"),
        (2, "role_family"),
        (2, "Slack"),
        (3, "headcount"),
        (4, "team"),
        (4, "planned_cuts"),
        (5, ""),
        (6, ""),
        (8, "team"),
    ]
    assert "the row has 3 cells, the header has 6" in str(error)
    assert "the row has 8 cells, the header has 6" in str(error)
    assert "the team 'A' already stands in row 2" in str(error)


def test_an_ambiguous_file_is_refused_by_column() -> None:
    """`95,000` alone may be ninety-five; another number of the file can settle it."""
    assert places(refusal(f'{HEADER}\nA,10,"95,000",2\nB,"1,000",9,2\n')) == [
        (2, "annual_salary"),
        (3, "headcount"),
    ]
    assert places(refusal(f'{HEADER},cut_month\nA,1000,95000,1000,"3:1,000"\n')) == [
        (2, "cut_month")
    ]
    assert plan(HEADER, 'A,10,"95,000",2.5').teams[0]["annual_salary"] == 95_000
    assert plan(HEADER, 'A,10,"95,000","2,5"').teams[0]["annual_salary"] == 95


def test_a_foreign_currency_sign_is_refused_once() -> None:
    """A sign must agree with the scenario's currency; the fix is a setting."""
    content = f"{HEADER}\nA,10,€50 000,2\nB,10,€60 000,2\nC,10,€70 000,2\n"

    problem = only(refusal(content))

    assert (problem.row, problem.column) == (2, "annual_salary")
    assert "'€50 000' is in EUR, the scenario's currency is USD (2 more such rows)" in problem.rule
    assert "--set currency=EUR" in problem.fix
    assert len(read_plan(content.encode(), "plan.csv", currency="EUR").teams) == 3


@pytest.mark.parametrize(
    ("content", "row", "column", "words"),
    [
        (b"", None, "", "the file is empty"),
        (b"\n\n;;\n", None, "", "the file is empty"),
        (HEADER.encode(), 1, "", "no rows below it"),
        (f"{HEADER}\nA,1,2,1\n".encode("utf-16"), 1, "", "UTF-16"),
        (f"{HEADER}\nA,1,2,1\n".encode("utf-16-le"), 1, "", "UTF-16"),
        (f"{HEADER}\nA,1,2,1\n\nMünchen,1,2,1\n".encode("latin-1"), 4, "team", "0xFC"),
        (f"{HEADER}\nA,1,£2,1\n".encode("latin-1"), 2, "annual_salary", "0xA3"),
        (
            "\ufeffteam,Köpfe\nA,1".encode("utf-8-sig").replace("ö".encode(), b"\xf6"),
            1,
            "2",
            "0xF6",
        ),
        (f"{HEADER}\nA,1,2,1\nB,1,\0,1\n".encode(), 3, "annual_salary", "0x00"),
        (",".join(map(str, range(301))).encode() + b"\n1", 1, "", "the header has 301 columns"),
        (b"PK\x03\x04rest", None, "", "the workbook is damaged"),
        (f'{HEADER}\nA,1,2,1\n"B,1,2,1\nC,1,2,1\n'.encode(), 3, "", "quotes do not match"),
        (f"{HEADER}\nA,1,2,1\n".encode() + b"x" * 10_000_000, None, "", "larger than 10 MB"),
    ],
)
def test_a_file_that_is_no_plan_says_why(
    content: bytes, row: int | None, column: str, words: str
) -> None:
    """The first thing that cannot be read, where it stands, and how to save the file."""
    problem = only(refusal(content))

    assert (problem.file, problem.row, problem.column) == ("plan.csv", row, column)
    assert words in problem.rule
    assert problem.fix


def test_too_many_rows_are_one_error() -> None:
    """5,000 teams are read, the row after them is named."""
    rows = "".join(f"T{number},1,2,ten\n" for number in range(5_001))

    problem = only(refusal(f"{HEADER}\n{rows}"))

    assert problem.row == 5_002
    assert "more than 5,000 rows" in problem.rule


def test_more_problems_than_anyone_mends_at_once_are_cut_off() -> None:
    """Ten thousand are named one by one; the row after them says that the checks end there."""
    read, refused = "ten,ten,ten", "-1,-1,-1"

    for row in (read, refused):
        error = refusal(f"{HEADER}\n" + "".join(f"T{n},{row}\n" for n in range(5_000)))

        *named, last = error.problems
        assert len(named) == 10_002
        assert {problem.row for problem in named} == set(range(2, 3_336))
        assert last.row == 3_336
        assert "above are more than 10,000 problems" in last.rule


def test_problems_of_a_scenario_are_placed_in_the_file() -> None:
    """What only the whole scenario can tell still has its row and column."""
    read = plan(f"{HEADER},Cut Month", "A [1].x,10,5,2,40", "B,10,5,2,")
    with pytest.raises(InputError) as caught:
        scenario_from({"teams": read.teams, "seed": -1})

    found = [locate(problem, read, "plan.csv") for problem in caught.value.problems]

    assert [(p.file, p.row, p.column, p.path) for p in found] == [
        ("", None, "", "seed"),
        ("plan.csv", 2, "Cut Month", ""),
    ]


def test_a_place_that_is_not_in_the_file_is_left_alone() -> None:
    """A default, or a team of another plan, has no row."""
    read = plan(HEADER, "A,10,5,2")

    for path in ("teams[A].cut_month", "teams[Z].headcount", "horizon_months"):
        assert locate(Problem("x", path=path), read, "plan.csv") == Problem("x", path=path)


@given(st.binary())
@example(b"team,headcount\n\xff")
@example(b'"' + b"a" * 200_000)
def test_any_bytes_are_a_plan_or_an_input_error(content: bytes) -> None:
    """Nothing a person uploads raises anything else, and every problem names the file."""
    found = outcome(content)

    assert isinstance(found, InputError)
    assert all(problem.file == "plan.csv" for problem in found.problems)


@given(st.text(st.sampled_from(list('A1059,.;:\t\n\r" %€$-=#eé')) | st.characters(codec="utf-8")))
def test_any_rows_below_a_header_are_teams_or_an_input_error(rows: str) -> None:
    """Whatever is read keeps every rule of a team."""
    header = f"{HEADER},cut_month,slack,role_family,function_ends"

    found = outcome(f"{header}\n{rows}".encode())

    if isinstance(found, InputError):
        assert found.problems
    else:
        data = {"teams": found.teams, "horizon_months": 120}
        assert len(scenario_from(data).teams) == len(found.rows)
