"""The scenarios a session keeps, to name, open, duplicate, delete and bring back."""

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from calculator.errors import InputError
from calculator.views import kept
from calculator.views.kept import Kept
from calculator.views.markdown import literal
from calculator.views.widgets.figures import problems

WRONG: Final = "kept_wrong"  # what the last click could not do, and why
NAME: Final = "keep_name"


def keep_the_open_one() -> None:
    """Offer to keep a copy of the plan as it is now."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Keep the open plan as",
            key=NAME,
            placeholder="A name of your own, such as Half the cuts",
            max_chars=200,
        )
        st.button(
            "Keep a copy",
            key="keep_copy",
            icon=":material/bookmark_add:",
            on_click=_keep,
            help="It stays in this browser tab only. Go on editing: the copy stays as it is.",
        )
    _said()


def kept_list() -> None:
    """Show every scenario that is kept, with what can be done with it."""
    shelf = kept.shelf(st.session_state)
    for row in shelf.rows:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{literal(row.name)}**", width="stretch")
            _button("Open", "open", "folder_open", row, kept.open_kept)
            _rename(row)
            _button("Duplicate", "duplicate", "content_copy", row, kept.duplicate)
            _button("Delete", "delete", "delete", row, kept.remove)
    if shelf.removed is not None:
        _, removed = shelf.removed
        st.button(
            literal(f"Undo: bring back {removed.name}"),
            key="bring_back",
            icon=":material/undo:",
            type="tertiary",
            on_click=_do,
            args=(lambda: kept.bring_back(st.session_state),),
        )


def _button(label: str, name: str, icon: str, row: Kept, act: Callable[..., Any]) -> None:
    st.button(
        label,
        key=f"{name}_{row.number}",
        icon=f":material/{icon}:",
        on_click=_do,
        args=(lambda: act(st.session_state, row.number),),
    )


def _rename(row: Kept) -> None:
    with st.popover("Rename", icon=":material/edit:"):
        key = f"name_{row.number}"
        st.text_input("Name", row.name, key=key, max_chars=200)
        st.button(
            "Take this name",
            key=f"rename_{row.number}",
            on_click=_do,
            args=(lambda: kept.rename(st.session_state, row.number, st.session_state[key]),),
        )


def _keep() -> None:
    def act() -> None:
        kept.keep(st.session_state, st.session_state[NAME])
        st.session_state[NAME] = ""

    _do(act)


def _do(act: Callable[[], Any]) -> None:
    """Act on a click; what stands in the way is said where the list is."""
    st.session_state.pop(WRONG, None)
    try:
        act()
    except InputError as error:
        st.session_state[WRONG] = error.problems


def _said() -> None:
    if found := st.session_state.get(WRONG):
        problems(found)
