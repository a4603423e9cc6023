"""The AI programme's page, wired: what stands on it, and what its fields do."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator.views.markdown import literal
from tests.screen import field, opened, seen

PAGE = "pages/decide/programme.py"


@pytest.fixture
def app() -> AppTest:
    """Open the page in a new session."""
    return opened(PAGE)


def programme(app: AppTest) -> Any:
    """Return the AI programme of the figures on the screen."""
    return app.session_state["shown"].scenario.ai_programme


def names(app: AppTest) -> list[Any]:
    """Return the fields that name the initiatives."""
    return [item for item in app.text_input if item.label == "Name"]


def initiative(app: AppTest, name: str, *teams: str) -> AppTest:
    """Add an initiative and fill it in."""
    app.button(key="initiative_add").click()
    app.run()
    names(app)[-1].set_value(name)
    app.multiselect[-1].set_value(list(teams))
    return app.run()


def test_the_page_sets_claim_beside_model(app: AppTest) -> None:
    """A chart with its sentence, a table by team, and the way to the claims."""
    assert not app.exception
    assert app.title[0].value == "When AI arrives"
    assert len(app.get("vega_lite_chart")) == 1
    assert "FTE of work by month 12" in seen(app)
    by_team = [item.value for item in app.dataframe if "Team" in item.value]
    assert len(by_team) == 1
    assert "Product engineering" in set(by_team[0]["Team"])


def test_untouched_fields_leave_the_plan_as_it_is(app: AppTest) -> None:
    """Looking at the page edits nothing."""
    assert app.session_state["opened"].key == "midmarket"
    before = app.session_state["shown"]
    app.run()
    assert app.session_state["shown"] is before


def test_the_level_is_answered_here_and_there(app: AppTest) -> None:
    """The level chosen here is question 5's answer on the Answer page."""
    field(app, "radio", "How ready is the company for AI?").set_value(4)
    app.run()
    assert programme(app).readiness_level == 4
    app.switch_page("pages/decide/answer.py").run()
    assert not app.exception
    assert field(app, "radio", "Readiness").value == 4
    assert "edited here" in seen(app)


def test_the_questionnaire_sets_the_level(app: AppTest) -> None:
    """Answers give score, cap and level; cleared, the level in words counts again."""
    field(app, "selectbox", "Strategy, value and sponsorship").set_value(5)
    field(app, "selectbox", "Data that AI can use").set_value(1)
    app.run()
    assert not app.exception
    assert "held to 2.0 of 5" in seen(app)
    assert field(app, "radio", "How ready is the company for AI?").disabled
    assert programme(app).readiness.data == 1

    field(app, "button", "Clear the answers").click()
    app.run()
    assert programme(app).readiness.data is None
    assert not field(app, "radio", "How ready is the company for AI?").disabled


def test_a_work_item_is_given_in_percent_and_can_be_emptied(app: AppTest) -> None:
    """80% is stored as 0.8; an empty field goes back to the assumption."""
    before = app.session_state["shown"].answer["headline"]["net_value"]
    item = "Data pipelines"
    field(app, "text_input", item).set_value("80 %")
    app.run()
    assert programme(app).work_items_done.data_pipelines == 0.8
    assert app.session_state["shown"].answer["headline"]["net_value"] != before
    assert field(app, "text_input", item).value == "80"

    field(app, "text_input", item).set_value("")
    app.run()
    assert programme(app).work_items_done.data_pipelines is None
    assert app.session_state["shown"].answer["headline"]["net_value"] == before


def test_a_shared_initiative_reaches_the_plan(app: AppTest) -> None:
    """Two teams on one system; taken out again, each has its own."""
    initiative(app, "One for two", "Product engineering", "Quality assurance")
    assert not app.exception
    assert [item.name for item in programme(app).initiatives] == ["One for two"]
    out = next(button for button in app.button if button.label == "Take it out")
    out.click()
    app.run()
    assert programme(app).initiatives == ()


def test_an_unsound_initiative_is_explained_and_stays(app: AppTest) -> None:
    """A team served twice is refused beside both rows; figures and text stay, also after a look."""
    initiative(app, "First", "Product engineering")
    before = app.session_state["shown"]
    initiative(app, "Second", "Product engineering")
    assert seen(app).count("stands in initiatives 2 times") == 2
    assert app.session_state["shown"] is before

    app.switch_page("pages/trust/method.py").run()
    app.switch_page(PAGE).run()
    assert [item.value for item in names(app)] == ["First", "Second"]
    names(app)[-1].set_value("Second again")
    app.run()
    app.multiselect[-1].set_value(["Quality assurance"])
    app.run()
    assert not app.exception
    assert [item.name for item in programme(app).initiatives] == ["First", "Second again"]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "$x$ and $y$", ":red[x]"])
def test_hostile_names_show_as_they_were_written(app: AppTest, name: str) -> None:
    """A team's name is text wherever it stands in a sentence."""
    head = "team,headcount,annual_salary,planned_cuts,ai_share_claimed\n"
    app.switch_page("pages/decide/answer.py").run()
    app.file_uploader[0].set_value(
        ("plan.csv", f'{head}"{name}",90,50000,8,0.3\nSales,900,70000,5,\n'.encode(), "text/csv")
    )
    app.run()
    app.switch_page(PAGE).run()
    initiative(app, "First", name)
    initiative(app, "Second", name)
    assert not app.exception
    said = [item.value for item in app.markdown if "stands in initiatives" in item.value]
    assert len(said) == 2
    assert all(literal(name) in text for text in said)
    assert not any(item.allow_html for item in app.markdown)
