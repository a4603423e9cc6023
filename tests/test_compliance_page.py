"""The page on law, wired: what stands on it, and what its fields do."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator.views.amending import amend
from calculator.views.session import open_example
from tests.screen import field, opened, seen

PAGE = "pages/decide/compliance.py"


@pytest.fixture
def app() -> AppTest:
    """Open the page in a new session, with a plan that says nothing of law."""
    state: dict[str, Any] = {}
    open_example(state, "klarna")
    return opened(PAGE, state)


def law(app: AppTest) -> Any:
    """Return what the figures on the screen are told of law."""
    return app.session_state["shown"].scenario.compliance


def in_europe(app: AppTest) -> AppTest:
    """Say that the company is in the EU and employs in Germany, with twelve AI systems."""
    field(app, "multiselect", "Places whose AI law applies").set_value(["EU"])
    field(app, "selectbox", "Place of employment").set_value("DE")
    field(app, "text_input", "AI systems in all").set_value("12")
    field(app, "text_input", "High-risk systems of others in use").set_value("4")
    return app.run()


def test_without_law_the_page_says_how_to_start(app: AppTest) -> None:
    """It names what is missing and what the page does not do, and shows no empty chart."""
    assert not app.exception
    assert "To start" in seen(app)
    assert "certifies nothing" in seen(app)
    assert "No place of employment is given" in seen(app)
    assert not app.get("vega_lite_chart")
    assert app.session_state["opened"].key == "klarna"


def test_saying_where_the_company_is_shows_its_duties(app: AppTest) -> None:
    """Calendar, work, gate, process and penalties appear, every legal row with its advice."""
    in_europe(app)
    assert not app.exception
    assert "To start" not in seen(app)
    assert len(app.get("vega_lite_chart")) == 2
    assert "duties apply" in seen(app)
    assert "Germany: 6 months of process" in seen(app)
    tables = [table.value for table in app.dataframe]
    legal = [table for table in tables if {"Duty", "Rule"} & set(table.columns)]
    assert len(legal) == 3
    assert all(set(table["Advice"]) == {"Check with counsel"} for table in legal)


def test_the_answer_page_follows(app: AppTest) -> None:
    """What is said here is in the scenario that the Answer page answers."""
    in_europe(app)
    app.switch_page("pages/decide/answer.py").run()
    assert not app.exception
    assert law(app).jurisdictions == ("EU",)
    assert law(app).employed_in == "DE"
    assert law(app).ai_systems.high_risk_used == 4
    assert "edited here" in seen(app)


def test_fields_hold_what_was_typed_on_coming_back(app: AppTest) -> None:
    """Leaving the page and coming back changes no field and no figure."""
    in_europe(app)
    before = app.session_state["shown"]
    app.switch_page("pages/trust/method.py").run()
    app.switch_page(PAGE).run()
    assert field(app, "multiselect", "Places whose AI law applies").value == ["EU"]
    assert field(app, "selectbox", "Place of employment").value == "DE"
    assert app.session_state["shown"].scenario == before.scenario


def test_a_place_can_be_taken_back(app: AppTest) -> None:
    """Choosing no place of employment again counts no rule again."""
    in_europe(app)
    field(app, "selectbox", "Place of employment").set_value("")
    app.run()
    assert law(app).employed_in is None
    assert "No place of employment is given" in seen(app)


def test_a_doubt_stands_beside_its_field(app: AppTest) -> None:
    """More high-risk systems than there are in all is said at once, in the page's own words."""
    in_europe(app)
    field(app, "text_input", "AI systems in all").set_value("2")
    app.run()
    beside = [item.value for item in app.sidebar.markdown if "above the 2 AI systems" in item.value]
    assert len(beside) == 1
    assert "high_risk_used" not in beside[0].replace("\\", "")


def test_a_duty_can_be_switched_by_hand_but_not_both_ways(app: AppTest) -> None:
    """Left out, it is gone; left out and counted too is explained, and the figures stay."""
    in_europe(app)
    field(app, "multiselect", "Leave out").set_value(["eu_literacy"])
    app.run()
    assert law(app).obligations == {"eu_literacy": False}
    before = app.session_state["shown"]
    field(app, "multiselect", "Count also").set_value(["eu_literacy"])
    app.run()
    assert not app.exception
    assert "both counted and left out" in seen(app)
    assert app.session_state["shown"] is before


def test_a_switch_for_no_duty_is_said_and_can_be_taken_out(app: AppTest) -> None:
    """A plan from a file may name a duty that does not exist: it is neither dropped nor kept."""
    opened = app.session_state["opened"]
    law_of_file = {**opened.scenario.compliance.model_dump(), "obligations": {"no_such": True}}
    state = {name: app.session_state[name] for name in ("opened", "answers")}
    amend(state, "compliance", law_of_file)
    app.session_state["opened"] = state["opened"]
    app.session_state["round"] = app.session_state["round"] + 1
    app.run()
    assert "there is no duty 'no_such'" in seen(app)
    field(app, "multiselect", "Count also").set_value([])
    app.run()
    assert not app.exception
    assert not app.error
    assert law(app).obligations == {}


def test_an_answer_that_does_not_fit_keeps_the_last_figures(app: AppTest) -> None:
    """A month past the horizon, answered on the first page, is still said here, and kept."""
    app.switch_page("pages/decide/answer.py").run()
    field(app, "number_input", "End of month").set_value(99)
    app.run()
    app.switch_page(PAGE).run()
    in_europe(app)
    assert not app.exception
    assert "past the horizon" in seen(app)
    assert "belong to the last valid inputs" in seen(app)
    assert app.session_state["answers"].cut_month == 99


def test_penalties_need_a_revenue_and_stand_apart_from_the_stress_test(app: AppTest) -> None:
    """Without revenue the page asks for it; with it expected money appears, caps apart."""
    in_europe(app)
    assert "Give the worldwide revenue" in seen(app)
    field(app, "text_input", "Worldwide revenue of a year (USD)").set_value("400,000,000")
    app.run()
    assert "Expected in a year: " in seen(app)
    assert "A stress test, not a forecast" in seen(app)
