"""What the open plan sets itself, and the way back to the library."""

from collections.abc import Mapping

import streamlit as st

from calculator.views.assuming import forget, forget_all
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.own_words import named, unknown
from calculator.views.assumptions.records import default_records
from calculator.views.markdown import literal
from calculator.views.widgets.library_change import start_afresh


def own(assumptions: Mapping[str, Own]) -> None:
    """Name what is set, and offer to reset all of it; what the library does not know stands out."""
    if not assumptions:
        st.caption("This plan takes the library's word for all of them.")
        return
    records = default_records()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(literal(named(assumptions, records)), width="content")
        st.button(
            f"Reset all ({len(assumptions)})",
            key="own_reset_all",
            icon=":material/restart_alt:",
            on_click=_reset_all,
        )
    for id_ in unknown(assumptions, records):
        with st.container(horizontal=True, vertical_alignment="center"):
            text = f"The plan sets {id_}, which is no assumption of the library."
            st.markdown(f":red[:material/error: {literal(text)}]", width="content")
            st.button("Take it out", key=f"own_out_{id_}", on_click=_take_out, args=(id_,))


def _reset_all() -> None:
    forget_all(st.session_state)
    start_afresh()


def _take_out(id_: str) -> None:
    forget(st.session_state, id_)
    start_afresh()
