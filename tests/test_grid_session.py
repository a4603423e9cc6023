"""The grid of one session: typing, leaving, undoing, and what other pages do meanwhile."""

from dataclasses import replace
from typing import Any

import pytest

from calculator.examples import examples
from calculator.scenario import scenario_from
from calculator.views.grid import session as grid_session
from calculator.views.grid.rows import FIELDS, GROUPS, rows_of
from calculator.views.session import Opened, begin, open_example, open_plan

BASE = scenario_from(examples()["midmarket"].scenario)


class Session(dict[Any, Any]):
    """A browser's session, with the editor's edits as Streamlit holds them."""

    def type(self, row: int, **cells: str) -> grid_session.Grid:
        """Type into the editor on the screen, on top of what it holds already."""
        grid: grid_session.Grid = self["grid"]
        held = self.setdefault(grid_session.editor_key(grid), {"edited_rows": {}})
        held["edited_rows"].setdefault(row, {}).update(cells)
        return self.run()

    def run(self) -> grid_session.Grid:
        """Run the page: follow, and put the editor on the screen."""
        grid = grid_session.follow(self)
        self.setdefault(grid_session.editor_key(grid), {"edited_rows": {}})
        grid_session.placed(self)
        return grid

    def leave(self) -> None:
        """Go to another page: Streamlit forgets the editor's edits."""
        del self[grid_session.editor_key(self["grid"])]


@pytest.fixture
def browsing() -> Session:
    """Open the plan in a new session."""
    found = Session()
    begin(found)
    open_example(found, "midmarket")
    found.run()
    return found


def test_a_sound_edit_becomes_the_plan_at_once(browsing: Session) -> None:
    """The session's plan has the new teams; what else the scenario says is kept."""
    before = browsing["opened"].scenario
    browsing.type(0, headcount="150")
    after = browsing["opened"].scenario

    assert after.teams[0].headcount == 150
    assert after.model_copy(update={"teams": before.teams}) == before
    assert browsing["answers"].people == 738
    assert browsing["opened"].title.endswith(", edited here")


def test_two_edits_in_one_editor_both_hold(browsing: Session) -> None:
    """The editor stays the same while it is typed in, so that nothing under the hand is lost."""
    first = browsing.type(0, headcount="150")
    second = browsing.type(1, headcount="50")

    assert first.number == second.number
    assert [team.headcount for team in browsing["opened"].scenario.teams[:2]] == [150, 50]


def test_an_unsound_edit_keeps_the_last_sound_plan(browsing: Session) -> None:
    """The text stays, the plan does not move, and mending it brings the plan along."""
    before = browsing["opened"]
    grid = browsing.type(0, headcount="ten")

    assert browsing["opened"] is before
    assert grid.rows[0][FIELDS.index("headcount")] == "ten"
    assert browsing.type(0, headcount="10;").read.scenario is None
    browsing.type(0, headcount="141")
    assert browsing["opened"].scenario.teams[0].headcount == 141


def test_text_survives_leaving_the_page(browsing: Session) -> None:
    """On coming back a new editor starts from what was typed, sound or not."""
    before = browsing.type(0, headcount="ten")
    browsing.leave()
    after = browsing.run()

    assert after.rows == before.rows == after.seed
    assert after.number > before.number
    assert after.read.problems == before.read.problems


def test_undo_brings_back_text_and_plan(browsing: Session) -> None:
    """Undo and redo move the rows and the session's plan together."""
    before = browsing["opened"].scenario
    browsing.type(0, headcount="150")
    grid_session.undo(browsing)
    assert browsing["opened"].scenario == before
    assert browsing.run().rows == rows_of(before.teams)

    grid_session.redo(browsing)
    assert browsing["opened"].scenario.teams[0].headcount == 150


def test_undo_comes_back_from_another_plan(browsing: Session) -> None:
    """When another plan is opened elsewhere, what was typed last is one step back."""
    browsing.type(0, headcount="ten")
    open_example(browsing, "klarna")
    grid = browsing.run()
    assert grid.was_replaced
    assert grid.base == browsing["opened"].scenario

    grid_session.undo(browsing)
    back = browsing.run()
    assert back.rows[0][FIELDS.index("headcount")] == "ten"
    assert back.base == BASE


def test_answers_of_the_six_questions_come_along(browsing: Session) -> None:
    """A cut changed on the first page is in the grid; it is no second plan."""
    browsing["answers"] = replace(browsing["answers"], share_leaving=0.06)
    grid = browsing.run()

    assert grid.read.totals.posts_cut == pytest.approx(0.06 * 728)
    assert grid.read.problems == ()


def test_impossible_answers_leave_the_rows_alone(browsing: Session) -> None:
    """An answer that does not fit the plan is told, and the grid shows the plan without it."""
    browsing["answers"] = replace(browsing["answers"], cut_month=99)
    grid = browsing.run()

    assert "past the horizon" in str(grid.notes[0])
    assert grid.rows == rows_of(BASE.teams)


def test_a_bulk_paste_starts_the_editor_afresh(browsing: Session) -> None:
    """After thousands of cells the editor starts from what it holds, so that it stays quick."""
    cells = {"team": "", "headcount": "10", "annual_salary": "50000", "planned_cuts": "1"}
    edits = {n: cells | {"team": f"Cell {n}"} for n in range(5000)}
    grid: grid_session.Grid = browsing["grid"]
    browsing[grid_session.editor_key(grid)] = {"edited_rows": edits}
    after = browsing.run()

    assert after.number > grid.number
    assert after.seed == after.rows
    assert len(browsing["opened"].scenario.teams) == 5000


def test_columns_are_chosen_without_losing_text(browsing: Session) -> None:
    """Showing other columns keeps what was typed, also what is not sound."""
    browsing.type(0, headcount="ten")
    grid_session.show(browsing, ["Knowledge"])
    grid = browsing.run()

    assert grid.rows[0][FIELDS.index("headcount")] == "ten"
    assert set(GROUPS["Knowledge"]) <= set(grid.fields)


def test_a_plan_opened_as_it_is_changes_no_answer() -> None:
    """Opening a plan that was read already brings the answers of the six questions along."""
    state: dict[Any, Any] = {}
    open_plan(state, Opened("x", "X", BASE))

    assert state["answers"].people == 728
