"""Share, wired: what a link would contain, the link itself, and a session that a link opens."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator.assumption_sets import load_set
from calculator.library import load
from calculator.links.making import make_link
from calculator.scenario import scenario_from
from calculator.store.place import FILE
from calculator.views import kept, session, tab
from calculator.views.links.picture import qr_code
from tests.answers import FEW
from tests.running import one_team
from tests.screen import APP, field, opened, seen

PAGE = "pages/trust/share.py"
PLAN = scenario_from({**one_team(), "name": "Shared plan"})


def by_link(text: str, state: dict[str, Any] | None = None) -> AppTest:
    """Open the app by a link, in a tab that has said what it kept."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"draws": FEW, tab.ANSWERED: True, **(state or {})}.items():
        app.session_state[name] = value
    app.query_params["s"] = text
    return app.run()


def test_names_and_money_are_left_out_unless_asked_for() -> None:
    """What the link would contain follows the boxes, and no link is made before the button."""
    app = opened(PAGE)
    assert "Names: " not in seen(app)
    assert "as an index in steps of 5" in seen(app)
    assert not app.code
    field(app, "checkbox", "Leave names out").uncheck().run()
    field(app, "checkbox", "Leave money out").uncheck().run()
    assert "Names: of the plan, of 12 teams" in seen(app)
    assert "annual salary of each team" in seen(app)
    assert "cannot be revoked" in seen(app)
    assert not app.exception


def test_a_link_is_made_on_demand_and_belongs_to_its_plan() -> None:
    """It opens the plan as it stands; after any change it is gone, for it is of another plan."""
    app = opened(PAGE)
    for label in ("Leave names out", "Leave money out"):
        field(app, "checkbox", label).uncheck().run()
    app.button(key="link_make").click().run()
    assert not app.exception
    (code,) = app.code
    again = by_link(code.value.partition("?s=")[2])
    assert again.session_state["opened"].scenario == app.session_state["shown"].scenario
    field(app, "checkbox", "Leave names out").check().run()
    assert not app.code


def test_a_link_opens_its_plan_with_the_figures_of_then_and_of_now() -> None:
    """The address is clean again; the page says where the plan came from and what has changed."""
    app = by_link(make_link(PLAN, load()).text)
    assert not app.exception
    assert app.session_state["opened"].title == "Shared plan"
    assert app.session_state["opened"].scenario == PLAN
    assert "s" not in app.query_params
    assert "This plan came by a link." in seen(app)
    assert "Nothing has changed since the link was made" in seen(app)
    app.button(key="link_aside").click().run()
    assert "This plan came by a link." not in seen(app)
    assert app.session_state["opened"].scenario == PLAN


def test_what_the_maker_left_out_is_told() -> None:
    """Names, and money as an index."""
    app = by_link(make_link(PLAN, load(), {"names", "money"}).text)
    assert "The maker left out: names" in seen(app)
    assert "Team 1" in {team.team for team in app.session_state["opened"].scenario.teams}
    assert not app.exception


def test_an_older_set_is_told_with_what_moved() -> None:
    """A link under a frozen set: model, assumptions, and a table of then and now."""
    app = by_link(make_link(PLAN, load_set("2026-11-65a5221f")).text)
    assert "The link was made with model" in seen(app)
    assert "2026-11-65a5221f, now" in seen(app)
    assert [*app.dataframe[0].value.columns][1:] == [
        "Then", "Now", "By the model", "By the assumptions",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.AAAA", "truncated"),
        ("9.AAAA", "newer"),
        ("nonsense", "no scenario link"),
        ("", "no scenario link"),
        (make_link(PLAN, load()).text[:-9], "the link is"),
        (make_link(PLAN, load()).text[:40], "the link is"),
    ],
)
def test_a_link_that_opens_nothing_has_a_page_that_says_so(text: str, said: str) -> None:
    """Nothing was changed by it, and the calculator is one click away."""
    app = by_link(text)
    assert not app.exception
    assert app.title[0].value == "This link opens nothing"
    assert said in seen(app)
    assert "Nothing was changed by it." in seen(app)
    app.button(key="link_go_on").click().run()
    assert "over 36 months" in app.title[0].value
    assert not app.exception


def test_work_that_was_in_the_tab_is_kept_beside_the_link() -> None:
    """What a tab had open before is among the scenarios it keeps."""
    app = opened("pages/decide/answer.py")
    field(app, "text_input", "Share leaving").set_value("33").run()
    mine = app.session_state["shown"].scenario
    app.session_state[tab.ANSWERED] = True
    app.query_params["s"] = make_link(PLAN, load()).text
    app.run()
    assert app.session_state["opened"].scenario == PLAN
    (row,) = app.session_state[kept.SHELF].rows
    assert row.scenario.model_copy(update={"name": mine.name}) == mine


def test_a_private_link_just_made_is_shown_as_a_qr_code_too(
    sqlite_place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its key, in the page itself; gone with the link once the plan is another."""
    monkeypatch.setenv(FILE, sqlite_place[FILE])
    app = opened(PAGE)
    app.button(key="private_make").click().run()
    link, maker = (code.value for code in app.code)
    assert "?p=" in link.partition("#")[0]
    assert pictures(app) == [qr_code(link)]
    assert qr_code(link) not in {qr_code(link.partition("#")[0]), qr_code(maker)}
    app.switch_page("pages/decide/answer.py").run()
    field(app, "text_input", "Share leaving").set_value("33").run()
    app.switch_page(PAGE).run()
    assert pictures(app) == []
    assert not app.exception


def pictures(app: AppTest) -> list[str]:
    """Return the addresses of the pictures of a page."""
    return [picture.url for shown in app.get("image") for picture in shown.proto.imgs]


def test_a_qr_code_is_a_picture_for_any_link() -> None:
    """The longest there is still fits one."""
    assert qr_code("https://plans.example.org/?s=1." + "a" * 2_000).startswith(
        "data:image/png;base64,"
    )


def downloads(app: AppTest) -> set[str]:
    """Return what the page offers to download."""
    offered: Any = app.get("download_button")
    return {button.label for button in offered}


def test_documents_are_prepared_on_demand_and_belong_to_their_plan() -> None:
    """Nothing is worked out before the button; then there is a file of each kind."""
    app = opened(PAGE)
    assert {"Workbook with formulas", "Slide, 16 to 9"} <= downloads(app)
    assert "PDF for the board" not in downloads(app)
    app.button(key="documents_prepare").click().run(timeout=120)
    assert not app.exception
    assert {"PDF for the board", "Data as CSV", "Data as JSON"} <= downloads(app)
    state: Any = app.session_state
    session.open_example(state, "klarna")
    app.run()
    assert "PDF for the board" not in downloads(app)
