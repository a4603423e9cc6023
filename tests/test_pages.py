"""The pages, run as Streamlit runs them, on the real engine with few draws."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator.reading.plans.template import plan_template
from calculator.views.markdown import JOINER, literal
from tests.answers import FEW

APP = Path(__file__).parent.parent / "app.py"
GOOD = b"team,headcount,annual_salary,planned_cuts\nSupport,100,50000,20\nSales,50,70000,5\n"
BAD = b"team,headcount,annual_salary,planned_cuts\nSupport,ten,50000,20\nSales,50,70000,500\n"
SYNONYM = b"team,headcount,salary,planned_cuts\nSupport,100,50000,20\n"
HOSTILE = ("<script>alert(1)</script>", "$x$ and $y$", "*a*", ":red[x]")


@pytest.fixture
def app() -> AppTest:
    """Open the app in a new session, and let it finish."""
    found = AppTest.from_file(APP, default_timeout=60)
    found.session_state["draws"] = FEW
    return found.run()


def plain(text: str) -> str:
    """Return Markdown as the reader sees it."""
    return text.replace("\\", "").replace(JOINER, "")


def verdict(app: AppTest) -> str:
    """Return the verdict on the screen."""
    return plain(app.title[0].value)


def seen(app: AppTest) -> str:
    """Return all text of the page."""
    kinds = (app.title, app.markdown, app.caption, app.error, app.warning, app.subheader)
    return plain("\n".join(item.value for kind in kinds for item in kind))


def field(app: AppTest, kind: str, label: str) -> Any:
    """Return the one control of a kind with a label."""
    found = [item for item in getattr(app, kind) if item.label == label]
    assert len(found) == 1, [item.label for item in getattr(app, kind)]
    return found[0]


def upload(app: AppTest, content: bytes, name: str = "plan.csv") -> AppTest:
    """Give the page a file."""
    app.file_uploader[0].set_value((name, content, "text/csv"))
    return app.run()


def test_fields_that_have_left_the_screen_open_nothing(app: AppTest) -> None:
    """A browser tells of them until it has heard that they are gone; the plan stays open."""
    gone = app._tree.get_widget_states()  # noqa: SLF001 - what a browser would send
    field(app, "button", "Start from six questions instead").click().run()
    told = app._tree.get_widget_states()  # noqa: SLF001 - with what it should no longer
    told.widgets.extend(each for each in gone.widgets if each.string_value)
    app._run(told)  # noqa: SLF001 - no public way sends them
    assert not app.exception
    assert field(app, "selectbox", "Start from").value == "questions"


def test_the_first_screen_is_a_finished_answer(app: AppTest) -> None:
    """At first load the made-up example's verdict, tiles and charts stand there."""
    assert not app.exception
    assert not app.error
    assert verdict(app).startswith("Saves $")
    assert "P10\N{EN DASH}P90" in verdict(app)
    assert [tile.label for tile in app.metric] == [
        "Net value",
        "Timing gap",
        "Knowledge lost",
        "Coming back",
        "Compliance",
    ]
    assert len(app.get("vega_lite_chart")) == 7
    assert "made up" in seen(app)
    assert "graded D and E" in seen(app)


def test_slack_changes_the_verdict(app: AppTest) -> None:
    """Saying that more of today's work is spare makes the plan lose less often."""
    before = verdict(app)
    field(app, "checkbox", "Not sure: use the default range (1.6% to 11%)").uncheck()
    app.run()
    field(app, "text_input", "Share nobody would miss").set_value("20")
    app.run()
    assert not app.exception
    assert verdict(app) != before
    assert "20% of today's work is not needed" in seen(app)


def test_untouched_inputs_leave_the_answer_as_it_is(app: AppTest) -> None:
    """A rerun without a change shows the same answer object, not a new run."""
    before = app.session_state["shown"]
    app.run()
    assert app.session_state["shown"] is before


def test_changing_a_field_twice_keeps_what_was_typed(app: AppTest) -> None:
    """A field shows what was typed last, also after the answer has been renewed."""
    for typed in ("20", "25"):
        field(app, "text_input", "Share leaving").set_value(typed)
        app.run()
        assert field(app, "text_input", "Share leaving").value == typed
        assert f"({typed}%)" in seen(app)


def test_a_sector_opens_at_any_size(app: AppTest) -> None:
    """A made-up company of a sector is one choice away, and its size another; the share stays."""
    field(app, "selectbox", "Start from").set_value("bank")
    app.run()
    assert "A retail bank (made up)" in seen(app)
    assert "300 of 3,000 posts (10%)" in seen(app)

    field(app, "selectbox", "Size of the company").set_value(200)
    app.run()
    assert not app.exception
    assert "20 of 200 posts (10%)" in seen(app)
    assert field(app, "selectbox", "Size of the company").value == 200
    assert field(app, "selectbox", "Start from").value == "bank"


def test_a_public_case_has_no_other_size(app: AppTest) -> None:
    """What was announced is not scaled."""
    field(app, "selectbox", "Start from").set_value("klarna")
    app.run()
    assert "Size of the company" not in [box.label for box in app.selectbox]


def test_six_questions_start_from_one_team(app: AppTest) -> None:
    """The way back to six questions opens every field, with an answer at once."""
    button = field(app, "button", "Start from six questions instead")
    button.click()
    app.run()
    field(app, "text_input", "People").set_value("1,000")
    field(app, "selectbox", "Currency").set_value("EUR")
    app.run()
    assert not app.exception
    assert "€" in verdict(app)
    assert "120 of 1,000 posts (12%)" in seen(app)


def test_an_example_can_be_chosen(app: AppTest) -> None:
    """Choosing an example replaces plan and answer together."""
    field(app, "selectbox", "Start from").set_value("klarna")
    app.run()
    assert not app.exception
    assert "1,000 of 4,500 posts" in seen(app)


def test_a_good_plan_replaces_the_answer(app: AppTest) -> None:
    """An uploaded plan is on the screen at once, under its file's name."""
    upload(app, GOOD)
    assert not app.exception
    assert not app.error
    assert "25 of 150 posts" in seen(app)
    assert "plan.csv" in seen(app)


def test_the_template_is_a_good_plan(app: AppTest) -> None:
    """The template that the page offers can be uploaded as it is."""
    upload(app, plan_template().encode())
    assert not app.exception
    assert not app.error
    assert verdict(app)


def test_a_bad_plan_names_its_problems_and_keeps_the_answer(app: AppTest) -> None:
    """Every problem has row and column; the last answer stays and says whose it is."""
    before = verdict(app)
    upload(app, BAD)
    assert not app.exception
    message = plain(app.error[0].value)
    assert "plan.csv, row 2, column headcount" in message
    assert "row 3" in message
    assert "--" not in message
    assert "The figures below are still those of A mid-market" in message
    assert verdict(app) == before


def test_a_column_is_read_once_confirmed(app: AppTest) -> None:
    """A close synonym is asked about, and read after the button is pressed."""
    upload(app, SYNONYM)
    assert "Confirm it below" in plain(app.error[0].value)
    button = field(app, "button", literal("Read 'salary' as annual salary"))
    button.click()
    app.run()
    assert not app.exception
    assert not app.error
    assert "20 of 100 posts" in seen(app)


def test_an_impossible_answer_keeps_the_last_figures(app: AppTest) -> None:
    """A month past the horizon is explained, and the figures say what they belong to."""
    before = verdict(app)
    field(app, "number_input", "End of month").set_value(99)
    app.run()
    assert not app.exception
    assert "past the horizon" in plain(app.error[0].value)
    assert "last valid inputs" in plain(app.error[0].value)
    assert verdict(app) == before


def test_a_fault_of_ours_is_said_plainly(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the engine fails the page says so in a sentence, and the last answer stays."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    before = verdict(app)
    monkeypatch.setattr("calculator.views.session.evaluate_plan", fail)
    field(app, "text_input", "Share leaving").set_value("33")
    app.run()
    assert not app.exception
    assert "went wrong on our side" in plain(app.error[0].value)
    assert verdict(app) == before


def test_the_headline_does_not_wait_for_the_bridge(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the rest cannot be worked out, verdict, tiles and the plan's charts are new."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    before = verdict(app)
    monkeypatch.setattr("calculator.views.session.evaluate_others", fail)
    field(app, "text_input", "Share leaving").set_value("33")
    app.run()
    assert not app.exception
    assert verdict(app) != before
    assert len(app.metric) == 5
    titles = [item.value for item in app.subheader]
    assert "Work against capacity" in titles
    assert "From the claimed saving to the net" not in titles


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("page", ["knowledge", "coming_back"])
def test_hostile_names_show_as_they_were_written(app: AppTest, page: str, name: str) -> None:
    """A team's name is text: every mark in it is escaped wherever it stands in a sentence."""
    rows = f'team,headcount,annual_salary,planned_cuts\n"{name}",9,50000,8\nSales,900,70000,5\n'
    upload(app, rows.encode())
    app.switch_page(f"pages/understand/{page}.py").run()
    assert not app.exception
    sentences = [item.value for item in app.markdown if literal(name) in item.value]
    assert sentences
    assert not any(item.allow_html for item in app.markdown)


def test_two_sessions_share_nothing(app: AppTest) -> None:
    """What one visitor opens is not what another sees."""
    upload(app, GOOD)
    other = AppTest.from_file(APP, default_timeout=60)
    other.session_state["draws"] = FEW
    other.run()
    assert "plan.csv" not in seen(other)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("understand/knowledge", "Knowledge at risk: in 1 draw in 20"),
        ("understand/coming_back", "Grade D, and outside the net value"),
        ("understand/signals", "First to watch:"),
        ("understand/what_matters", "of all spread rests on assumptions"),
        ("trust/assumptions", "Every number has a range, a grade and a source"),
        ("trust/examples", "only what is listed as public was published"),
        ("trust/method", "keeping everyone"),
    ],
)
def test_every_other_page_opens(app: AppTest, page: str, words: str) -> None:
    """Each page of the menu shows its matter without a fault."""
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert words in seen(app)


@pytest.mark.parametrize("page", ["knowledge", "coming_back", "signals"])
def test_without_cuts_a_page_says_that_there_is_nothing(app: AppTest, page: str) -> None:
    """A plan that ends no posts has no charts of loss, and one sentence that says why."""
    upload(app, b"team,headcount,annual_salary,planned_cuts\nSupport,100,50000,0\n")
    assert not app.exception
    app.switch_page(f"pages/understand/{page}.py").run()
    assert not app.exception
    assert "No post ends" in seen(app)
    assert not app.get("vega_lite_chart")


def test_assumptions_can_be_narrowed(app: AppTest) -> None:
    """A filter by grade leaves fewer assumptions, and says how many."""
    app.switch_page("pages/trust/assumptions.py").run()
    everything = len(app.dataframe[0].value)
    field(app, "multiselect", "Grade").select("E")
    app.run()
    assert not app.exception
    assert 0 < len(app.dataframe[0].value) < everything
    assert set(app.dataframe[0].value["Grade"]) == {"E"}


def test_an_example_opens_from_its_page(app: AppTest) -> None:
    """The button of an example opens it as the session's plan."""
    app.switch_page("pages/trust/examples.py").run()
    app.button(key="open_ibm").click()
    app.run()
    assert not app.exception
    assert app.session_state["opened"].key == "ibm"
