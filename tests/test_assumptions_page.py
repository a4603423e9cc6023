"""The Assumptions and Method pages, wired: looking, changing in place, taking back."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator.calibration import Check, calibration
from calculator.library import load
from calculator.matters.matters import Matters, matters
from calculator.scenario import Range
from calculator.views.assumptions.records import default_records
from calculator.views.assumptions.visible import VISIBLE
from calculator.views.methodology.document import sections
from calculator.views.widgets.origins import FEW
from tests.screen import field, opened, seen

PAGE = "pages/trust/assumptions.py"
METHOD = "pages/trust/method.py"
RECORDS = default_records()
PAGES = {
    "answer": "pages/decide/answer.py",
    "plan": "pages/decide/plan.py",
    "programme": "pages/decide/programme.py",
    "compliance": "pages/decide/compliance.py",
    "knowledge": "pages/understand/knowledge.py",
    "compare": "pages/decide/compare.py",
    "coming_back": "pages/understand/coming_back.py",
    "what_matters": "pages/understand/what_matters.py",
    "best_plan": "pages/understand/best_plan.py",
    "signals": "pages/understand/signals.py",
}
CONSTANT = "discount_rate"


@pytest.fixture
def app() -> AppTest:
    """Open the page in a new session."""
    return opened(PAGE)


def show(app: AppTest, id_: str) -> AppTest:
    """Open a record as a link to the page does."""
    app.query_params["show"] = id_
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the one button of this label."""
    field(app, "button", label).click()
    return app.run()


def assumed(app: AppTest) -> Any:
    """Return what the figures on the screen assume of the user's own."""
    return app.session_state["shown"].scenario.assumptions


@pytest.mark.parametrize(
    "id_",
    [
        "slack",
        CONSTANT,
        "role_families.annual_quit_rate",
        "role_families.us_annual_salary",
        "exchange_rates",
        "obligations.eu_literacy",
        "layoff_rules.us_warn",
        "severance_minima.uk_statutory",
        next(id_ for id_ in RECORDS if id_.startswith("correlations.")),
    ],
)
def test_every_kind_of_record_opens(app: AppTest, id_: str) -> None:
    """A link opens it: value, grade and caveat; a curve where it is drawn, a table of its parts."""
    show(app, id_)
    record = RECORDS[id_]
    assert not app.exception
    assert app.session_state["assumption"] == id_
    assert record.label in [item.value.replace("\\", "") for item in app.subheader]
    text = seen(app)
    assert f"Grade {record.grade}" in text
    assert " ".join(record.caveat.split()) in text
    entry = load().entries.get(id_)
    assert bool(app.get("vega_lite_chart")) == bool(entry and entry.sampled)
    assert [field.label for field in app.text_input if field.label != "Search"] == (
        [] if entry is None else [f"Value ({'percent' if 'share' in entry.unit else entry.unit})"]
    )
    if record.table:
        columns = [set(table.value.columns) for table in app.dataframe]
        assert set(record.table[0]) in columns


def test_search_and_filters_narrow_the_list(app: AppTest) -> None:
    """Words, topic and grade together; what is found is counted; nothing found says so."""
    field(app, "text_input", "Search").set_value("turnover")
    field(app, "multiselect", "Grade").set_value(["E"])
    app.run()
    table = app.dataframe[0].value
    assert 0 < len(table) < len(RECORDS)
    assert set(table["Grade"]) == {"E"}
    assert f"{len(table)} of {len(RECORDS)} found" in seen(app)
    field(app, "multiselect", "Topic").set_value(["Survivors"])
    app.run()
    assert set(app.dataframe[0].value["Topic"]) == {"Survivors"}
    field(app, "text_input", "Search").set_value("no such words")
    app.run()
    assert not app.exception
    assert "Take a filter away" in seen(app)


def test_a_value_is_set_and_shows_on_the_answer_page(app: AppTest) -> None:
    """It pins the assumption, moves the net value, and says who set it, there and here."""
    before = app.session_state["shown"].answer["headline"]["net_value"]
    show(app, "slack")
    field(app, "text_input", "Value (percent)").set_value("12.5")
    press(app, "Use it in this plan")
    assert not app.exception
    assert assumed(app) == {"slack": 0.125}
    assert "Set by you: 12.5%" in seen(app)
    app.switch_page(PAGES["answer"]).run()
    assert not app.exception
    assert app.session_state["shown"].answer["headline"]["net_value"] != before
    assert "You set 1 assumption yourself" in seen(app)
    assert any("use what you assume (12.5%)" in box.label for box in app.checkbox)
    assert app.session_state["shown"].answer["scenario"]["assumptions"] == {"slack": 0.125}


def test_a_range_is_set_and_taken_back(app: AppTest) -> None:
    """P5 and P95 of one's own; back in the library, the figures are the old ones."""
    before = app.session_state["shown"].key
    show(app, "load_factor")
    field(app, "radio", "Set your own").set_value("A range, P5 to P95")
    app.run()
    field(app, "text_input", "P5").set_value("1.25")
    field(app, "text_input", "P95").set_value("1.5")
    press(app, "Use it in this plan")
    assert assumed(app) == {"load_factor": Range(p5=1.25, p95=1.5)}
    assert "With your range 9 draws in 10 lie at 1.25 to 1.5" in seen(app)
    press(app, "Back to the library")
    assert not app.exception
    assert not assumed(app)
    assert app.session_state["shown"].key == before
    assert field(app, "radio", "Set your own").value == "One value"
    assert (
        field(app, "text_input", "Value (multiplier)").value == f"{load().value('load_factor'):g}"
    )


def test_what_is_wrong_stands_beside_the_field_and_stays_typed(app: AppTest) -> None:
    """Refused by the rules of a file, in the unit typed; figures and plan stay as they were."""
    opened, shown = app.session_state["opened"], app.session_state["shown"]
    show(app, "slack")
    field(app, "text_input", "Value (percent)").set_value("95")
    press(app, "Use it in this plan")
    assert not app.exception
    assert "95% must lie between 0% and 90%. Choose a value in that range." in seen(app)
    assert field(app, "text_input", "Value (percent)").value == "95"
    assert app.session_state["opened"] is opened
    assert app.session_state["shown"] is shown
    field(app, "text_input", "Value (percent)").set_value("20")
    press(app, "Use it in this plan")
    assert "must lie between" not in seen(app)
    assert assumed(app) == {"slack": 0.2}


def test_a_constant_offers_no_range(app: AppTest) -> None:
    """It takes one value, and says that it is not drawn."""
    show(app, CONSTANT)
    assert list(field(app, "radio", "Set your own").options) == ["One value"]
    assert "A constant, not drawn" in seen(app)


def test_reviews_gone_by_are_flagged(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """By file and key above the list, and in its row; nothing is said while all are in time."""
    for month, due in (("2026-11", False), ("2027-12", True)):
        monkeypatch.setattr("calculator.views.widgets.library_list.this_month", lambda at=month: at)
        app.run()
        assert not app.exception
        assert any("Overdue" in box.label for box in app.expander) == due
        assert ("work.yaml: slack: review was due in 2027-11" in seen(app)) == due
        assert any("overdue" in text for text in app.dataframe[0].value["Review"]) == due


def test_all_is_reset_at_once(app: AppTest) -> None:
    """Two set, one button: nothing of one's own is left."""
    for id_, label, value in (
        ("slack", "Value (percent)", "20"),
        ("unrest_months", "Value (months)", "9"),
    ):
        show(app, id_)
        field(app, "text_input", label).set_value(value)
        press(app, "Use it in this plan")
    assert set(assumed(app)) == {"slack", "unrest_months"}
    field(app, "checkbox", "Only what you set").check()
    app.run()
    assert len(app.dataframe[0].value) == 2
    press(app, "Reset all (2)")
    assert not app.exception
    assert not assumed(app)
    assert len(app.dataframe[0].value) == len(RECORDS)


def test_what_the_library_does_not_know_can_be_taken_out(app: AppTest) -> None:
    """A file may set what there is not: the figures stay, it is named, one press mends it."""
    opened = app.session_state["opened"]
    scenario = opened.scenario.model_copy(update={"assumptions": {"$x$ *a*": 1.0}})
    app.session_state["opened"] = type(opened)("file", "plan.json", scenario)
    app.run()
    assert not app.exception
    assert "The plan sets $x$ *a*, which is no assumption of the library" in seen(app)
    assert "there is no assumption" in seen(app)
    press(app, "Take it out")
    assert not app.exception
    assert not app.error
    assert not assumed(app)


@pytest.mark.parametrize("page", VISIBLE)
def test_defaults_open_where_they_are_shown(app: AppTest, page: str) -> None:
    """Each page offers source, grade and caveat of every default on it."""
    app.switch_page(PAGES[page]).run()
    assert not app.exception
    one_of_many = len(VISIBLE[page]) > FEW
    text = seen(app)
    for id_ in VISIBLE[page]:
        if one_of_many:
            app.selectbox(key=f"origin_{page}").select(id_).run()
            assert not app.exception
            text = seen(app)
        record = RECORDS[id_]
        assert record.label in text
        assert f"**Grade.** {record.grade}, " in text
        assert " ".join(record.caveat.split()) in text
        assert record.sources[0].title in text


def test_movers_are_worked_out_when_asked_for(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A press names them; an edit afterwards says that they belong to another plan."""
    asked: list[Any] = []

    def counted(scenario: Any, *rest: Any, **named: Any) -> Matters:
        asked.append(scenario)
        return matters(scenario, *rest, **named)

    monkeypatch.setattr("calculator.views.widgets.matters_sections.matters", counted)
    assert "Not worked out for this plan" in seen(app)
    press(app, "Find out")
    assert not app.exception
    assert "The lowest grade that moves the net value is E" in seen(app)
    app.run()
    assert len(asked) == 1
    show(app, "slack")
    field(app, "text_input", "Value (percent)").set_value("20")
    press(app, "Use it in this plan")
    assert "Not worked out for this plan" in seen(app)


def test_the_methodology_is_searched_section_by_section(app: AppTest) -> None:
    """Every section without a word, those that hold it with one, and words where none does."""
    app.switch_page(METHOD).run()
    assert not app.exception
    titles = [section.title for section in sections(load())]
    assert [shown.label for shown in app.expander if shown.label in titles] == titles
    field(app, "text_input", "Find in the methodology").set_value("orphaned").run()
    shown = [shown.label for shown in app.expander if shown.label in titles]
    assert "Knowledge" in shown
    assert len(shown) < len(titles)
    field(app, "text_input", "Find in the methodology").set_value("**no such word**").run()
    assert "No section holds “**no such word**”" in seen(app)
    assert not any("**no such word**" in str(item.value) for item in app.markdown)


def test_the_method_page_holds_the_card_and_the_report(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Method, card and calibration; measured on a press and kept, failures included."""
    (id_, target), *_ = calibration().targets.items()
    monkeypatch.setattr(
        "calculator.views.widgets.calibration_report.checks",
        lambda: iter([Check(id_, target, 0.99)]),
    )
    app.switch_page(METHOD).run()
    assert not app.exception
    assert "# Model card" in seen(app)
    assert "keeping everyone" in seen(app)
    assert not app.dataframe
    press(app, "Measure now")
    assert not app.exception
    assert "0 of 1 targets hold" in seen(app)
    assert list(app.dataframe[0].value["Verdict"]) == ["Fails"]
    app.switch_page(PAGE).run()
    app.switch_page(METHOD).run()
    assert "0 of 1 targets hold" in seen(app)
