"""The grid of one browser session: what was typed, the plan it became, and the way back.

Nothing typed is lost: text that is no plan yet stays, and the session's plan stays the last sound
one. `seed` is what the editor on the screen was given; its own edits are counted from there, so a
new seed always comes with a new `number`, which is a new editor.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from calculator.errors import InputError, Problem
from calculator.scenario import Scenario
from calculator.views import session
from calculator.views.grid.history import Version
from calculator.views.grid.reading import Read, read
from calculator.views.grid.rows import FIRST_GROUPS, Edits, Rows, edited, rows_of, shown_fields
from calculator.views.history import History
from calculator.views.session import Opened, State

BULK: Final = 4_000  # edited cells; beyond, the editor starts afresh from what it holds
EDITED: Final = "edited"
_SUFFIX: Final = ", edited here"


@dataclass(frozen=True, slots=True)
class Grid:
    """What the page shows: the history, how its text reads, and the editor's seed."""

    history: History[Version]
    read: Read
    seed: Rows
    number: int
    groups: tuple[str, ...] = FIRST_GROUPS
    fields: tuple[str, ...] = ()
    is_placed: bool = False
    was_replaced: bool = False
    notes: tuple[Problem, ...] = field(default=())

    @property
    def rows(self) -> Rows:
        """The text as typed."""
        return self.history.now.rows

    @property
    def opened(self) -> Opened:
        """The last sound plan."""
        return self.history.now.opened

    @property
    def base(self) -> Scenario:
        """The scenario whose other parts are kept."""
        return self.opened.scenario


def editor_key(grid: Grid) -> str:
    """Return the name of the editor on the screen."""
    return f"grid_{grid.number}"


def edits(state: State, grid: Grid) -> Edits:
    """Return what the editor on the screen has changed of its seed."""
    held: Mapping[str, Any] = state.get(editor_key(grid), {})
    found: Edits = held.get("edited_rows", {})
    return found


def follow(state: State) -> Grid:
    """Bring the grid up to what was typed and to what other pages did; return it."""
    grid: Grid | None = state.get("grid")
    opened, notes = _opened_now(state)
    if grid is None:
        grid = _seeded(History(Version(rows_of(opened.scenario.teams), opened)), 0, FIRST_GROUPS)
    elif grid.base is not opened.scenario and grid.base != opened.scenario:
        version = Version(rows_of(opened.scenario.teams), opened)
        grid = _seeded(_with_typed(state, grid).changed(version), grid.number + 1, grid.groups)
        grid = replace(grid, was_replaced=True)
    elif editor_key(grid) not in state:
        if grid.is_placed:  # the page was left, and its editor with it
            grid = _seeded(grid.history, grid.number + 1, grid.groups, grid.read)
    else:
        grid = _typed(state, grid)
    grid = replace(grid, notes=notes)
    state["grid"] = grid
    return grid


def placed(state: State) -> None:
    """Note that the editor is on the screen; from now on it holds edits of its own."""
    state["grid"] = replace(state["grid"], is_placed=True)


def edited_here(opened: Opened, scenario: Scenario) -> Opened:
    """Return a plan with another scenario in its place, under a name that says so."""
    return Opened(EDITED, opened.title.removesuffix(_SUFFIX) + _SUFFIX, scenario)


def rebased(grid: Grid, change: Callable[[Opened], Opened]) -> Grid:
    """Change what a plan says besides its teams, in every version; what was typed stays."""
    history = grid.history.mapped(lambda each: replace(each, opened=change(each.opened)))
    return replace(grid, history=history, read=read(grid.rows, history.now.opened.scenario))


def rewrite(state: State, rows: Rows) -> None:
    """Replace the rows by others, made by a button."""
    grid = follow(state)
    if rows == grid.rows:
        return
    history = grid.history.changed(Version(rows, grid.opened))
    _adopt(state, _seeded(history, grid.number + 1, grid.groups))


def undo(state: State) -> None:
    """Go back one step."""
    grid = follow(state)
    _go(state, grid, grid.history.back())


def redo(state: State) -> None:
    """Take one step back again."""
    grid = follow(state)
    _go(state, grid, grid.history.forward())


def show(state: State, groups: Collection[str]) -> None:
    """Choose which groups of optional columns are shown."""
    grid = follow(state)
    state["grid"] = _seeded(grid.history, grid.number + 1, tuple(groups), grid.read)


def _typed(state: State, grid: Grid) -> Grid:
    """Read what was typed since the last run."""
    changes = edits(state, grid)
    rows = edited(grid.seed, changes)
    if rows == grid.rows:
        return grid
    history = grid.history.changed(Version(rows, grid.opened))
    changed = replace(grid, history=history, read=read(rows, grid.base), was_replaced=False)
    if sum(map(len, changes.values())) > BULK:
        changed = _seeded(history, grid.number + 1, grid.groups, changed.read)
    return _adopt(state, changed)


def _with_typed(state: State, grid: Grid) -> History[Version]:
    """Return the history with what was typed last, though another plan is open by now."""
    rows = edited(grid.seed, edits(state, grid))
    return grid.history if rows == grid.rows else grid.history.changed(Version(rows, grid.opened))


def _adopt(state: State, grid: Grid) -> Grid:
    """Let sound rows be the session's plan, and keep the last sound one otherwise."""
    scenario = grid.read.scenario
    if scenario is not None and scenario != grid.base:
        session.open_plan(state, edited_here(grid.opened, scenario))
        version = Version(grid.rows, state["opened"])
        grid = replace(grid, history=grid.history.corrected(version))
    state["grid"] = grid
    return grid


def _go(state: State, grid: Grid, history: History[Version]) -> None:
    """Show another version, with the plan that the figures belonged to then."""
    if history is grid.history:
        return
    if history.now.opened != grid.opened:
        session.open_plan(state, history.now.opened)
    state["grid"] = _seeded(history, grid.number + 1, grid.groups)


def _seeded(
    history: History[Version], number: int, groups: tuple[str, ...], found: Read | None = None
) -> Grid:
    rows = history.now.rows
    found = found or read(rows, history.now.opened.scenario)
    return Grid(history, found, rows, number, groups, shown_fields(rows, groups))


def _opened_now(state: State) -> tuple[Opened, tuple[Problem, ...]]:
    """Return the open plan with the answers given; the plan alone where they do not fit it."""
    opened: Opened = state["opened"]
    try:
        return replace(opened, scenario=session.scenario_now(state)), ()
    except InputError as error:
        return opened, error.problems
