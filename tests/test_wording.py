"""The answer in words."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.views import wording
from calculator.views.bridge import words as bridge
from calculator.views.coming_back import words as coming_back
from calculator.views.knowledge import words as knowledge
from calculator.views.markdown import JOINER, literal
from calculator.views.strain import words as strain
from calculator.views.tiles import tiles
from tests.answers import any_answer, real

SENTENCES = (
    wording.verdict,
    wording.loss,
    wording.basis,
    wording.cash_sentence,
    wording.work_sentence,
    wording.alternatives_sentence,
    wording.slack_sentence,
    wording.knowledge_sentence,
    bridge.sentence,
    coming_back.cost_sentence,
    coming_back.months_sentence,
    coming_back.premium_sentence,
    coming_back.vacancy_sentence,
    knowledge.at_risk,
    knowledge.whom_to_keep,
    knowledge.by_month,
    strain.sentence,
)

PATIENT = settings(deadline=None)  # the first answer is worked out on the way


def told(answer: dict[str, Any], **medians: float) -> str:
    """Return the verdict with other medians."""
    for name, value in medians.items():
        answer["headline"][name]["p50"] = value
    return wording.verdict(answer)


@PATIENT
@given(any_answer())
def test_every_sentence_is_fit_to_print(answer: dict[str, Any]) -> None:
    """Whatever the figures: a full stop at the end, no code words, no hyphen for a minus."""
    for sentence in SENTENCES:
        text = sentence(answer)
        assert text.endswith("."), text
        assert not re.search(r"\b(nan|None|null|inf|will)\b", text), text
        assert not re.search(r"-\W*\d", text), text
        assert ".." not in text, text
        assert "  " not in text, text
        assert text[0].isupper(), text


@PATIENT
@given(any_answer())
def test_every_tile_is_fit_to_print(answer: dict[str, Any]) -> None:
    """A tile always has a value, a range and a note, none of them a code word."""
    for tile in tiles(answer):
        for text in (tile.label, tile.value, tile.range, tile.note):
            assert text
            assert not re.search(r"\b(nan|None|null|inf)\b|-\d", text), text


@PATIENT
@given(any_answer())
def test_no_estimate_on_a_tile_is_without_its_range(answer: dict[str, Any]) -> None:
    """What a tile counts has P10 to P90 under it; what is not counted says why."""
    for tile in tiles(answer):
        counted = any(character.isdigit() for character in tile.value)
        nothing = not wording.cuts(answer) and tile.label == "Net value"
        assert tile.range.startswith("P10\N{EN DASH}P90: ") == (counted and not nothing), tile


def test_the_compliance_tile_says_what_is_missing() -> None:
    """Without a jurisdiction it counts nothing and says so, never a reassuring nought."""
    tile = tiles(real("klarna"))[-1]
    assert (tile.label, tile.value) == ("Compliance", "\N{EN DASH}")
    assert (tile.range, tile.note) == ("No duties counted", "No jurisdiction is given")


def test_the_compliance_tile_counts_duties_met_late() -> None:
    """Late is what is late in the median draw, or not done at all; it stands beside keep's."""
    answer = real()
    answer["scenario"]["compliance"]["jurisdictions"] = ["EU"]
    answer["headline"]["compliance_shortfall_fte_months"] = {"p10": 0.5, "p50": 3.2, "p90": 9.1}
    punctual, late, never = ({"p50": months} for months in (0.0, 2.0, None))
    answer["compliance"]["duties"] = [
        {"months_overdue": plan, "months_overdue_keep": keep}
        for plan, keep in ((late, punctual), (never, late), (punctual, punctual), (None, None))
    ]
    tile = tiles(answer)[-1]
    assert tile.value == "3.2"
    assert tile.range == "P10\N{EN DASH}P90: 0.5\N{EN DASH}9.1 FTE-months"
    assert tile.note == "Late in most draws: 2 of 3 duties; 1 with everyone kept"
    del answer["compliance"]
    assert tiles(answer)[-1].note == "Duties are being worked out"


def test_the_verdict_sets_cash_and_work_apart() -> None:
    """Cash saved and work left undone stand apart, before their net and its range."""
    text = told(real(), cash_value=27e6, work_value=-31e6, net_value=-4.2e6)
    assert text.startswith(
        "Saves $27M of cash and leaves undone work valued at $31M: "
        "net \N{MINUS SIGN}$4.2M over 36 months (P10\N{EN DASH}P90: "
    )


@pytest.mark.parametrize(
    ("cash", "work", "start"),
    [
        (27e6, 3e6, "Saves $27M of cash and gains capacity valued at $3.0M: net"),
        (27e6, 0.0, "Saves $27M of cash and leaves hardly any work undone: net"),
        (-2e6, -3e6, "Costs $2.0M of cash and leaves undone work valued at $3.0M: net"),
        (-2e6, 3e6, "Costs $2.0M of cash and gains capacity valued at $3.0M: net"),
    ],
)
def test_the_verdict_reads_well_whichever_way_it_goes(cash: float, work: float, start: str) -> None:
    """The verdict is as plain about a plan that pays as about one that does not."""
    assert told(real(), cash_value=cash, work_value=work).startswith(start)


def test_without_cuts_the_verdict_claims_nothing() -> None:
    """A plan that ends no posts changes nothing, and cannot lose."""
    answer = real()
    for team in answer["scenario"]["teams"]:
        team["planned_cuts"] = 0.0
    assert wording.verdict(answer) == "The plan ends no posts and changes nothing over 36 months."
    assert wording.loss(answer) == "There is nothing to gain or to lose."


def test_the_loss_sentence_says_what_slack_would_change() -> None:
    """The odds of a loss come with those at another slack than the one in force."""
    answer = real()
    answer["headline"]["probability_of_loss"] = 0.86
    answer["headline"]["probability_of_loss_by_slack"]["0.1"] = 0.55
    expected = "It loses in 86% of draws; in 55% if a tenth of today's work is not needed."
    assert wording.loss(answer) == expected
    answer["scenario"]["company"]["slack"] = 0.1
    assert wording.loss(answer).startswith("It loses in 86% of draws if 10% of today's work is not")


HOSTILE = (
    "<script>alert(1)</script>",
    "$x$",
    "*a*",
    ":red[x]",
    ":material/bolt:",
    "[a](b)",
    "a->b",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_lose_none_of_their_letters(name: str) -> None:
    """Escaping adds backslashes and joiners only, so that the name shows as it was written."""
    assert re.sub(r"\\(.)", r"\1", literal(name)).replace(JOINER, "") == name


@given(st.text())
def test_no_markup_survives_escaping(text: str) -> None:
    """Every punctuation mark of Markdown has a backslash of its own, and lines cannot break."""
    escaped = literal(text)
    assert "\n" not in escaped
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", escaped))
