"""A part of the plan edited on its own page: what other pages hold stays as it was."""

from dataclasses import replace
from typing import Any

import pytest

from calculator.errors import InputError
from calculator.examples import examples
from calculator.views import session
from calculator.views.amending import amend, programme_now
from calculator.views.grid import session as grid_session
from calculator.views.grid.rows import FIELDS, Rows

EU = {"jurisdictions": ("EU",), "employed_in": "DE"}


@pytest.fixture
def state() -> dict[Any, Any]:
    """Open the first example in a new session."""
    found: dict[Any, Any] = {}
    session.open_example(found, next(iter(examples())))
    return found


def retyped(rows: Rows, text: str) -> Rows:
    """Return rows with another headcount in the first."""
    first = list(rows[0])
    first[FIELDS.index("headcount")] = text
    return (tuple(first), *rows[1:])


def law(state: dict[Any, Any]) -> tuple[str, ...]:
    """Return the jurisdictions of what would be worked out now."""
    return session.scenario_now(state).compliance.jurisdictions


def test_the_part_is_in_the_plan_and_all_else_as_before(state: dict[Any, Any]) -> None:
    """Only that part of the scenario differs, and the plan says that it was edited."""
    before = session.scenario_now(state)
    amend(state, "compliance", EU)
    after = session.scenario_now(state)

    assert after.compliance.jurisdictions == ("EU",)
    assert after == before.model_copy(update={"compliance": after.compliance})
    assert state["opened"].title.endswith(", edited here")


def test_answers_stay_even_where_they_do_not_fit(state: dict[Any, Any]) -> None:
    """An answer past the horizon is still there, and still refused for its own reason."""
    late = replace(state["answers"], cut_month=99)
    state["answers"] = late
    amend(state, "compliance", EU)

    assert state["answers"] == late
    with pytest.raises(InputError, match="past the horizon"):
        session.scenario_now(state)
    state["answers"] = replace(late, cut_month=2)
    assert law(state) == ("EU",)


def test_an_answer_given_before_is_not_lost(state: dict[Any, Any]) -> None:
    """A share leaving answered anew still scales the cuts after an edit of the law."""
    state["answers"] = replace(state["answers"], share_leaving=0.2)
    amend(state, "compliance", EU)
    scenario = session.scenario_now(state)
    people = sum(team.headcount for team in scenario.teams)

    assert sum(team.planned_cuts for team in scenario.teams) == pytest.approx(0.2 * people)


def test_readiness_is_one_fact_on_two_pages(state: dict[Any, Any]) -> None:
    """The level set here is the answer to question 5, and the other way round."""
    amend(state, "ai_programme", {"readiness_level": 4})
    assert state["answers"].readiness_level == 4
    assert session.scenario_now(state).ai_programme.readiness_level == 4

    state["answers"] = replace(state["answers"], readiness_level=1)
    assert programme_now(state).readiness_level == 1


@pytest.mark.parametrize("text", ["150", "ten"])
def test_rows_typed_in_the_grid_stay(state: dict[Any, Any], text: str) -> None:
    """Sound or not, what was typed is there afterwards; the law is in the plan it becomes."""
    grid_session.follow(state)
    grid_session.rewrite(state, retyped(state["grid"].rows, text))
    typed = state["grid"].rows
    amend(state, "compliance", EU)
    grid = grid_session.follow(state)

    assert grid.rows == typed
    assert not grid.was_replaced
    grid_session.rewrite(state, retyped(grid.rows, "160"))
    assert session.scenario_now(state).teams[0].headcount == 160
    assert law(state) == ("EU",)


def test_undoing_rows_does_not_undo_the_law(state: dict[Any, Any]) -> None:
    """Going back in the grid takes rows back, and nothing that another page holds."""
    grid_session.follow(state)
    grid_session.rewrite(state, retyped(state["grid"].rows, "150"))
    amend(state, "compliance", EU)
    grid_session.undo(state)

    assert session.scenario_now(state).teams[0].headcount == 140
    assert law(state) == ("EU",)


def test_what_does_not_fit_changes_nothing(state: dict[Any, Any]) -> None:
    """An initiative for a team that is not there is refused, and everything stays."""
    grid_session.follow(state)
    before = dict(state)
    with pytest.raises(InputError, match="there is no team 'Nobody'"):
        amend(state, "ai_programme", {"initiatives": [{"name": "A", "teams": ["Nobody"]}]})

    assert state == before


def test_an_older_version_keeps_to_its_own_teams(state: dict[Any, Any]) -> None:
    """An initiative for a new team is not carried into a version that lacks the team."""
    grid_session.follow(state)
    rows = state["grid"].rows
    added = ("Lab", *retyped(rows, "150")[0][1:])
    grid_session.rewrite(state, (*rows, added))
    amend(state, "ai_programme", {"initiatives": [{"name": "A", "teams": ["Lab"]}]})
    assert session.scenario_now(state).ai_programme.initiatives
    grid_session.undo(state)

    assert not session.scenario_now(state).ai_programme.initiatives
