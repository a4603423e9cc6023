"""The answer in words."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.views import wording
from calculator.views.markdown import JOINER, literal
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
