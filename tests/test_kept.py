"""Scenarios kept in a session: named, opened, duplicated, deleted, brought back; none is lost."""

from dataclasses import replace
from typing import Any

import pytest

from calculator.errors import InputError
from calculator.scenario import scenario_from
from calculator.views import kept, session
from tests.running import one_team


@pytest.fixture
def state() -> dict[str, Any]:
    """A session with a plan of its own open."""
    held: dict[str, Any] = {}
    scenario = scenario_from(one_team())
    session.open_plan(held, session.Opened(session.FILE, "plan.csv", scenario))
    return held


def names(state: dict[str, Any]) -> list[str]:
    """Return the names of what is kept, in order."""
    return [row.name for row in kept.shelf(state).rows]


def test_what_is_kept_stays_as_it_was(state: dict[str, Any]) -> None:
    """Edits of the open plan reach the open plan alone."""
    before = kept.keep(state, "  First   try ")
    state["answers"] = replace(state["answers"], slack=0.2)
    after = kept.keep(state, "Second try")
    assert names(state) == ["First try", "Second try"]
    assert before.scenario.company.slack is None
    assert after.scenario.company.slack == 0.2
    assert kept.shelf(state).find(before.number) == before


def test_opening_one_keeps_what_was_open(state: dict[str, Any]) -> None:
    """Under its title; not a second time where it has not changed since."""
    first = kept.keep(state, "First try")
    state["answers"] = replace(state["answers"], slack=0.2)
    kept.open_kept(state, first.number)
    assert names(state) == ["First try", "plan.csv"]
    assert session.scenario_now(state) == first.scenario
    assert state["opened"].title == "First try"
    kept.open_kept(state, first.number)
    assert names(state) == ["First try", "plan.csv"]


def test_an_untouched_example_is_not_kept(state: dict[str, Any]) -> None:
    """It can be opened again at any time."""
    first = kept.keep(state, "First try")
    session.open_example(state, "midmarket")
    kept.open_kept(state, first.number)
    assert names(state) == ["First try"]


def test_a_duplicate_is_another_one(state: dict[str, Any]) -> None:
    """Of the same figures, under a name that is free."""
    first = kept.keep(state, "First try")
    copies = [kept.duplicate(state, first.number) for _ in range(2)]
    assert names(state) == ["First try", "First try, copy", "First try, copy 2"]
    for copy in copies:
        assert copy.scenario.model_copy(update={"name": first.name}) == first.scenario
    assert len({row.number for row in kept.shelf(state).rows}) == 3


def test_what_was_deleted_comes_back_where_it_was(state: dict[str, Any]) -> None:
    """The last one only; bringing it back twice does nothing."""
    rows = [kept.keep(state, name) for name in "ABC"]
    kept.remove(state, rows[0].number)
    kept.remove(state, rows[1].number)
    assert names(state) == ["C"]
    kept.bring_back(state)
    assert names(state) == ["B", "C"]
    kept.bring_back(state)
    assert names(state) == ["B", "C"]


def test_a_number_is_never_given_twice(state: dict[str, Any]) -> None:
    """So that no button acts on another scenario than the one it stood beside."""
    first = kept.keep(state, "A")
    kept.remove(state, first.number)
    assert kept.keep(state, "B").number != first.number


def test_one_can_be_renamed(state: dict[str, Any]) -> None:
    """To its own name too."""
    first = kept.keep(state, "A")
    kept.rename(state, first.number, "Deep cut")
    kept.rename(state, first.number, "Deep cut")
    assert names(state) == ["Deep cut"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("  ", "the name is empty"), ("A", "kept as “A” already"), ("x" * 5_000, "name")],
)
def test_a_name_that_is_none_is_refused(state: dict[str, Any], name: str, words: str) -> None:
    """In words, and what is kept stays as it is."""
    kept.keep(state, "A")
    other = kept.keep(state, "B")
    for act in (lambda: kept.keep(state, name), lambda: kept.rename(state, other.number, name)):
        with pytest.raises(InputError) as error:
            act()
        assert words in str(error.value.problems[0])
    assert names(state) == ["A", "B"]


def test_there_is_an_end_to_it(state: dict[str, Any]) -> None:
    """More than the most are refused with a way out, and the open plan stays open."""
    for number in range(kept.MOST):
        kept.keep(state, f"Plan {number}")
    with pytest.raises(InputError) as error:
        kept.keep(state, "One more")
    assert "Delete one" in str(error.value.problems[0])
    state["answers"] = replace(state["answers"], slack=0.2)
    with pytest.raises(InputError):
        kept.open_kept(state, kept.shelf(state).rows[0].number)
    assert state["opened"].title == "plan.csv"


def test_two_sessions_share_nothing(state: dict[str, Any]) -> None:
    """What one keeps the other does not see."""
    kept.keep(state, "A")
    assert kept.shelf({}).rows == ()
