"""`link` and `open`: a plan to a link and back, and links as sources of every command."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculator.cli import main
from calculator.examples import example
from calculator.scenario import scenario_from
from tests.link_fixtures import CURRENT

BASE = "https://plans.example.org"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Return exit code, output and errors of a call."""
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    """Return the JSON of a call."""
    code, out, err = run(capsys, *arguments, "--json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    """Return a link that was kept, with its plan."""
    found: dict[str, Any] = json.loads((CURRENT / "klarna.json").read_text(encoding="utf-8"))
    return found


def test_a_link_is_alone_on_the_last_line_and_told_beside_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What it contains, and that it is for good, goes to standard error."""
    code, out, err = run(capsys, "link", "example:klarna", "--base", f"{BASE}/")

    assert code == 0
    assert out.startswith(f"{BASE}/?s=1.")
    assert out.count("\n") == 1
    assert "Names:" in err
    assert "Money: annual salary of each team" in err
    assert "cannot be revoked" in err


def test_it_opens_to_the_plan_and_the_same_figures(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """In text, in JSON, and as a scenario file that gives what the example gives."""
    whole = run(capsys, "link", "example:klarna", "--base", BASE)[1].strip()
    path = tmp_path / "plan.json"

    code, out, err = run(capsys, "open", whole, "-o", path)
    assert code == 0
    assert err == run(capsys, "evaluate", "example:klarna")[2]  # the same warnings
    assert "Nothing has changed since the link was made" in out

    saved = json.loads(path.read_text(encoding="utf-8"))
    assert saved.pop("saved_on")
    plan = scenario_from(example("klarna").scenario).model_dump(mode="json", exclude_unset=True)
    assert saved == {"schema_version": 1, **plan}
    assert run(capsys, "open", whole, "-o", path)[0] == 2  # it is there already

    told = as_json(capsys, "open", whole)
    assert told["scenario"] == plan
    assert told["unchanged"] is True
    answer = as_json(capsys, "evaluate", "example:klarna")["headline"]
    now = {row["figure"]: row["now"] for row in told["figures"]}
    assert now["net_value.p50"] == pytest.approx(answer["net_value"]["p50"], rel=1e-5)
    assert now["probability_of_loss"] == pytest.approx(answer["probability_of_loss"], rel=1e-5)


def test_what_is_redacted_is_not_told_and_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Names and money, and the figures too where asked."""
    told = as_json(capsys, "link", "example:bank", "--redact", "Names, money,figures")
    said = " ".join(told["contains"])
    assert "Names" not in said
    assert "Money" not in said
    assert "Figures" not in said
    assert told["characters"] == len(told["link"])

    opened = as_json(capsys, "open", told["link"])
    assert opened["left_out"] == ["figures", "money", "names"]
    assert opened["currency"] == "XXX"
    assert all(row["then"] is None for row in opened["figures"])
    text = run(capsys, "open", told["link"])[1]
    assert "The maker left out: names" in text
    assert "Team 11" in text


@pytest.mark.parametrize("command", ["evaluate", "undo", "link"])
def test_a_link_is_a_source(
    command: str, capsys: pytest.CaptureFixture[str], kept: dict[str, Any]
) -> None:
    """Of any command, with settings on top."""
    few = ("--draws", 64) if command == "evaluate" else ()
    whole = f"{BASE}/?s={kept['link']}"

    from_link = run(capsys, command, whole, "--set", "horizon_months=24", *few)
    from_file = run(capsys, command, "example:klarna", "--set", "horizon_months=24", *few)
    assert from_link == from_file
    assert from_link[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("open", "nonsense"), "no scenario link"),
        (("open", "1.AAAA"), "truncated"),
        (("open", "9.AAAA"), "newer than this calculator"),
        (("open", "?p=abc#key"), "private link"),
        (("evaluate", "https://example.org/plan"), "no scenario link"),
        (("link", "example:ibm", "--redact", "pay"), "--redact pay"),
        (("link", "example:ibm", "--base", "plans"), "not the address of an app"),
        (("open", "1.AAAA", "-o", "plan.csv"), ".json"),
    ],
)
def test_bad_input_is_told_in_words(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, exit code 2, nothing on standard output."""
    code, out, err = run(capsys, *arguments)

    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err
