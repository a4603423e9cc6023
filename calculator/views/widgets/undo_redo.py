"""Undo and redo of edits to the open plan, on every page that edits it but the grid's."""

from collections.abc import Callable

import streamlit as st

from calculator.views import steps
from calculator.views.session import State


def buttons() -> None:
    """Show both side by side; to be called once the page has taken what was typed."""
    found = steps.note(st.session_state)
    with st.container(horizontal=True, gap="xsmall", width="content"):
        _button("Undo", "Alt+Z", steps.undo, disabled=not found.past)
        _button("Redo", "Alt+Y", steps.redo, disabled=not found.undone)


def beside_title(title: str) -> None:
    """Show the title of a page with both at its right."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(title, anchor=False, width="stretch")
        buttons()


def _button(label: str, shortcut: str, act: Callable[[State], None], *, disabled: bool) -> None:
    name = label.casefold()
    st.button(
        label,
        icon=f":material/{name}:",
        key=f"step_{name}",
        on_click=act,
        args=(st.session_state,),
        disabled=disabled,
        shortcut=shortcut,
    )
