"""The page on what matters: verdict first, then shares, tornado, worth of finding out."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator.views.markdown import literal
from tests.answers import FEW
from tests.screen import APP, opened, seen
from tests.test_pages import field, upload

PAGE = "pages/understand/what_matters.py"
TITLES = (
    "Where the spread comes from",
    "What moves net value at the medians, one thing at a time",
    "What finding out is worth at most",
)


@pytest.fixture
def app() -> AppTest:
    """Open the page in a new session."""
    return opened(PAGE)


def test_the_verdict_comes_first_and_every_chart_has_words_and_a_table(app: AppTest) -> None:
    """Three sections, each with a chart, a paragraph and a table behind it."""
    assert not app.exception
    assert "spread of net value" in app.markdown[0].value
    assert "grades D and E" in app.markdown[0].value
    assert [item.value for item in app.subheader] == list(TITLES)
    assert len(app.get("vega_lite_chart")) >= 2
    assert len(app.dataframe) >= 2
    text = seen(app)
    for words in ("A share is the part of the variance", "One thing is moved at a time"):
        assert words in text


def test_it_is_worked_out_once(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rerun, and the page of assumptions, show what was worked out; an edit asks anew."""
    asked: list[Any] = []
    real = "calculator.views.widgets.matters_sections.matters"

    def count(scenario: Any, *_: Any, **__: Any) -> None:
        asked.append(scenario)
        raise RuntimeError

    monkeypatch.setattr(real, count)
    app.run()
    assert not app.exception
    app.switch_page("pages/trust/assumptions.py").run()
    assert not app.exception
    assert "The lowest grade that moves the net value is E" in seen(app)
    assert not asked
    app.session_state["draws"] = 2 * FEW
    app.switch_page(PAGE).run()
    assert not app.exception
    assert len(asked) == 1
    assert "went wrong on our side" in app.error[0].value


def test_without_a_cut_one_sentence_says_why_there_is_nothing() -> None:
    """No chart and no table, and the sentence of the command line."""
    app = AppTest.from_file(APP, default_timeout=60)
    app.session_state["draws"] = FEW
    app.run()
    upload(app, b"team,headcount,annual_salary,planned_cuts\nSupport,100,50000,0\n")
    app.switch_page(PAGE).run()
    assert not app.exception
    assert "there is no spread to explain" in seen(app)
    assert not app.get("vega_lite_chart")


def test_an_invalid_input_keeps_what_is_shown_and_says_whose_it_is(app: AppTest) -> None:
    """The analysis belongs to the last valid inputs, as the figures do."""
    before = app.markdown[0].value
    app.switch_page("pages/decide/answer.py").run()
    field(app, "number_input", "End of month").set_value(99)
    app.run()
    app.switch_page(PAGE).run()
    assert not app.exception
    assert literal("last valid inputs") in app.error[0].value
    assert app.markdown[0].value == before
