"""What a tab keeps: it comes back as it was, and what comes back otherwise is refused in words."""

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.reading.scenario_file import MAX_BYTES
from calculator.scenario import Scenario, scenario_from
from calculator.views import kept, session, steps, tab
from calculator.views.kept import Kept, Shelf
from tests.running import one_team
from tests.strategies import scenarios

PEOPLE = b"employee_id,title,department,salary,leaving\n" + b"".join(
    f"{number},Engineer,Product,{90_000 + number},{'yes' if number < 3 else 'no'}\n".encode()
    for number in range(12)
)
SCENARIO = scenario_from(one_team())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


def work_of(scenario: Scenario, **answers: Any) -> tab.Work:
    """Return a plan that is open with some answers, and kept twice beside it."""
    state: dict[str, Any] = {}
    session.open_plan(state, session.Opened(session.FILE, "plan.csv", scenario))
    rows = (
        Kept(3, scenario.model_copy(update={"name": "One"})),
        Kept(1, SCENARIO.model_copy(update={"name": "Another"})),
    )
    return tab.Work(state["opened"], replace(state["answers"], **answers), Shelf(rows, 4))


def as_data(**parts: Any) -> dict[str, Any]:
    """Return sound work as plain data, some of it replaced."""
    found: dict[str, Any] = json.loads(tab.work_text(work_of(SCENARIO)))
    return {**found, **parts}


def opened_as(**parts: Any) -> str:
    """Return the text of work whose open plan is not sound."""
    data = as_data()
    return json.dumps({**data, "open": {**data["open"], **parts}})


def working() -> dict[str, Any]:
    """Return the state of a session with an example open."""
    state: dict[str, Any] = {}
    session.begin(state)
    return state


@given(scenarios())
def test_any_scenario_comes_back_as_it_was(data: dict[str, Any]) -> None:
    """The open one and those kept, with the very same figures."""
    work = work_of(scenario_from(data))
    again = tab.work_from(tab.work_text(work))
    assert again == work
    keys = {session.figures_key(each.opened.scenario, 8) for each in (work, again)}
    assert len(keys) == 1


def test_answers_come_back_as_given() -> None:
    """Those that say what the plan says not are told from those that do not."""
    work = work_of(SCENARIO, share_leaving=1 / 3, cut_month=None, slack=0.1, currency="EUR")
    assert tab.work_from(tab.work_text(work)) == work
    given = json.loads(tab.work_text(work))["open"]["answers"]
    assert set(given) <= {"share_leaving", "cut_month", "slack", "currency"}
    assert given["share_leaving"] == 1 / 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        "{}",
        "team,headcount\nA,1\n",
        '{"version": 1}',
        '{"version": 1, "version": 1}',
        '{"version": NaN}',
        "\ud800",
        '"\\ud800"',
        "[" * 100_000,
        '{"version": ' + "9" * 5_000 + "}",
        " " * (MAX_BYTES + 1),
        json.dumps(as_data(version=2)),
        json.dumps(as_data(version="1")),
        json.dumps(as_data(more=1)),
        json.dumps(as_data(given=0)),
        json.dumps(as_data(given=1e400)),
        json.dumps(as_data(kept=[as_data()["kept"][0]] * 2)),
        json.dumps(as_data(kept=as_data()["kept"] * 11)),
        json.dumps(as_data(kept=[{"number": True, "scenario": {}}])),
        opened_as(title=""),
        opened_as(title="T" * 100_000),
        opened_as(key=None),
        opened_as(scenario={}),
        opened_as(scenario={"teams": []}),
        opened_as(scenario={**one_team(), "no_such": 1}),
        opened_as(answers={"share_leaving": 7}),
        opened_as(answers={"share_leaving": "all"}),
        opened_as(answers={"readiness_level": 0}),
        opened_as(answers={"readiness_level": None}),
        opened_as(answers={"cut_month": 120}),
        opened_as(answers={"people": 0}),
        opened_as(answers={"no_such": 1}),
    ],
)
def test_what_is_not_sound_is_refused_in_words(text: str) -> None:
    """Nothing of it is taken; the session goes on with the first example, and says why."""
    state = working()
    before = state["opened"]
    tab.take_up(state, text)
    assert tab.unread(state)
    assert state["opened"] is before
    assert tab.to_keep(state, is_sound=True)
    state["answers"] = replace(state["answers"], slack=0.2)
    assert tab.to_keep(state, is_sound=True)
    assert not tab.unread(state)


@given(st.sampled_from(["version", "open", "kept", "given"]), JSON)
def test_any_part_may_be_anything(part: str, value: object) -> None:
    """It is read, or refused as a user's input; there is no third way."""
    text = json.dumps(as_data(**{part: value}))
    with suppress(InputError):
        assert isinstance(tab.work_from(text), tab.Work)


@given(st.sampled_from(["key", "title", "scenario", "answers"]), JSON)
def test_any_part_of_the_plan_may_be_anything(part: str, value: object) -> None:
    """As any part of the whole."""
    with suppress(InputError):
        assert isinstance(tab.work_from(opened_as(**{part: value})), tab.Work)


def test_a_plan_of_several_teams_takes_no_answer_that_it_fixes() -> None:
    """Such an answer would leave the page without figures."""
    teams = [{**one_team()["teams"][0], "team": name} for name in "AB"]
    with pytest.raises(InputError, match="people cannot be changed here"):
        tab.work_from(opened_as(scenario={"teams": teams}, answers={"people": 7}))


def test_nothing_is_kept_until_something_is_done() -> None:
    """Opening the first example again is something done then."""
    state = working()
    assert tab.to_keep(state, is_sound=True) is None
    assert not tab.is_settled(state)
    state["answers"] = replace(state["answers"], slack=0.2)
    assert tab.to_keep(state, is_sound=True)
    session.open_example(state, state["opened"].key)
    assert tab.to_keep(state, is_sound=True)
    assert tab.is_settled(state)


def test_a_session_goes_on_with_what_its_tab_kept() -> None:
    """Plan, answers and scenarios; the first example is no step to be undone."""
    before = working()
    session.open_plan(before, session.Opened(session.FILE, "plan.csv", SCENARIO))
    kept.keep(before, "First try")
    before["answers"] = replace(before["answers"], slack=0.2)
    text = tab.to_keep(before, is_sound=True)
    assert text is not None

    after = working()
    steps.note(after)
    tab.take_up(after, text)
    assert (after["opened"], after["answers"]) == (before["opened"], before["answers"])
    assert kept.shelf(after) == kept.shelf(before)
    assert steps.note(after).past == ()
    assert tab.to_keep(after, is_sound=True) == text


def test_an_answer_that_comes_too_late_undoes_nothing() -> None:
    """What was done meanwhile stays."""
    state = working()
    state["answers"] = replace(state["answers"], slack=0.2)
    tab.to_keep(state, is_sound=True)
    tab.take_up(state, json.dumps(as_data()))
    assert state["answers"].slack == 0.2
    assert state["opened"].title != "plan.csv"


def test_a_plan_without_figures_is_not_kept() -> None:
    """The last that had some is, and scenarios kept meanwhile."""
    state = working()
    assert tab.to_keep(state, is_sound=False) is None
    state["answers"] = replace(state["answers"], slack=0.2)
    tab.to_keep(state, is_sound=True)
    kept.keep(state, "First try")
    state["answers"] = replace(state["answers"], cut_month=120)
    text = tab.to_keep(state, is_sound=False)
    assert text is not None
    work = tab.work_from(text)
    assert (work.answers.slack, work.answers.cut_month) == (0.2, 1)
    assert [row.name for row in work.shelf.rows] == ["First try"]


def test_too_much_is_not_kept() -> None:
    """Nothing stays in its place, and the session knows."""
    state = working()
    state["answers"] = replace(state["answers"], slack=0.2)
    assert tab.to_keep(state, is_sound=True)
    assert tab.is_kept(state)
    names = [f"{number} {'N' * 190}" for number in range(5_000)]
    team = one_team()["teams"][0]
    large = scenario_from({"teams": [{**team, "team": name} for name in names]})
    session.open_plan(state, session.Opened(session.FILE, "plan.csv", large))
    for number in range(4):
        kept.keep(state, f"Large {number}")
    assert tab.to_keep(state, is_sound=True) == ""
    assert not tab.is_kept(state)


def test_the_name_of_an_employee_file_is_not_kept() -> None:
    """Nor is it as the title of a plan edited or kept since."""
    state = working()
    session.open_file(state, PEOPLE, "Layoffs of Jane Roe.csv", "USD")
    assert state["opened"].title == session.EMPLOYEES
    first = kept.keep(state, "First try")
    state["answers"] = replace(state["answers"], slack=0.2)
    kept.open_kept(state, first.number)
    text = tab.to_keep(state, is_sound=True)
    assert text is not None
    assert "First try" in text
    assert "Jane" not in text


def test_forgetting_leaves_nothing() -> None:
    """Of any page."""
    state = working()
    kept.keep(state, "First try")
    tab.to_keep(state, is_sound=True)
    steps.note(state)
    tab.forget(state)
    assert tab.is_forgotten(state)
    assert set(state) == {tab.FORGOTTEN}
