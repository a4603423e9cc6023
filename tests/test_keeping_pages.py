"""Undo, redo, forgetting and going on with what a tab kept, on the pages themselves."""

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator.views import kept, session, steps, tab
from tests.screen import field, opened, seen

ANSWER = "pages/decide/answer.py"
COMPLIANCE = "pages/decide/compliance.py"
PROGRAMME = "pages/decide/programme.py"
ASSUMPTIONS = "pages/trust/assumptions.py"


def press(app: AppTest, key: str) -> None:
    """Press the button with a key."""
    app.button(key).click().run()
    assert not app.exception


def test_an_answer_is_undone_and_redone_with_its_field() -> None:
    """Field, figures and title go back together."""
    app = opened(ANSWER)
    title = app.title[0].value
    usual = field(app, "text_input", "Share leaving").value
    assert app.button("step_undo").disabled
    field(app, "text_input", "Share leaving").set_value("33")
    app.run()
    changed = app.title[0].value
    assert changed != title

    press(app, "step_undo")
    assert field(app, "text_input", "Share leaving").value == usual
    assert app.title[0].value == title
    assert app.button("step_undo").disabled
    press(app, "step_redo")
    assert field(app, "text_input", "Share leaving").value == "33"
    assert app.title[0].value == changed
    assert app.button("step_redo").disabled


def test_an_edit_of_one_page_is_undone_on_another() -> None:
    """The newest first, wherever it was made."""
    app = opened(PROGRAMME)
    level = field(app, "radio", "How ready is the company for AI?")
    usual = level.value
    level.set_value(4)
    app.run()
    app.switch_page(COMPLIANCE).run()
    place = field(app, "selectbox", "Place of employment").value
    field(app, "selectbox", "Place of employment").set_value("DE")
    app.run()
    app.switch_page(ASSUMPTIONS).run()

    press(app, "step_undo")
    assert app.session_state["opened"].scenario.compliance.employed_in == place != "DE"
    app.switch_page(COMPLIANCE).run()
    assert field(app, "selectbox", "Place of employment").value == place
    press(app, "step_undo")
    app.switch_page(PROGRAMME).run()
    assert field(app, "radio", "How ready is the company for AI?").value == usual
    press(app, "step_redo")
    assert field(app, "radio", "How ready is the company for AI?").value == 4


def test_an_assumption_is_undone_with_its_field() -> None:
    """It lives in the scenario, and its field on the page of assumptions."""
    app = opened(ASSUMPTIONS)
    app.query_params["id"] = "load_factor"
    app.run()
    before = field(app, "text_input", "Value (multiplier)").value
    field(app, "text_input", "Value (multiplier)").set_value("1.5")
    field(app, "button", "Use it in this plan").click()
    app.run()
    assert app.session_state["opened"].scenario.assumptions == {"load_factor": 1.5}
    press(app, "step_undo")
    assert not app.session_state["opened"].scenario.assumptions
    assert field(app, "text_input", "Value (multiplier)").value == before


def test_an_opened_plan_can_be_closed_again() -> None:
    """Opening another one is an edit like any other."""
    app = opened(ANSWER)
    title = app.title[0].value
    field(app, "selectbox", "Start from").set_value("klarna")
    app.run()
    assert app.title[0].value != title
    press(app, "step_undo")
    assert app.title[0].value == title


@pytest.fixture
def going_on() -> dict[str, Any]:
    """A new session whose tab kept an answer and a scenario."""
    before: dict[str, Any] = {}
    session.open_example(before, "klarna")
    kept.keep(before, "First try")
    before["answers"] = replace(before["answers"], share_leaving=0.33)
    text = tab.to_keep(before, is_sound=True)
    assert text is not None
    after: dict[str, Any] = {}
    session.begin(after)
    tab.take_up(after, text)
    return after


def test_a_session_goes_on_where_its_tab_was(going_on: dict[str, Any]) -> None:
    """Answer, field, and the scenario kept beside it."""
    app = opened(ANSWER, going_on)
    assert not app.exception
    assert field(app, "text_input", "Share leaving").value == "33"
    assert field(app, "selectbox", "Start from").value == "klarna"
    assert app.button("step_undo").disabled
    app.switch_page("pages/decide/compare.py").run()
    assert "First try" in seen(app)


def test_what_a_tab_kept_and_cannot_be_read_is_said() -> None:
    """In words, on whatever page, until the next edit; markup in it stays text."""
    state: dict[str, Any] = {}
    session.begin(state)
    tab.take_up(state, '{"version": 1, "<b>$x$</b>": 1, "<b>$x$</b>": 2}')
    app = opened(ANSWER, state)
    assert not app.exception
    assert "What this tab had kept could not be read" in seen(app)
    assert "<b>$x$</b>" in seen(app)
    assert "over 36 months" in app.title[0].value
    field(app, "text_input", "Share leaving").set_value("33")
    app.run()
    app.run()
    assert "could not be read" not in seen(app)


def test_forgetting_drops_the_session(going_on: dict[str, Any]) -> None:
    """Nothing of it is left on the server; its tab is told to begin anew."""
    app = opened(ANSWER, going_on)
    assert "1 kept scenario " in seen(app)
    press(app, "forget_everything")
    assert tab.FORGOTTEN in app.session_state
    assert not [name for name in (*going_on, steps.STEPS, "shown") if name in app.session_state]
    assert not app.title
