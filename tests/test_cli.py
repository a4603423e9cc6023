"""The command line: the same figures, the same bytes, and errors a person can act on."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from calculator.cli import COMMANDS, cli, main
from calculator.examples import examples
from calculator.library import load

FOUR_COLUMNS = """team,headcount,annual_salary,planned_cuts
Engineering,120,135000,14
Support,80,48000,20.5
"""
GERMAN = """Team;Headcount;Annual Salary;Planned cuts
Engineering;120;135.000,00;14
Support;80;48.000,00;20,5
"""
FEW = ("--draws", "64")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with the four required columns."""
    path = tmp_path / "plan.csv"
    path.write_text(FOUR_COLUMNS, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Return exit code, output and errors of a call."""
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def evaluated(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    """Return the JSON of `evaluate`."""
    code, out, err = run(capsys, "evaluate", *FEW, *arguments, "--json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize("name", list(examples()))
def test_an_example_gives_the_same_bytes_twice(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One seed, one answer."""
    call = ("evaluate", f"example:{name}", "--json", *FEW)

    once, again = run(capsys, *call), run(capsys, *call)
    assert once == again
    assert once[0] == 0
    assert json.loads(once[1])["scenario"]["name"]


def test_four_columns_are_enough(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything else has a default."""
    found = evaluated(capsys, plan)

    assert [team["team"] for team in found["teams"]] == ["Engineering", "Support"]
    assert found["headline"]["claimed_saving"]["p50"] > 0


def test_a_semicolon_file_with_decimal_commas_gives_the_same_figures(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The way numbers are written changes nothing."""
    german = tmp_path / "german.csv"
    german.write_text(GERMAN, encoding="utf-8")

    here, there = evaluated(capsys, plan), evaluated(capsys, german)
    del here["scenario"]["name"], there["scenario"]["name"]
    assert here == there


def test_its_own_scenario_is_a_source(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it prints as scenario evaluates to the same answer."""
    found = evaluated(capsys, plan)
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps(found["scenario"]), encoding="utf-8")

    assert evaluated(capsys, path) == found


def test_settings_change_what_they_name(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Dotted paths into the scenario, a team by name, an assumption by id."""
    settings = (
        "horizon_months=24",
        "company.slack=0.05",
        "teams[Support].planned_cuts=12",
        "ai_programme.readiness_level=3",
        "assumptions.wage_drift=0.02",
    )
    flags = [part for setting in settings for part in ("--set", setting)]
    scenario = evaluated(capsys, plan, *flags)["scenario"]

    assert scenario["horizon_months"] == 24
    assert scenario["company"]["slack"] == 0.05
    assert scenario["teams"][1]["planned_cuts"] == 12
    assert scenario["ai_programme"]["readiness_level"] == 3
    assert scenario["assumptions"] == {"wage_drift": 0.02}


def test_policy_draws_and_seed(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Options reach the run."""
    kept = evaluated(capsys, plan, "--policy", "keep")
    seeded = evaluated(capsys, plan, "--seed", "0")

    assert kept["headline"]["net_value"]["p50"] == 0
    assert seeded["seed"] == seeded["scenario"]["seed"] == 0
    assert seeded["headline"] != evaluated(capsys, plan)["headline"]
    assert evaluated(capsys, plan, "--draws", "128")["draws"] == 128


def test_a_close_synonym_is_used_once_confirmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unconfirmed column is an error that names the option; confirmed, it is read."""
    path = tmp_path / "plan.csv"
    path.write_text(FOUR_COLUMNS.replace("annual_salary", "salary"), encoding="utf-8")

    code, _, err = run(capsys, "evaluate", path, *FEW)
    assert code == 2
    assert "--map salary=annual_salary" in err
    assert evaluated(capsys, path, "--map", "salary=annual_salary")["teams"]


def test_text_has_the_verdict_and_a_table(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json, words and figures for a person."""
    code, out, _ = run(capsys, "evaluate", plan, *FEW)

    assert code == 0
    assert "P10" in out
    assert "attrition" in out
    assert "nan" not in out.lower()
    assert "None" not in out


def test_keep_says_what_it_is(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reference has no value of its own to report."""
    _, out, _ = run(capsys, "evaluate", plan, *FEW, "--policy", "keep")

    assert "Nobody leaves over 36 months" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("evaluate", "nowhere.csv"), "nowhere.csv"),
        (("evaluate", "example:nobody"), "midmarket"),
        (("evaluate", "example:midmarket", "--policy", "burn"), "there is no policy 'burn'"),
        (("evaluate", "example:midmarket", "--draws", "100"), "not a power of two"),
        (("evaluate", "example:midmarket", "--draws", "many"), "'many' is not a valid integer"),
        (("evaluate", "example:midmarket", "--seed", "-1"), "seed"),
        (("evaluate", "example:midmarket", "--set", "company.slak=1"), "company.slack"),
        (("evaluate", "example:midmarket", "--set", "slack"), "slack"),
        (("evaluate", "example:midmarket", "--set", "assumptions.nothing=1"), "nothing"),
        (("evaluate", "example:midmarket", "--map", "salary"), "has no '='"),
        (("evaluate",), "SOURCE"),
        (("explode",), "explode"),
    ],
)
def test_bad_input_is_one_line_a_problem_and_exit_2(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was given, the rule, the fix; never a traceback."""
    code, out, err = run(capsys, *arguments)

    assert code == 2
    assert out == ""
    assert words in err
    assert all(line.startswith("error: ") for line in err.splitlines())
    assert "Traceback" not in err


def test_every_problem_of_a_file_is_named_with_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One round of mending is enough."""
    path = tmp_path / "plan.csv"
    path.write_text(
        "team,headcount,annual_salary,planned_cuts,slack,cut_month\n"
        "A,-5,100000,1,0.1,1\n"
        "B,ten,100000,1,12,1\n"
        "C,10,100000,11,0.1,99\n",
        encoding="utf-8",
    )
    code, _, err = run(capsys, "evaluate", path, *FEW)

    assert code == 2
    for place in ("row 2, column headcount", "row 3, column headcount", "row 3, column slack"):
        assert place in err
    assert "row 4, column planned_cuts" in err
    assert "row 4, column cut_month" in err
    assert "12%" in err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_found_by_its_name(name: str) -> None:
    """In the file that is said to hold it."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name


def test_a_command_waits_for_no_other() -> None:
    """The schema comes without the model, the tables and the documents being loaded."""
    heavy = "{'altair', 'fastapi', 'pandas', 'scipy', 'streamlit', 'typst'}"
    code = (
        "import sys; from calculator.cli import main; main(['schema']);"
        f"print(*{heavy} & {{*sys.modules}}, file=sys.stderr)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.startswith("{")
    assert found.stderr.strip() == ""


def test_a_fault_of_ours_is_exit_1_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bug is named as ours, in one line."""
    monkeypatch.setattr("calculator.commands.evaluate.evaluate", lambda *_: 1 / 0)
    code, out, err = run(capsys, "evaluate", "example:midmarket")

    assert code == 1
    assert out == ""
    assert err == "error: a fault of ours, ZeroDivisionError; please report it\n"


def test_assumptions_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """Every entry with every public key."""
    code, out, _ = run(capsys, "assumptions", "--json")
    rows = json.loads(out)

    assert code == 0
    assert {row["id"] for row in rows} == set(load().entries)
    public = {
        "id", "label", "unit", "value", "p5", "p95", "shape", "grade", "status", "sources",
        "caveat", "review_date",
    }  # fmt: skip
    assert all(public <= set(row) for row in rows)


@pytest.mark.parametrize("command", ["assumptions", "examples", "calibration"])
def test_lists_as_text(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A table for a person."""
    code, out, _ = run(capsys, command)

    assert code == 0
    assert len(out.splitlines()) >= len(examples())


def test_examples_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """Name, title, and whether it is public or made up."""
    rows = json.loads(run(capsys, "examples", "--json")[1])

    assert {tuple(row) for row in rows} == {("name", "title", "kind")}
    assert {row["kind"] for row in rows} == {"public", "made up", "sector"}


def test_schema_is_a_json_schema_of_a_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    """People validate their files against it."""
    schema = json.loads(run(capsys, "schema")[1])

    assert "teams" in schema["required"]
    assert set(schema["properties"]) >= {"company", "ai_programme", "response", "horizon_months"}
