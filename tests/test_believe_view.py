"""Break-evens in words, tables and a chart."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from calculator.believe.believe import Believe, believe
from calculator.believe.roots import Point
from calculator.believe.search import Finding
from calculator.drivers.driver import Driver, Evidence
from calculator.library import load
from calculator.scenario import Scenario, scenario_from
from calculator.views.believe import chart, tables, text, words
from calculator.views.believe.plausible import NOTHING, UNMOVED, odds, plausibility
from calculator.views.believe.values import bracket, now_and_then, value
from calculator.views.theme import DARK, LIGHT
from tests.running import FEW, one_team

LIBRARY = load()
FROM_7_PERCENT = Evidence(LIBRARY.entries["slack"].distribution)


def same(scenario: Scenario, _: float) -> Scenario:
    """Leave a scenario as it is."""
    return scenario


def driver(**changes: Any) -> Driver:
    """Return a driver, a share unless told otherwise."""
    usual: dict[str, Any] = {
        "id": "x", "label": "Something", "unit": "share", "now": 0.2, "low": 0.0, "high": 1.0,
        "move": same,
    }  # fmt: skip
    return Driver(**{**usual, **changes})


def finding(
    at: float | None = None, turns: tuple[float, float] | None = None, **changes: Any
) -> Finding:
    """Return what was found for a driver on which the net value hangs."""
    points = (Point(0.0, -1.0), Point(1.0, 1.0))
    return Finding(driver(**changes), points, break_even=at, turns=turns, crossings=1)


@cache
def found() -> Believe:
    """Return the findings of a short plan."""
    plan = one_team(planned_cuts=4, ai_share_claimed=0.2) | {"horizon_months": 12}
    return believe(scenario_from(plan), LIBRARY, FEW)


@pytest.mark.parametrize(
    ("probability", "written"),
    [
        (0.0, "less than 1 in 1,000"),
        (0.0004, "less than 1 in 1,000"),
        (0.008, "1 in 120"),
        (0.083, "1 in 12"),
        (0.21, "1 in 5"),
        (0.34, "3 in 10"),
        (0.93, "9 in 10"),
        (0.99, "more than 9 in 10"),
    ],
)
def test_odds_are_read_at_a_glance(probability: float, written: str) -> None:
    """A probability is so many in ten, or one in so many."""
    assert odds(probability) == written


def test_plausibility_says_what_it_rests_on() -> None:
    """Odds where there is evidence, the usual range or the distance where there is none."""
    known = finding(0.082, now=0.056, evidence=FROM_7_PERCENT, grade="E")
    assert plausibility(known, "USD", cuts=True) == (
        "1 in 5 under the evidence, an assumption of grade E"
    )
    usual = finding(0.6, usual=(0.25, 0.7), grade="B")
    assert (
        plausibility(usual, "USD", cuts=True) == "40 points above now, within the usual 25% to 70%"
    )
    money = finding(30_000.0, unit="scenario currency per year", now=60_000.0)
    assert plausibility(money, "EUR", cuts=True) == "50% below now"
    later = finding(turns=(3.0, 4.0), unit="month", now=1.0, whole=True)
    assert plausibility(later, "USD", cuts=True) == "3 months later than now"
    jump = finding(turns=(0.31, 0.32))
    assert plausibility(jump, "USD", cuts=True).endswith("the median jumps over zero there")
    assert plausibility(replace(known, crossings=2), "USD", cuts=True).endswith("further out")


def test_what_changes_nothing_says_so() -> None:
    """Nothing in the range does it; or the plan does not hang on it; or nothing is cut."""
    assert plausibility(finding(), "USD", cuts=True) == NOTHING == "nothing in its range does"
    still = replace(finding(), points=finding().points[:1])
    assert plausibility(still, "USD", cuts=True) == UNMOVED
    assert "ends no posts" in plausibility(finding(0.3), "USD", cuts=False)


@pytest.mark.parametrize(
    ("unit", "at", "written"),
    [
        ("share", 0.0824, "8.2%"),
        ("share per year", -0.025, "\N{MINUS SIGN}2.5%"),
        ("scenario currency per year", 96_078.0, "€96k"),
        ("x", 1.83, "×1.8"),
        ("FTE-months", 59.98, "60 FTE-months"),
        ("elasticity", 0.5, "0.5"),
    ],
)
def test_a_value_is_written_in_its_unit(unit: str, at: float, written: str) -> None:
    """Two significant figures, and the sign or the word that goes with them."""
    assert value(driver(unit=unit), at, "EUR") == written


def test_ranges_name_their_unit_once() -> None:
    """A number first or its unit first, as people say it."""
    assert bracket(driver(unit="months", low=12, high=72, whole=True), "USD") == "12 to 72 months"
    assert bracket(driver(unit="level", low=1, high=4, whole=True), "USD") == "level 1 to 4"
    assert bracket(driver(low=0.01, high=0.5), "USD") == "1% to 50%"


def test_a_small_difference_is_not_rounded_away() -> None:
    """Now and the break-even read differently, however near they are."""
    now, then = now_and_then(finding(0.2004), "USD")
    assert now != then
    assert now_and_then(finding(turns=(0.0686, 0.0689)), "USD")[1] == "6.86% to 6.89%"


def test_words_suit_either_answer() -> None:
    """The question turns around with the answer, and neither is urged."""
    gains, loses = (replace(found(), net_value=value) for value in (1e6, -1e6))
    assert words.title(gains) == "What you would have to believe for it to stop paying"
    assert words.title(loses) == "What you would have to believe for it to pay"
    for each in (gains, loses):
        everything = " ".join([words.sentence(each), words.pair_sentence(each), words.BASIS])
        assert " will " not in everything
        assert "should" not in everything


def test_the_most_plausible_comes_first() -> None:
    """With evidence before without, likelier before less likely, then the nearer one."""
    far, near = (finding(at, id=name, label=name) for at, name in ((0.9, "far"), (0.3, "near")))
    rare, likely = (
        finding(at, id=name, now=0.056, evidence=FROM_7_PERCENT)
        for at, name in ((0.11, "rare"), (0.07, "likely"))
    )
    mixed = replace(found(), findings=(far, rare, finding(), near, likely))
    assert [each.driver.id for each in words.ranked(mixed)] == ["likely", "rare", "near", "far"]
    assert "1 drivers" not in words.sentence(mixed)
    assert "The other driver does not" in words.sentence(mixed)
    assert "; and 1 more. The other" in words.sentence(mixed)


def test_tables_have_every_driver() -> None:
    """Those that change the answer first; each with its place now, its range and its odds."""
    read = tables.to_read(found())
    assert list(read.columns) == list(tables.COLUMNS)
    assert len(read) == len(found().findings)
    flips = len(words.ranked(found()))
    assert flips
    assert (read["Break-even"][:flips] != "\N{EN DASH}").all()
    assert (read["Break-even"][flips:] == "\N{EN DASH}").all()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_chart_names_values_beside_their_drivers(colours: Any) -> None:
    """Nearest first, as wide as its place, exact on hover, words beside the colour."""
    frame = tables.ways(found())
    assert list(frame["way"].abs()) == sorted(frame["way"].abs())
    assert frame["label"].str.replace("|", " ").str.contains(", now ").all()
    drawn = chart.ways(frame, colours).to_dict()
    assert drawn["width"] == "container"
    assert any("tooltip" in layer["encoding"] for layer in drawn["layer"])


def test_text_says_what_was_looked_at_and_how() -> None:
    """The terminal gets the question, the answer, the table and the method."""
    printed = text.text(found())
    for part in (words.title(found()), "Break-even", "How plausible", "0.1% of a year's"):
        assert part in printed
    nothing = believe(scenario_from(one_team(planned_cuts=0)), LIBRARY, FEW)
    assert "ends no posts" in text.text(nothing)
    assert tables.ways(nothing).empty
