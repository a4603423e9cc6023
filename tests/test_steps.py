"""Undo and redo of edits to the open plan: one by one, from any page, and bounded."""

from dataclasses import replace
from typing import Any

import pytest

from calculator.scenario import scenario_from
from calculator.views import session, steps
from calculator.views.amending import amend
from calculator.views.assuming import assume, own_assumptions
from calculator.views.grid import session as grid_session
from calculator.views.history import LONGEST
from tests.running import one_team


@pytest.fixture
def state() -> dict[str, Any]:
    """A session with a plan of its own open, and nothing to undo."""
    held: dict[str, Any] = {}
    session.open_plan(held, session.Opened(session.FILE, "plan.csv", scenario_from(one_team())))
    steps.note(held)
    return held


def answer(state: dict[str, Any], **answers: Any) -> None:
    """Answer one of the six questions."""
    state["answers"] = replace(state["answers"], **answers)
    steps.note(state)


def test_edits_of_every_page_come_back_one_by_one(state: dict[str, Any]) -> None:
    """Answers, a part of the scenario, an assumption, another plan: there and back again."""
    seen = [steps.note(state).now]
    answer(state, slack=0.2)
    seen.append(steps.note(state).now)
    amend(state, "compliance", {"jurisdictions": ["EU"]})
    seen.append(steps.note(state).now)
    assume(state, "slack", 0.1)
    seen.append(steps.note(state).now)
    session.open_example(state, "klarna")
    seen.append(steps.note(state).now)

    for step in reversed(seen[:-1]):
        steps.undo(state)
        assert (state["opened"], state["answers"]) == (step.opened, step.answers)
    assert not own_assumptions(state)
    for step in seen[1:]:
        steps.redo(state)
        assert (state["opened"], state["answers"]) == (step.opened, step.answers)
    assert state["opened"].key == "klarna"


def test_fields_start_afresh_where_something_came_back(state: dict[str, Any]) -> None:
    """Or they would go on showing what was undone."""
    answer(state, slack=0.2)
    before = state["round"]
    steps.undo(state)
    assert state["round"] == before + 1
    assert state["answers"].slack is None
    steps.undo(state)
    assert state["round"] == before + 1


def test_an_edit_not_noted_yet_is_the_one_undone(state: dict[str, Any]) -> None:
    """A click may come before the page has run to its end."""
    answer(state, slack=0.2)
    state["answers"] = replace(state["answers"], slack=0.3)
    steps.undo(state)
    assert state["answers"].slack == 0.2


def test_a_new_edit_ends_what_could_be_redone(state: dict[str, Any]) -> None:
    """There is one way forward."""
    answer(state, slack=0.2)
    steps.undo(state)
    answer(state, slack=0.3)
    assert steps.note(state).undone == ()
    steps.redo(state)
    assert state["answers"].slack == 0.3


def test_the_same_again_is_no_step(state: dict[str, Any]) -> None:
    """Every run of a page notes, and few change anything."""
    answer(state, slack=0.2)
    answer(state, slack=0.2)
    state["opened"] = replace(state["opened"])
    assert len(steps.note(state).past) == 1


def test_steps_are_bounded(state: dict[str, Any]) -> None:
    """The oldest go first."""
    for number in range(LONGEST + 10):
        answer(state, slack=number / 100)
    assert len(steps.note(state).past) == LONGEST == 50
    for _ in range(LONGEST + 10):
        steps.undo(state)
    assert state["answers"].slack == 0.09


def test_the_grid_follows_and_keeps_its_own_steps(state: dict[str, Any]) -> None:
    """It shows what came back; its own undo shows what was there before."""
    grid_session.follow(state)
    answer(state, share_leaving=0.5)
    changed = grid_session.follow(state).rows
    steps.undo(state)
    assert grid_session.follow(state).base == state["opened"].scenario
    grid_session.undo(state)
    assert grid_session.follow(state).rows == changed
    steps.note(state)
    steps.undo(state)
    assert grid_session.follow(state).base == session.scenario_now(state)
    assert grid_session.follow(state).rows != changed
