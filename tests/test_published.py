"""Published figures: what is held is what the model gives, and the changelog says what moved."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from calculator import __version__, published
from calculator.cli import main
from calculator.examples import examples
from calculator.library import load
from calculator.published import UNRELEASED, Published, held, moves, names, versions, written
from calculator.views import moved
from tests.server import ROOT

RECORD = "python -m calculator figures --record"
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
NOW = held(UNRELEASED)
BEFORE = held(versions()[-2])


def test_what_is_held_is_what_the_model_gives() -> None:
    """Where this fails, figures moved: take them down, and say in the changelog which and why."""
    today = published.today()
    told = moved.table(NOW, today)

    assert not moves(NOW, today), f"{told}\nTake them down with {RECORD}, and say why they moved."
    assert names(today) == names(NOW), f"There are other figures now; take them down with {RECORD}"
    assert (today.model_version, today.assumptions_version) == (__version__, load().id)


def test_the_changelog_says_which_figures_moved() -> None:
    """The table of what moved since the last release stands under what is not released."""
    unreleased = CHANGELOG.partition("## [Unreleased]")[2].partition("\n## [")[0]

    assert moved.table(BEFORE, NOW) in unreleased, f"{RECORD} prints the table that belongs there"


def test_every_release_has_its_figures() -> None:
    """A version of the changelog can be compared with."""
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", CHANGELOG, re.MULTILINE)

    assert versions() == (*reversed(released), UNRELEASED)
    for version in released:
        assert held(version).model_version == version


def test_every_example_and_every_main_figure_is_held() -> None:
    """No example is published without its figures, and no label is of a figure that is none."""
    assert set(NOW.figures) == set(examples())
    for figures in NOW.figures.values():
        assert moved.LABELS.keys() <= figures.keys()


def some(**figures: float | None) -> Published:
    """Return the figures of one example."""
    return Published(
        model_version="1",
        assumptions_version="2",
        draws=64,
        currencies={"a": "USD"},
        figures={"a": figures},
    )


def test_rounding_is_no_move_and_all_else_is() -> None:
    """A figure moves by more than rounding, or comes to be known, or is known no more."""
    before = some(same=1e9, up=1.0, lost=1.0, never=None, only_before=1.0)
    after = some(same=1e9 + 1, up=1.1, lost=None, never=None, only_after=1.0)

    assert {move.figure for move in moves(before, after)} == {"up", "lost"}
    assert not moves(before, before)


@pytest.mark.parametrize(
    ("figure", "before", "after", "row"),
    [
        ("net_value.p50", -3.4717e6, -4.9868e6, ["−$3.47M", "−$4.99M", "−$1.52M"]),
        ("probability_of_loss", 0.67, 0.747, ["67%", "74.7%", "+7.7 points"]),
        ("timing_gap_months.p50", 12.0, 10.0, ["12", "10", "−2"]),
        ("rehire_premium_per_salary_cut.p50", None, 0.5, ["–", "50%", "–"]),
    ],
)
def test_a_move_is_written_in_its_unit(
    figure: str, before: float | None, after: float, row: list[str]
) -> None:
    """Money, shares in percent and points, and numbers; what is not defined is a dash."""
    (line,) = moved.table(some(**{figure: before}), some(**{figure: after})).splitlines()[2:3]

    assert [cell.strip() for cell in line.strip("|").split("|")][2:] == row


def test_what_did_not_move_has_no_table() -> None:
    """Without a move there is a count and nothing else."""
    assert moved.table(NOW, NOW).startswith("0 of the ")


def test_the_command_compares_and_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`figures` prints what moved; `--record` takes today's down first."""
    assert main(["figures"]) == 0
    assert capsys.readouterr().out == f"{moved.table(BEFORE, NOW)}\n"
    assert main(["figures", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(moves(BEFORE, NOW))
    assert main(["figures", "9.9.9"]) == 2
    assert "no figures are held of version '9.9.9'" in capsys.readouterr().err

    (tmp_path / "0.1.0.json").write_text(written(BEFORE), encoding="utf-8")
    for module in ("calculator.published", "calculator.commands.figures"):
        monkeypatch.setattr(f"{module}.FIGURES", tmp_path)
    monkeypatch.setattr("calculator.commands.figures.today", lambda: replace(NOW, draws=64))
    assert main(["figures", "--record"]) == 0
    assert held(UNRELEASED) == replace(NOW, draws=64)
