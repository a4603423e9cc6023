"""The calibration report on the command line: target, source, value, distance, verdict; as JSON."""

import json

import pytest

from calculator.calibration import Check, calibration
from calculator.cli import main
from calculator.library import load
from calculator.views.calibration_tables import FAILS, HOLDS
from calculator.views.calibration_text import calibration_rows, calibration_text

SOURCES = load().sources
(FIRST, TARGET), (SECOND, OTHER), *_ = calibration().targets.items()
INSIDE, OUTSIDE = Check(FIRST, TARGET, 0.5), Check(SECOND, OTHER, 0.2)


def test_text_has_every_target_with_its_sources_in_full() -> None:
    """A line has verdict, value, edges, distance and unit, and numbers the sources under it."""
    lines = calibration_text([INSIDE, OUTSIDE], SOURCES).splitlines()

    assert lines[1].split()[:5] == [HOLDS, "0.500", "0.4", "to", "0.75"]
    assert lines[2].split()[0] == FAILS
    assert " 0.100 " in lines[1]
    assert " -0.140 " in lines[2]
    assert TARGET.label in lines[1]
    assert "1, 2" in lines[1]
    text = " ".join(" ".join(lines).split())
    for number, key in enumerate(TARGET.sources, start=1):
        assert f" {number} {SOURCES[key].reference}" in text
    assert "1 of 2 targets hold" in text


def test_no_address_is_torn() -> None:
    """A link can be opened from the terminal."""
    whole = [
        Check(id_, target, target.low if target.low is not None else target.high or 0.0)
        for id_, target in calibration().targets.items()
    ]
    lines = calibration_text(whole, SOURCES).splitlines()

    for check in whole:
        for key in check.target.sources:
            assert any(SOURCES[key].url in line for line in lines)


def test_rows_are_the_same_as_data() -> None:
    """Edges that a target lacks are null, and the verdict is a truth value."""
    inside, outside = calibration_rows([INSIDE, OUTSIDE], SOURCES)

    assert inside["holds"] is True
    assert outside["holds"] is False
    assert outside["distance"] == pytest.approx(-0.14)
    assert (inside["low"], inside["high"], inside["value"]) == (0.4, 0.75, 0.5)
    assert inside["sources"] == [SOURCES[key].reference for key in TARGET.sources]


@pytest.mark.parametrize(("found", "code"), [([INSIDE], 0), ([INSIDE, OUTSIDE], 1)])
def test_a_missed_target_is_exit_1_with_the_report_printed(
    found: list[Check],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Text and JSON alike."""
    monkeypatch.setattr("calculator.commands.calibration.checks", lambda: iter(found))

    assert main(["calibration"]) == code
    assert capsys.readouterr().out == f"{calibration_text(found, SOURCES)}\n"
    assert main(["calibration", "--json"]) == code
    assert json.loads(capsys.readouterr().out) == calibration_rows(found, SOURCES)
