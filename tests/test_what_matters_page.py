"""The page What matters: three sections, each worked out once it is open, stopped at will."""

from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from calculator.scenario import scenario_from
from calculator.views import analyses, session
from calculator.views.assumptions.records import default_records
from calculator.views.markdown import literal
from calculator.views.widgets.long_work import STOPPED
from tests.answers import FEW
from tests.running import one_team
from tests.screen import opened, seen
from tests.test_pages import field

PAGE: Final = "pages/understand/what_matters.py"
NAME: Final = "*A* $team$"
SECTIONS: Final = "what_matters_sections"
BELIEVE: Final = "What you would have to believe"
FRONTIER: Final = "How deep a cut pays"
TITLES: Final = (
    "Where the spread comes from",
    "What moves net value at the medians, one thing at a time",
    "What finding out is worth at most",
)


def plan(**changes: Any) -> dict[str, Any]:
    """Return a short plan of one team."""
    return one_team(**{"team": NAME, "ai_share_claimed": 0.2, **changes}) | {"horizon_months": 12}


def page(section: str, state: dict[str, Any] | None = None, **changes: Any) -> AppTest:
    """Open a section of the page on that plan."""
    held: dict[str, Any] = {SECTIONS: section}
    scenario = scenario_from(plan(**changes))
    session.open_plan(held, session.Opened("file", "A plan", scenario))
    return opened(PAGE, {**held, **(state or {})})


@pytest.fixture
def app() -> AppTest:
    """Open the page on the first example."""
    return opened(PAGE)


def test_the_verdict_comes_first_and_every_chart_has_words_and_a_table(app: AppTest) -> None:
    """Three figures, each with a chart, a paragraph and a table behind it."""
    assert not app.exception
    assert "spread of net value" in app.markdown[0].value
    assert "grades D and E" in app.markdown[0].value
    assert [item.value for item in app.subheader] == list(TITLES)
    assert len(app.get("vega_lite_chart")) >= 2
    assert len(app.dataframe) >= 2
    text = seen(app)
    for words in ("A share is the part of the variance", "One thing is moved at a time"):
        assert words in text
    assert FRONTIER not in text.split(TITLES[0])[1]  # the other sections wait


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


@pytest.mark.parametrize(
    ("section", "words"), [(BELIEVE, BELIEVE), (FRONTIER, "Today's plan stands at 10% of posts")]
)
def test_other_sections_stand_there_and_are_not_worked_out_again(section: str, words: str) -> None:
    """Chart, sentence and table; a rerun shows the same."""
    app = page(section)
    assert not app.exception
    assert not app.error
    assert words in seen(app)
    assert len(app.get("vega_lite_chart")) == 1
    assert len(app.dataframe) == 1
    assert not app.get("progress")
    before = dict(app.session_state[analyses.KEPT])
    app.run()
    after = dict(app.session_state[analyses.KEPT])
    assert {name: id(each) for name, each in after.items()} == {
        name: id(each) for name, each in before.items()
    }


def test_what_was_stopped_can_be_begun_again() -> None:
    """A stopped piece of work says so and waits; begun again, it is worked out."""
    scenario = scenario_from(plan())
    app = page(FRONTIER, {STOPPED: {"frontier": scenario}})
    assert not app.exception
    assert "Stopped before it was done" in seen(app)
    assert not app.get("vega_lite_chart")
    app.button(key="begin_frontier").click()
    app.run()
    assert "Today's plan stands" in seen(app)
    assert "Stopped before it was done" not in seen(app)
    assert len(app.get("vega_lite_chart")) == 1


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("What the answer rests on", "there is no spread to explain"),
        (BELIEVE, "ends no posts"),
        (FRONTIER, "ends no posts"),
    ],
)
def test_without_a_cut_every_section_says_so(section: str, words: str) -> None:
    """Nothing to explain, to break even or to vary: words, and no chart."""
    app = page(section, planned_cuts=0)
    assert not app.exception
    assert words in seen(app)
    assert not app.get("vega_lite_chart")


def test_every_assumption_it_names_opens_to_what_stands_behind_it(app: AppTest) -> None:
    """One is chosen from many; its source, grade, range and caveat follow."""
    for id_ in ("slack", "wage_drift"):
        app.selectbox(key="origin_what_matters").select(id_)
        app.run()
        assert not app.exception
        record = default_records()[id_]
        text = seen(app)
        for part in (record.caveat, *(source.title for source in record.sources)):
            assert part in text
