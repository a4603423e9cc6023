"""Numbers with the reader's marks, out and in."""

from collections.abc import Callable
from contextvars import Context
from typing import TypeVar

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st
from streamlit.runtime.context import ContextProxy

from calculator.errors import Problem
from calculator.library import load
from calculator.views import money
from calculator.views.amounts import Amount, Percent
from calculator.views.assumptions.records import default_records
from calculator.views.numerals import ENGLISH, Marks, chart_locale, marks, marks_of, write_as
from tests.screen import field, opened, seen

Result = TypeVar("Result")
EUROS = Amount(0, 1e12, "EUR")
TAGS = ("en-US", "de-DE", "fr-FR", "de-CH", "sv", "pt-BR", "pl-PL")


def written_as(marks: Marks, work: Callable[[], Result]) -> Result:
    """Do something for a reader with these marks, and leave no trace."""

    def marked() -> Result:
        write_as(marks)
        return work()

    return Context().run(marked)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de-DE", "−€4,2M; 4.234.567; 2,3%"),
        ("fr-FR", "−€4,2M; 4\u202f234\u202f567; 2,3%"),
        ("de-CH", "−€4.2M; 4’234’567; 2.3%"),
        ("en-GB", "−€4.2M; 4,234,567; 2.3%"),
        ("", "−€4.2M; 4,234,567; 2.3%"),
        ("no such language", "−€4.2M; 4,234,567; 2.3%"),
    ],
)
def test_numbers_have_the_marks_of_the_readers_language(tag: str, expected: str) -> None:
    """Known languages have their own, all others English ones."""

    def text() -> str:
        return f"{money.money(-4.2e6, 'EUR')}; {money.whole(4_234_567)}; {money.percent(0.023)}"

    assert written_as(marks_of(tag), text) == expected


def test_marks_hold_for_one_reader_alone() -> None:
    """What is chosen for one piece of work is not there in another."""
    written_as(marks_of("de"), marks)
    assert marks() == ENGLISH


def test_what_is_kept_for_all_readers_is_kept_by_their_marks() -> None:
    """A list of the library that was first made for one reader is not shown to another as is."""
    german = written_as(marks_of("de"), default_records)["load_factor"].value
    english = default_records()["load_factor"].value
    assert (german, english) == (english.replace(".", ","), f"{load().value('load_factor'):.4g}")


@pytest.mark.parametrize("tag", TAGS)
@given(value=st.floats(0, 1e12).map(lambda value: float(f"{value:.10g}")))
def test_an_amount_written_is_read_back(tag: str, value: float) -> None:
    """What a field shows, it reads as the same number, whatever the marks."""
    again = written_as(marks_of(tag), lambda: EUROS.read(EUROS.written(value)))
    assert again == value


@pytest.mark.parametrize(
    ("tag", "typed", "expected"),
    [
        ("en", "95,000", 95_000),
        ("de", "95.000", 95_000),
        ("de", "95,000", 95),  # a decimal comma, as this reader writes it
        ("en", "1.234,5", 1_234.5),  # can only be meant in one way
        ("en", " € 95'000 ", 95_000),
        ("en", "1e6", 1e6),
        ("en", "", None),
    ],
)
def test_amounts_are_read_as_people_write_them(
    tag: str, typed: str, expected: float | None
) -> None:
    """Separators and currency signs are welcome; what is ambiguous is read as the reader would."""
    assert written_as(marks_of(tag), lambda: EUROS.read(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("many", "'many' is not a number"),
        ("12%", "'12%' is a share"),
        ("$5", "'$5' is in USD or CAD, and everything here is in EUR"),
        ("-1", "'-1' is not within 0 to 1,000,000,000,000"),
        ("=1+1", "'=1+1' is a formula"),
        ("1e13", "'1e13' is not within 0 to 1,000,000,000,000"),
    ],
)
def test_what_cannot_be_an_amount_is_explained(typed: str, said: str) -> None:
    """What was given, the rule, the fix."""
    problem = EUROS.read(typed)
    assert isinstance(problem, Problem)
    assert problem.rule.startswith(said)
    assert problem.fix


def test_money_is_no_count() -> None:
    """A number of people with a currency sign is a slip."""
    problem = Amount(1, 10).read("€ 5")
    assert isinstance(problem, Problem)
    assert problem.rule == "'€ 5' is money"


@pytest.mark.parametrize(
    ("tag", "typed", "expected"),
    [
        ("en", "12.5", 0.125),
        ("en", "12,5", 0.125),
        ("en", " 12.5 % ", 0.125),
        ("en", "100", 1.0),
        ("en", "0", 0.0),
        ("en", "0.4", 0.004),
        ("de", "12,5", 0.125),
        ("de", "2,5%", 0.025),
        ("de", "12.5", 0.125),
        ("fr-CH", "0,125", 0.00125),
        ("en", "", None),
    ],
)
def test_a_percentage_is_read_as_a_share(tag: str, typed: str, expected: float | None) -> None:
    """With either decimal mark, and with the sign or without: never ten times what was meant."""
    assert written_as(marks_of(tag), lambda: Percent().read(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("125", "'125' is not within 0% to 100%"),
        ("1,250", "'1,250' is not within 0% to 100%"),
        ("-1", "'-1' is not within 0% to 100%"),
        ("$5", "'$5' is money"),
        ("half", "'half' is not a number"),
        ("=1/8", "'=1/8' is a formula"),
    ],
)
def test_what_cannot_be_a_percentage_is_explained(typed: str, said: str) -> None:
    """What was given, the rule, the fix."""
    problem = Percent().read(typed)
    assert isinstance(problem, Problem)
    assert problem.rule.startswith(said)
    assert problem.fix


@given(share=st.floats(0, 1).map(lambda share: round(share, 8)))
def test_a_percentage_written_is_read_back(share: float) -> None:
    """All of it, though a field shows no more than four digits at first."""
    assert Percent().read(Percent().written(share)) == pytest.approx(share, abs=1e-12)
    shown = Percent().read(Percent().shown(share))
    assert shown == pytest.approx(share, rel=6e-4, abs=1e-12)


def test_axes_of_charts_have_the_marks_too() -> None:
    """A picture of a chart with the reader's marks in its configuration shows them."""
    numbers = {"values": [{"x": 0}, {"x": 2_500.5}]}
    axis = {"field": "x", "type": "quantitative", "axis": {"values": [2_500.5], "format": ",.1f"}}
    spec = {"data": numbers, "mark": "point", "encoding": {"x": axis}}
    config = written_as(marks_of("de"), chart_locale)
    assert "2.500,5" in vl_convert.vegalite_to_svg({**spec, "config": config})
    assert "2,500.5" in vl_convert.vegalite_to_svg({**spec, "config": chart_locale()})


def test_the_pages_write_and_read_the_readers_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader whose browser speaks German sees decimal commas, and may type them."""
    monkeypatch.setattr(ContextProxy, "locale", property(lambda _: "de-DE"))
    app = opened("pages/decide/answer.py")
    assert "net −$" in seen(app)
    assert ",5M over 36 months" in seen(app)
    field(app, "button", "Start from six questions instead").click().run()
    field(app, "text_input", "People").set_value("1.000").run()
    assert field(app, "text_input", "People").value == "1.000"
    field(app, "text_input", "Share leaving").set_value("2,5 %").run()
    assert field(app, "text_input", "Share leaving").value == "2,5"
    assert "25 of 1.000 posts (2,5%)" in seen(app)


def test_what_cannot_be_read_stays_beside_its_reason() -> None:
    """The text stays as typed, the answer stays, and both are said."""
    app = opened("pages/decide/answer.py")
    field(app, "button", "Start from six questions instead").click().run()
    before = app.title[0].value
    field(app, "text_input", "People").set_value("a few").run()
    assert field(app, "text_input", "People").value == "a few"
    assert seen(app).count("'a few' is not a number") == 2  # beside the field, and by the answer
    assert app.title[0].value == before
    assert not app.exception
