"""The scenarios that a session keeps beside the one that is open: named, and nothing is lost.

They live in the session's own state, like the plan that is open; their tab keeps them for a reload.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from calculator.errors import InputError, Problem
from calculator.examples import examples
from calculator.scenario import Scenario, scenario_from
from calculator.views import session

State: TypeAlias = MutableMapping[Any, Any]

SHELF: Final = "kept_scenarios"
MOST: Final = 20
KEY: Final = "kept_"  # of a plan opened from here


@dataclass(frozen=True, slots=True)
class Kept:
    """A scenario under a name of its own; `number` is never given twice in a session."""

    number: int
    scenario: Scenario

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.scenario.name


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is kept, in the order it was put there, and what was taken away last, and where."""

    rows: tuple[Kept, ...] = ()
    given: int = 0  # numbers given so far
    removed: tuple[int, Kept] | None = None

    def find(self, number: int) -> Kept:
        """Return one that is kept; `KeyError` where it is not."""
        return {row.number: row for row in self.rows}[number]


def shelf(state: State) -> Shelf:
    """Return what a session keeps."""
    kept: Shelf = state.setdefault(SHELF, Shelf())
    return kept


def keep(state: State, name: str) -> Kept:
    """Keep the plan as it is now under a name; `InputError` for a name that is none, or too many.

    The same error where the answers given do not fit the plan.
    """
    return _add(state, _named(session.scenario_now(state), name, shelf(state)))


def duplicate(state: State, number: int) -> Kept:
    """Keep a second one like it, under another name; `InputError` where there are too many."""
    found = shelf(state).find(number)
    taken = {row.name for row in shelf(state).rows}
    name = next(each for each in _copies(found.name) if each not in taken)
    return _add(state, found.scenario.model_copy(update={"name": name}))


def rename(state: State, number: int, name: str) -> None:
    """Give one another name; `InputError` for a name that is none, or that another has."""
    kept = shelf(state)
    others = replace(kept, rows=tuple(row for row in kept.rows if row.number != number))
    named = Kept(number, _named(kept.find(number).scenario, name, others))
    rows = tuple(named if row.number == number else row for row in kept.rows)
    state[SHELF] = replace(kept, rows=rows)


def remove(state: State, number: int) -> None:
    """Take one away; it can be brought back until another one is."""
    kept = shelf(state)
    found = kept.find(number)
    rows = tuple(row for row in kept.rows if row is not found)
    state[SHELF] = replace(kept, rows=rows, removed=(kept.rows.index(found), found))


def bring_back(state: State) -> None:
    """Put what was taken away last back where it was."""
    kept = shelf(state)
    if kept.removed is None:
        return
    place, found = kept.removed
    rows = (*kept.rows[:place], found, *kept.rows[place:])
    state[SHELF] = replace(kept, rows=rows, removed=None)


def open_kept(state: State, number: int) -> None:
    """Open one; the plan that was open is kept first, unless it can be had again as it is.

    `InputError` where it cannot be kept; then it stays open.
    """
    found = shelf(state).find(number)
    keep_unless_at_hand(state)
    session.open_plan(state, session.Opened(f"{KEY}{number}", found.name, found.scenario))


def keep_unless_at_hand(state: State) -> None:
    """Keep the plan that is open under its title, unless it can be had again as it is.

    `InputError` where it cannot be kept.
    """
    if not _is_at_hand(state, session.scenario_now(state)):
        taken = {row.name for row in shelf(state).rows}
        title = state["opened"].title
        names = (title, *(f"{title} ({count})" for count in range(2, MOST + 2)))
        keep(state, next(name for name in names if name not in taken))


def _is_at_hand(state: State, scenario: Scenario) -> bool:
    """Whether a scenario is kept already, or is an example, under whatever name."""
    kept = (row.scenario for row in shelf(state).rows)
    given = (scenario_from(example.scenario) for example in examples().values())
    return any(
        scenario == other.model_copy(update={"name": scenario.name}) for other in (*kept, *given)
    )


def _add(state: State, scenario: Scenario) -> Kept:
    kept = shelf(state)
    if len(kept.rows) >= MOST:
        rule = f"{MOST} scenarios are kept, and no more can be"
        raise InputError([Problem(rule, "Delete one, or save it as a file first")])
    found = Kept(kept.given + 1, scenario)
    state[SHELF] = replace(kept, rows=(*kept.rows, found), given=found.number)
    return found


def _named(scenario: Scenario, name: str, others: Shelf) -> Scenario:
    """Return a scenario under a name that is sound and that no other has."""
    name = " ".join(name.split())
    if not name:
        raise InputError([Problem("the name is empty", "Type a name")])
    if any(row.name == name for row in others.rows):
        rule = f"a scenario is kept as “{name}” already"
        raise InputError([Problem(rule, "Choose another name, or rename that one")])
    # Through the rules of a scenario, so that a name no file could hold is refused here.
    return scenario_from({**scenario.model_dump(mode="python", exclude_unset=True), "name": name})


def _copies(name: str) -> Iterator[str]:
    yield f"{name}, copy"
    yield from (f"{name}, copy {count}" for count in range(2, MOST + 2))
