"""The tour on the screen: offered, never forced, left at any stop, and taken again at will."""

import streamlit as st

from calculator.views.markdown import literal
from calculator.views.tour import Stop, stops


def offer() -> bool:
    """Offer the tour; tell whether it was just asked for."""
    return st.button("Take a short tour", icon=":material/explore:", type="tertiary", key="tour")


@st.dialog("A short tour", width="medium", icon=":material/explore:")
def tour() -> None:
    """Show every stop at once, a tab each: going on waits for nothing that the page works out."""
    every = stops(st.session_state["shown"].answer)
    for tab, stop in zip(st.tabs([stop.label for stop in every]), every, strict=True):
        with tab:
            _shown(stop)


def _shown(stop: Stop) -> None:
    st.subheader(literal(stop.title), anchor=False)
    st.markdown(stop.text)
    with st.container(horizontal=True):
        for title, page in stop.pages:
            st.page_link(page, label=title)
