"""The page Compare: kept scenarios, which to compare, and the comparison itself."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from calculator.views import kept
from tests.screen import field, opened, seen

PAGE = "pages/decide/compare.py"


@pytest.fixture
def app() -> AppTest:
    """Open the page in a new session."""
    return opened(PAGE)


def keep(app: AppTest, name: str) -> None:
    """Type a name and keep a copy under it."""
    field(app, "text_input", "Keep the open plan as").set_value(name)
    app.button(key="keep_copy").click()
    app.run()
    assert not app.exception


def test_one_alone_says_what_to_do(app: AppTest) -> None:
    """No figures yet, and how to come by a second one."""
    assert not app.exception
    assert "Choose two to compare" in app.info[0].value
    assert not app.get("vega_lite_chart")


def test_a_kept_copy_is_compared_with_the_plan_as_it_is_now(app: AppTest) -> None:
    """Kept, then the plan is changed on another page: both stand side by side."""
    keep(app, "As it was")
    app.switch_page("pages/decide/answer.py").run()
    app.session_state["answers"] = replace(app.session_state["answers"], slack=0.1)
    app.switch_page(PAGE).run()
    assert not app.exception
    assert app.multiselect(key="compared").value == ["open", 1]
    assert "is worth most in the median" in seen(app)
    assert "company.slack" in str(app.dataframe[-1].value)
    assert len(app.get("vega_lite_chart")) == 1


def test_names_are_only_ever_text(app: AppTest) -> None:
    """Markdown, HTML and emoji show as they were typed."""
    name = "*Half* <b>the</b> [cuts](x) :smile:"
    keep(app, name)
    assert name in seen(app)


def test_deleting_can_be_undone_and_what_is_gone_is_compared_no_longer(app: AppTest) -> None:
    """The list, and the choice, follow."""
    keep(app, "A")
    number = app.session_state[kept.SHELF].rows[0].number
    app.button(key=f"delete_{number}").click()
    app.run()
    assert not app.exception
    assert not app.session_state[kept.SHELF].rows
    assert app.multiselect(key="compared").value == ["open"]
    app.button(key="bring_back").click()
    app.run()
    assert [row.name for row in app.session_state[kept.SHELF].rows] == ["A"]


def test_a_name_that_is_taken_is_said_beside_the_field(app: AppTest) -> None:
    """And what was typed stays."""
    keep(app, "A")
    keep(app, "A")
    assert "already" in app.error[0].value
    assert field(app, "text_input", "Keep the open plan as").value == "A"


def test_examples_of_another_horizon_are_refused_in_words(app: AppTest) -> None:
    """With the fix of a page, not of the command line."""
    app.multiselect(key="compared").select("ibm")
    app.run()
    assert not app.exception
    text = seen(app)
    assert "scenarios are compared over one number of months" in text
    assert text.count("Give them all the same") == 1
    assert "--set" not in text
