"""Undo and redo of edits to the open plan, on every page that edits it but the grid's."""

import streamlit as st

from calculator.views import steps
from calculator.views.widgets.act_button import undo_and_redo


def buttons() -> None:
    """Show both side by side; to be called once the page has taken what was typed."""
    found = steps.note(st.session_state)
    with st.container(horizontal=True, gap="xsmall", width="content"):
        undo_and_redo(
            "step", steps.undo, steps.redo, can_undo=bool(found.past), can_redo=bool(found.undone)
        )


def beside_title(title: str) -> None:
    """Show the title of a page with both at its right."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(title, anchor=False, width="stretch")
        buttons()
