"""`report` and `export`: whole files or none, the same as over HTTP, refused in words."""

from pathlib import Path

import pytest

from calculator.cli import main
from calculator.reading.source import read_bytes
from calculator.saving import scenario_text
from calculator.scenario import Scenario
from tests.api_client import posted
from tests.documents import plan, text

DRAWS = ("--draws", "64")
DAY = "2026-11-28"
BASE = "https://plans.example.org"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write a plan to a file."""
    path = tmp_path / "plan.json"
    path.write_text(scenario_text(scenario()), encoding="utf-8")
    return path


def scenario() -> Scenario:
    """Return the plan."""
    return plan(2, name="A plan to print")


def test_report_writes_what_the_api_answers(source: Path, tmp_path: Path) -> None:
    """To the byte, for its owner's eyes only, and it opens the plan again."""
    target = tmp_path / "board.pdf"
    given = ("--date", DAY, "--base", BASE, "--paper", "us-letter")
    assert main(("report", str(source), "-o", str(target), *given, *DRAWS)) == 0
    query = f"draws=64&date={DAY}&base={BASE}&paper=us-letter"
    served = posted(scenario_text(scenario()).encode(), path=f"/report?{query}")
    assert served.status_code == 200
    assert served.headers["content-type"] == "application/pdf"
    assert served.content == target.read_bytes()
    assert target.stat().st_mode & 0o077 == 0
    assert read_bytes(target.read_bytes(), "board.pdf").scenario.teams[0].team == "Team 1"
    assert "https://plans.example.org/?s=1." in text(target.read_bytes())


def test_a_document_has_the_day_on_which_the_scenario_was_saved(
    source: Path, tmp_path: Path
) -> None:
    """Unless it is given another; the day on which it is made is of no account."""
    saved = scenario().model_copy(update={"saved_on": "2025-03-31"})
    source.write_text(scenario_text(saved), encoding="utf-8")
    for given, day, name in (((), "2025-03-31", "a.pdf"), (("--date", DAY), DAY, "b.pdf")):
        target = tmp_path / name
        assert main(("report", str(source), "-o", str(target), "--no-link", *given, *DRAWS)) == 0
        assert f"Aplantoprint·{day}" in "".join(text(target.read_bytes()).split())


@pytest.mark.parametrize(("ending", "starts"), [("png", b"\x89PNG")])
def test_export_writes_what_the_api_answers(
    ending: str, starts: bytes, source: Path, tmp_path: Path
) -> None:
    """By the ending of the file, to the byte."""
    target = tmp_path / f"plan.{ending}"
    assert main(("export", str(source), "-o", str(target), *DRAWS)) == 0
    body = scenario_text(scenario()).encode()
    served = posted(body, path=f"/export?format={ending}&draws=64")
    assert served.content == target.read_bytes()
    assert target.read_bytes().startswith(starts)
    assert f'filename="headcount-horizon.{ending}"' in served.headers["content-disposition"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("report", "-o", "board.docx"), "does not end in .pdf"),
        (("export", "-o", "plan.doc"), "does not end in "),
        (("report", "-o", "nowhere/board.pdf"), "there is no folder"),
        (("report", "-o", "board.pdf", "--redact", "all"), "nothing that can be left out"),
        (("report", "-o", "board.pdf", "--base", "plans"), "not the address of an app"),
        (("report", "-o", "plan.json.pdf", "--draws", "65"), "not a power of two"),
        (("export", "-o", "plan.csv", "--policy", "none"), "there is no policy"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_runs(
    arguments: tuple[str, ...],
    said: str,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In words, and no file is there."""
    monkeypatch.chdir(tmp_path)
    command, *rest = arguments
    assert main((command, str(source), *rest)) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [source]


def test_a_file_that_is_there_is_kept_unless_told_otherwise(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody's file is lost to a name typed twice."""
    target = tmp_path / "plan.png"
    target.write_bytes(b"mine")
    assert main(("export", str(source), "-o", str(target), *DRAWS)) == 2
    assert "already exists" in capsys.readouterr().err
    assert target.read_bytes() == b"mine"
    assert main(("export", str(source), "-o", str(target), "--force", *DRAWS)) == 0
    assert target.read_bytes() != b"mine"


def test_a_full_disk_leaves_no_half_written_file(
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is said in words, and the folder is as it was."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("calculator.saving.os.fsync", full)
    assert main(("export", str(source), "-o", str(tmp_path / "plan.png"), *DRAWS)) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("redact=all", "redact all is nothing"),
        ("base=javascript:alert(1)", "not the address of an app"),
        ("draws=4096", "more than the server takes"),
        ("policy=none", "there is no policy"),
    ],
)
def test_what_cannot_be_asked_of_a_report_is_refused(query: str, said: str) -> None:
    """As problem details."""
    found = posted(scenario_text(scenario()).encode(), path=f"/report?{query}")
    assert found.status_code == 422
    assert said in found.text
