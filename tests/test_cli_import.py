"""`import`: a plan or an employee file becomes a scenario file with the same answer."""

import csv
import datetime as dt
import json
import re
import stat
from pathlib import Path

import pytest

from calculator.cli import main
from calculator.reading.employees.template import employee_template
from calculator.reading.plans.template import plan_template
from tests.test_cli import run
from tests.workbooks import workbook

FEW = ("--draws", "64", "--json")


def undated(found: tuple[int, str, str]) -> tuple[int, str, str]:
    """Return what a run gave, without the day on which its scenario was saved."""
    code, out, err = found
    return code, re.sub(r'"saved_on": "[-\d]{10}"', '"saved_on": null', out), err


@pytest.fixture(params=["plan", "employees"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file of either kind."""
    text = plan_template() if request.param == "plan" else employee_template()
    path = tmp_path / f"{request.param}.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_the_scenario_gives_the_answer_of_the_file(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To the last byte, settings included."""
    target = tmp_path / "scenario.json"
    settings = ("--set", "horizon_months=24", "--set", "company.slack=0.05")

    code, out, err = run(capsys, "import", source, "-o", target, *settings)

    assert (code, err) == (0, "")
    assert out.startswith(f"{target}: 4 teams, ")
    direct = run(capsys, "evaluate", source, *settings, *FEW)
    assert direct[0] == 0
    assert undated(run(capsys, "evaluate", target, *FEW)) == direct
    day = dt.date.fromisoformat(json.loads(target.read_text(encoding="utf-8"))["saved_on"])
    assert abs(day - dt.datetime.now(dt.UTC).date()) <= dt.timedelta(days=1)


def test_a_workbook_of_employees_is_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """XLSX goes through the same door as CSV."""
    rows = csv.reader(employee_template().splitlines())
    path = tmp_path / "people.xlsx"
    path.write_bytes(workbook(*rows))
    target = tmp_path / "scenario.json"

    code, out, _ = run(capsys, "import", path, "-o", target)

    assert code == 0
    assert "4 teams, 26 people" in out
    direct = run(capsys, "evaluate", path, *FEW)
    assert undated(run(capsys, "evaluate", target, *FEW)) == direct


def test_the_file_is_for_its_owner_alone(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is a layoff plan; and no half-written file is left beside it."""
    target = tmp_path / "scenario.json"

    assert run(capsys, "import", source, "-o", target)[0] == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == 1
    assert sorted(tmp_path.iterdir()) == sorted([source, target])


def test_a_file_is_overwritten_only_by_force(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unless told to, it keeps what it holds."""
    target = tmp_path / "scenario.json"
    target.write_text("mine", encoding="utf-8")

    code, out, err = run(capsys, "import", source, "-o", target)
    assert (code, out) == (2, "")
    assert "already exists" in err
    assert "--force" in err
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(capsys, "import", source, "-o", target, "--force")[0] == 0
    assert "teams" in json.loads(target.read_text(encoding="utf-8"))


def test_a_dash_prints_the_scenario(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard output, and the summary beside it."""
    code, out, err = run(capsys, "import", source, "-o", "-")

    assert code == 0
    assert len(json.loads(out)["teams"]) == 4
    assert "4 teams" in err
    assert list(tmp_path.iterdir()) == [source]


def test_the_summary_says_what_was_read_and_what_was_dropped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Columns and their fields, columns left out, small groups put together."""
    path = tmp_path / "people.csv"
    rows = "".join(f"Ann {n},QA,Web,{n + 1},no,x\n" for n in range(6))
    path.write_text(
        f"Name,Job title,Dept,Salary,Leaving,Site\n{rows}Bo,Developer,Web,9000,yes,x\n",
        encoding="utf-8",
    )
    call = ("import", path, "-o", tmp_path / "scenario.json")

    code, out, err = run(capsys, *call)
    assert (code, out) == (2, "")
    assert "--map 'Job title=title'" in err
    assert not (tmp_path / "scenario.json").exists()

    code, out, err = run(capsys, *call, "--map", "Job title=title", "--map", "Dept=department")
    assert code == 0
    assert "2 teams, 7 people; posts to end: 1." in out
    assert "Job title" in out
    assert "Dropped unread, since they say who a person is: Name." in out
    assert "Not used: Site." in out
    assert "People of groups under five, put together with others: 1 (groups: 1)." in out
    assert all(line.startswith("warning: ") for line in err.splitlines())
    assert "'Site' is not a column of an employee file" in err
    assert "Ann" not in out + err


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("scenario.yaml", "does not end in .json"),
        ("scenario", "does not end in .json"),
        ("nowhere/scenario.json", "there is no folder"),
        ("folder.json", "already exists"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused(
    target: str, words: str, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is read, and with the way out."""
    (tmp_path / "folder.json").mkdir()

    code, out, err = run(capsys, "import", source, "-o", tmp_path / target, "--force")

    assert (code, out) == (2, "")
    assert words in err
    assert err.count("error: ") == len(err.splitlines()) == 1


def test_a_bad_row_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, row and column; exit 2."""
    path = tmp_path / "people.csv"
    path.write_text(employee_template().replace("72000", "lots", 1), encoding="utf-8", newline="")

    code, out, err = run(capsys, "import", path, "-o", tmp_path / "scenario.json")

    assert (code, out) == (2, "")
    assert err.startswith("error: people.csv, row 22, column salary: the cell is not a number")
    assert list(tmp_path.iterdir()) == [path]


def test_a_broken_write_leaves_the_old_file(
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whole or not at all."""
    target = tmp_path / "scenario.json"
    target.write_text("mine", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("calculator.saving.os.fsync", full)
    code = main(["import", str(source), "-o", str(target), "--force"])

    assert code == 2
    assert "No space left on device" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "mine"
    assert sorted(tmp_path.iterdir()) == sorted([source, target])
