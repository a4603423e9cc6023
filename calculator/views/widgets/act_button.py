"""A button that does one thing to the session before the page runs again."""

from collections.abc import Callable

import streamlit as st

from calculator.views.session import State


def act_button(
    label: str,
    icon: str,
    key: str,
    act: Callable[[State], None],
    *,
    disabled: bool,
    shortcut: str | None = None,
) -> None:
    """Show a button that hands the session to `act` when it is pressed."""
    st.button(
        label,
        icon=f":material/{icon}:",
        key=key,
        on_click=act,
        args=(st.session_state,),
        disabled=disabled,
        shortcut=shortcut,
    )


def undo_and_redo(
    key: str,
    undo: Callable[[State], None],
    redo: Callable[[State], None],
    *,
    can_undo: bool,
    can_redo: bool,
) -> None:
    """Show the way back and forth, under keys that begin with `key`.

    Ctrl+Z would also fire within an open cell or field, whose own it is.
    """
    act_button("Undo", "undo", f"{key}_undo", undo, disabled=not can_undo, shortcut="Alt+Z")
    act_button("Redo", "redo", f"{key}_redo", redo, disabled=not can_redo, shortcut="Alt+Y")
