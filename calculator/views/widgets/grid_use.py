"""What can be done with a file that waits: use it, add it, mend it in the grid, set it aside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from calculator.errors import Problem
from calculator.reading.source import Reading
from calculator.reading.table import Table
from calculator.views import session
from calculator.views.grid import bring_in as grid_import
from calculator.views.grid import words as grid_words
from calculator.views.grid.bring_in import Look, Offer, Outcome
from calculator.views.grid.rows import added, rows_of
from calculator.views.grid.session import Grid, follow, rewrite
from calculator.views.widgets.figures import warnings


@dataclass(frozen=True, slots=True)
class Choice:
    """A file with what was chosen for it: the field of each column, by header, and the currency.

    `look` is `None` for a whole scenario.
    """

    offer: Offer
    look: Look | None
    columns: Mapping[str, str]
    currency: str


def use(grid: Grid, choice: Choice, outcome: Outcome, to_add: Outcome) -> None:
    """Offer to use the file, in the ways that are open to it, and say why others are not.

    `to_add` is what it would become below the rows that are there.
    """
    table = choice.look.table if choice.look else None
    against: tuple[Problem, ...] = ()
    with st.container(horizontal=True):
        if outcome.reading is not None:
            _button("Use this plan", "done_all", _replace, choice, primary=True)
        if choice.look is not None and (outcome.reading or to_add.reading):
            against = _against_adding(grid, choice, to_add)
            if to_add.reading is not None and not against:
                _button("Add below the rows here", "playlist_add", _add, to_add.reading)
        elif table is not None and grid_import.as_typed(table, choice.columns):
            against = grid_import.not_to_be_mended_here(table, choice.currency, grid.base)
            if not against:
                label = "Bring the rows in as they are, to mend here"
                _button(label, "edit", _mend, table, choice.columns)
        set_aside()
    warnings([grid_words.on_this_page(problem) for problem in against])


def set_aside() -> None:
    """Offer to forget the file."""
    _button("Set it aside", "close", _drop)


def _against_adding(grid: Grid, choice: Choice, to_add: Outcome) -> tuple[Problem, ...]:
    foreign = grid_import.foreign_money(choice.currency, grid.base)
    return (foreign,) if foreign else to_add.problems


def _button(
    label: str, icon: str, act: Callable[..., None], *args: object, primary: bool = False
) -> None:
    st.button(
        label,
        key=f"plan_{icon}",
        icon=f":material/{icon}:",
        type="primary" if primary else "secondary",
        on_click=act,
        args=args,
    )


def _replace(choice: Choice) -> None:
    follow(st.session_state)
    offer = choice.offer
    session.open_file(st.session_state, offer.content, offer.file, choice.currency, choice.columns)
    _drop()


def _add(reading: Reading) -> None:
    grid = follow(st.session_state)
    rewrite(st.session_state, added(grid.rows, rows_of(reading.scenario.teams)))
    _drop()


def _mend(table: Table, chosen: Mapping[str, str]) -> None:
    follow(st.session_state)
    rewrite(st.session_state, grid_import.as_typed(table, chosen))
    _drop()


def _drop() -> None:
    for name in ("plan_offer", "plan_look", "plan_outcome", "plan_to_add"):
        st.session_state[name] = None
