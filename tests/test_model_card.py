"""The model card keeps up with the library, and the calibration report with its targets."""

import re
from dataclasses import replace

import pytest

from calculator.calibration import Check, Target, calibration
from calculator.library import load
from calculator.views import calibration_tables, model_card
from calculator.views.assumptions.grades import WEAK
from calculator.views.calibration_tables import FAILS, HOLDS
from calculator.views.papers import METHOD, paper

CARD = model_card.CARD.read_text(encoding="utf-8")
LIBRARY = load()
TARGETS = calibration().targets


@pytest.mark.parametrize(
    "part",
    [
        model_card.version(LIBRARY),
        model_card.evidence(LIBRARY),
        model_card.calibration(TARGETS.values()),
    ],
    ids=["version", "evidence", "calibration"],
)
def test_what_is_counted_is_what_the_card_says(part: str) -> None:
    """Where this fails, put this text in the place of the old one in docs/MODEL_CARD.md."""
    assert part in CARD


def test_counts_are_the_librarys_own() -> None:
    """Grades add up to all there is, and another library is counted as another."""
    text = model_card.evidence(LIBRARY)
    cells = [re.findall(r"\d+", line) for line in text.splitlines() if line.startswith("| ")][1:]
    *grades, total = [[int(cell) for cell in row] for row in cells if row]
    assert [sum(column) for column in zip(*grades, strict=True)] == total
    assert total[0] == len(LIBRARY.entries)
    weak = sum(entry.grade in WEAK for entry in LIBRARY.entries.values())
    assert f"{weak} of {len(LIBRARY.entries)} assumptions" in text
    fewer = dict(list(LIBRARY.entries.items())[1:])
    assert model_card.evidence(replace(LIBRARY, entries=fewer, correlations=())) != text


def test_the_card_says_for_whom_and_for_whom_not() -> None:
    """A card has every part that a reader looks for, and its links lead somewhere."""
    titles = re.findall(r"^## (.+)$", CARD, re.MULTILINE)
    assert titles == [
        "Purpose",
        "Who should use it",
        "Who should not",
        "Inputs",
        "Outputs",
        "Evidence",
        "Limits",
        "Calibration",
        "Version",
    ]
    for target in re.findall(r"\]\(([^)#:]+)\)", CARD):
        assert (model_card.CARD.parent / target).exists(), target


@pytest.mark.parametrize("path", [METHOD, model_card.CARD], ids=lambda path: path.name)
def test_no_link_of_a_paper_leads_nowhere_in_the_app(path: object) -> None:
    """Links are to pages of the app or to the outside; the words of the others stay."""
    text = paper(METHOD if path == METHOD else model_card.CARD)
    targets = re.findall(r"\]\(([^)]*)\)", text)
    assert all(target.startswith(("/", "#", "https:", "http:")) for target in targets)


def test_the_report_says_verdict_and_distance() -> None:
    """Inside holds, outside fails; distance and edges are in the target's unit."""
    inside, outside = (
        Check(id_, target, value)
        for (id_, target), value in zip(list(TARGETS.items())[:2], (0.5, 0.2), strict=True)
    )
    table = calibration_tables.to_read([inside, outside], LIBRARY.sources)
    assert list(table["Verdict"]) == [HOLDS, FAILS]
    assert list(table["Target"]) == ["0.4 to 0.75", "\N{MINUS SIGN}0.06 to 0.06"]
    assert table["Distance to the edge"][1] == "\N{MINUS SIGN}0.140"
    assert all(table["Source"])
    text = calibration_tables.sentence([inside, outside])
    assert "1 of 2 targets hold" in text
    assert f"Failing: {outside.target.label}" in text


def test_the_nearest_to_its_edge_is_named() -> None:
    """Near is meant against the width of the target, whatever its unit."""
    wide = Target(label="Wide", unit="x", sources=("judgement",), low=0, high=100)
    narrow = Target(label="Narrow", unit="x", sources=("judgement",), low=0, high=0.1)
    text = calibration_tables.sentence([Check("a", wide, 5.0), Check("b", narrow, 0.05)])
    assert "Nearest to its edge: Wide." in text
