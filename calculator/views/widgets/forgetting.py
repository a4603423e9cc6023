"""What becomes of the work in this tab, and the way to be rid of all of it."""

import streamlit as st

from calculator.views import kept, tab
from calculator.views.markdown import literal
from calculator.views.widgets.tab import NOT_KEPT


def forget_everything() -> None:
    """Say where the work is kept, and offer to forget it: asked twice, since it is for good."""
    state = st.session_state
    is_kept, beside = tab.is_kept(state), len(kept.shelf(state).rows)
    if not is_kept:
        st.warning(NOT_KEPT, icon=":material/warning:")
    with st.popover(
        "Forget everything", icon=":material/delete_forever:", type="tertiary", width="stretch"
    ):
        if is_kept:
            st.markdown(
                "What you do here stays in this browser tab, for a reload, until the tab is closed."
            )
        st.markdown(
            literal(
                f"The open plan, your answers, {_counted(beside)} and all there is to undo will "
                "be gone. Nothing can bring them back but a file you saved."
            )
        )
        st.button(
            "Yes, forget everything",
            key="forget_everything",
            type="primary",
            on_click=tab.forget,
            args=(state,),
        )


def _counted(scenarios: int) -> str:
    return f"{scenarios} kept scenario{'' if scenarios == 1 else 's'}"
