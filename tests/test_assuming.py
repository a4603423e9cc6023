"""Assumptions of one's own in the open plan: checked, put in, taken out; all else stays."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.answer import answer
from calculator.defaults import complete
from calculator.entries import Entry
from calculator.errors import InputError
from calculator.evaluate import evaluate
from calculator.examples import examples
from calculator.library import load
from calculator.reading.source import read_bytes
from calculator.saving import scenario_text
from calculator.scenario import Range
from calculator.views import session
from calculator.views.assuming import assume, forget, forget_all, own_assumptions
from calculator.views.assumptions.own_words import in_words, named, unknown, written
from calculator.views.assumptions.records import default_records
from calculator.views.grid import session as grid_session
from tests.answers import FEW
from tests.strategies import own_values
from tests.test_amending import retyped

ENTRIES = sorted(load().entries.values(), key=lambda entry: entry.id)
SAMPLED = [entry for entry in ENTRIES if entry.sampled]
CONSTANT = [entry for entry in ENTRIES if not entry.sampled]


def opened() -> dict[Any, Any]:
    """Open the first example in a new session."""
    found: dict[Any, Any] = {}
    session.open_example(found, next(iter(examples())))
    return found


@pytest.fixture
def state() -> dict[Any, Any]:
    """Open the first example in a new session."""
    return opened()


@st.composite
def entries_with_values(draw: st.DrawFn) -> tuple[Entry, Any]:
    """Any entry with a value or range of its own that a scenario file may hold."""
    entry = draw(st.sampled_from(ENTRIES))
    return entry, draw(own_values(entry))


@settings(deadline=None, max_examples=40)
@given(entries_with_values())
def test_what_a_file_may_hold_can_be_set(chosen: tuple[Entry, Any]) -> None:
    """It is in the plan as given, the plan can be evaluated, and forgetting it leads back."""
    entry, own = chosen
    state = opened()
    before = session.scenario_now(state)
    assume(state, entry.id, (own["p5"], own["p95"]) if isinstance(own, dict) else own)
    after = session.scenario_now(state)

    assert after.assumptions == {
        entry.id: Range.model_validate(own) if isinstance(own, dict) else own
    }
    assert after.model_copy(update={"assumptions": {}}) == before
    assert complete(after, load()).assumptions == after.assumptions
    forget(state, entry.id)
    assert session.scenario_now(state) == before


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(ENTRIES), st.floats(1e-3, 10), st.booleans())
def test_beyond_the_limits_nothing_changes(entry: Entry, beyond: float, above: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """A value outside what is possible is refused as a file's would be, with both limits."""
    state = opened()
    before = dict(state)
    width = entry.high - entry.low
    value = entry.high + beyond * width if above else entry.low - beyond * width
    with pytest.raises(InputError, match="must lie between") as refused:
        assume(state, entry.id, value)

    assert state == before
    assert [problem.path for problem in refused.value.problems] == [f"assumptions.{entry.id}"]


def test_a_range_the_wrong_way_round_is_refused(state: dict[Any, Any]) -> None:
    """P5 above P95 changes nothing, and reads in the unit of the field."""
    before = dict(state)
    with pytest.raises(InputError) as refused:
        assume(state, "slack", (0.2, 0.1))

    assert state == before
    (problem,) = refused.value.problems
    assert in_words(problem, "share") == "P5 20% must be below P95 10%."


@pytest.mark.parametrize("entry", CONSTANT[:3], ids=lambda entry: entry.id)
def test_a_constant_takes_no_range(state: dict[Any, Any], entry: Entry) -> None:
    """What is not drawn can be pinned and nothing else."""
    with pytest.raises(InputError, match="takes no range"):
        assume(state, entry.id, (entry.low, entry.high))


def test_an_older_mistake_is_not_in_the_way(state: dict[Any, Any]) -> None:
    """A plan from a file that sets what there is not can still be mended one by one."""
    scenario = state["opened"].scenario.model_copy(update={"assumptions": {"no_such": 1.0}})
    state["opened"] = replace(state["opened"], scenario=scenario)
    assume(state, "slack", 0.1)

    assert unknown(own_assumptions(state), default_records()) == ["no_such"]
    assert named(own_assumptions(state), default_records()) == (
        "Set by you: Work nobody would miss: 10%."
    )
    forget(state, "no_such")
    assert own_assumptions(state) == {"slack": 0.1}


def test_all_can_be_taken_out_at_once(state: dict[Any, Any]) -> None:
    """The plan is again worth what it was, to the last byte of its key."""
    key = session.figures_key(session.scenario_now(state), FEW)
    assume(state, "slack", 0.1)
    assume(state, "load_factor", (1.2, 1.5))
    assert session.figures_key(session.scenario_now(state), FEW) != key
    forget_all(state)

    assert not own_assumptions(state)
    assert session.figures_key(session.scenario_now(state), FEW) == key


@pytest.mark.parametrize("text", ["150", "ten"])
def test_rows_stay(state: dict[Any, Any], text: str) -> None:
    """Rows typed in the grid, sound or not, are still there; undoing them undoes nothing else."""
    grid_session.follow(state)
    grid_session.rewrite(state, retyped(state["grid"].rows, text))
    typed = state["grid"].rows
    assume(state, "slack", 0.1)
    grid = grid_session.follow(state)

    assert grid.rows == typed
    assert not grid.was_replaced
    grid_session.undo(state)
    assert own_assumptions(state) == {"slack": 0.1}


def test_answers_stay(state: dict[Any, Any]) -> None:
    """A share leaving answered anew still scales the cuts, with the assumption beside it."""
    state["answers"] = replace(state["answers"], share_leaving=0.2)
    assume(state, "load_factor", 1.4)
    scenario = session.scenario_now(state)
    people = sum(team.headcount for team in scenario.teams)

    assert sum(team.planned_cuts for team in scenario.teams) == pytest.approx(0.2 * people)
    assert scenario.assumptions == {"load_factor": 1.4}


def test_it_is_saved_with_the_scenario(state: dict[Any, Any]) -> None:
    """A saved file, opened again, holds the same assumptions and gives the same answer."""
    assume(state, "slack", 0.1)
    assume(state, "load_factor", (1.2, 1.5))
    scenario = session.scenario_now(state)
    again = read_bytes(scenario_text(scenario).encode(), "scenario.json", columns={}).scenario

    assert again.assumptions == scenario.assumptions
    first, second = (
        answer(evaluate(one, load(), draws=FEW))["headline"]["net_value"]
        for one in (scenario, again)
    )
    assert first == second


@pytest.mark.parametrize(
    ("own", "unit", "text"),
    [
        (0.1, "share", "10%"),
        (Range(p5=0.05, p95=0.1), "share per year", "5% to 10% (P5 to P95)"),
        (12, "months", "12"),
        (-0.015, "share", "\N{MINUS SIGN}1.5%"),
    ],
)
def test_written_in_its_unit(own: Any, unit: str, text: str) -> None:
    """Shares are percent on the screen, whatever a file holds."""
    assert written(own, unit) == text
