"""Coming back as charts, words and tables."""

from typing import Any

import pytest
from hypothesis import given, settings

from calculator.library import load
from calculator.simulation.undo import LONGEST
from calculator.views.coming_back import charts, premium, undoing, words
from calculator.views.theme import LIGHT
from tests.answers import any_answer, real

PATIENT = settings(deadline=None)  # the first answer is worked out on the way


def test_what_was_paid_to_leave_stands_apart() -> None:
    """Each month decided has both costs, under different names, shapes and colours."""
    frame, unit = undoing.costs(real())
    assert unit == "$ million"
    for _, rows in frame.groupby("decided"):
        assert list(rows["series"]) == [undoing.UNDO, undoing.PAID]
    layers = charts.costs(frame, unit, LIGHT).to_dict()["layer"]
    shapes = [layer["encoding"]["shape"] for layer in layers if "shape" in layer["encoding"]]
    assert len(set(shapes[0]["scale"]["range"])) == 2


@PATIENT
@given(any_answer())
def test_a_range_that_ends_past_ten_years_is_cut_off_and_says_so(answer: dict[str, Any]) -> None:
    """Nothing is drawn past the longest time, nothing is left out, and the words do not hide it."""
    frame = undoing.months_back(answer)
    assert len(frame) == len(answer["reversibility"])
    assert frame[["low", "middle", "high"]].notna().all(axis=None)
    assert (frame["high"] <= LONGEST).all()
    late = [row["months"]["p90"] is None for row in answer["reversibility"]]
    assert list(frame["text"].str.contains("past")) == late
    assert ("where some ranges go on" in words.months_sentence(answer)) == any(late)


@pytest.mark.parametrize(
    ("months", "text"),
    [
        ({"p10": 7.0, "p50": 11.0, "p90": 19.0}, "11 (7\N{EN DASH}19)"),
        ({"p10": 7.0, "p50": 11.0, "p90": None}, "11 (7 to past 120)"),
        ({"p10": None, "p50": None, "p90": None}, "past 120"),
        ({"p10": 0.0, "p50": 0.0, "p90": 0.0}, "0"),
    ],
)
def test_months_never_stand_without_their_range(months: dict[str, Any], text: str) -> None:
    """One figure alone means that every draw agrees on it."""
    assert undoing.months_text(months) == text


def test_the_premium_is_over_the_pay_of_its_own_team() -> None:
    """Twice the pay at the same premium is half the share; nothing else moves."""
    answer = real()
    before = premium.over_pay(answer)
    team = answer["scenario"]["teams"][0]
    team["annual_salary"] *= 2
    after = premium.over_pay(answer)
    assert after[team["team"]]["p50"] == pytest.approx(before[team["team"]]["p50"] / 2)
    assert {name for name in after if after[name] != before[name]} == {team["team"]}


def test_only_teams_that_lose_posts_are_ranked() -> None:
    """The charts show where posts end, dearest first; the table shows every team."""
    answer = real()
    cut = {row["team"] for row in answer["teams"] if row["posts_cut"]["p50"]}
    for frame in (premium.by_team(answer), premium.vacancies(answer)):
        assert set(frame.team) == cut
        assert list(frame.middle) == sorted(frame.middle, reverse=True)
    roles = {name: family.label for name, family in load().families.items()}
    assert len(premium.to_read(answer, roles)) == len(answer["teams"]) > len(cut)


def test_the_company_premium_lies_between_those_of_its_teams() -> None:
    """What a reopened post costs on average is within what it costs in the teams that are cut."""
    answer = real()
    teams = premium.by_team(answer).middle
    company = answer["headline"]["rehire_premium_per_salary_cut"]["p50"]
    assert teams.min() <= company <= teams.max()


def test_new_firms_are_graded_and_not_counted() -> None:
    """The second order says how little is known about it, and that it is not in the value."""
    entry = load().entries[words.FOUNDERS]
    text = words.second_order(real(), entry.grade)
    assert f"Grade {entry.grade}, and outside the net value." in text
    assert "(" in text
