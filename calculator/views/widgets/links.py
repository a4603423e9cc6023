"""Links that open the app: read once from the address, told where a plan came from, or refused."""

from typing import Any, Final

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.errors import InputError
from calculator.links.address import PARAMETER
from calculator.links.then_and_now import then_and_now
from calculator.views import session as sessions
from calculator.views import tab
from calculator.views.links import private, session, words
from calculator.views.links.figures import HEADER, rows
from calculator.views.markdown import literal
from calculator.views.widgets import private_links
from calculator.views.widgets.act_button import act_button
from calculator.views.widgets.figures import problems, progress

OPENING: Final = "Opening the link …"


def begin() -> None:
    """Take a link out of the address; from then on the session holds the plan, not the address."""
    if PARAMETER in st.query_params:
        given = st.query_params.get_all(PARAMETER)
        del st.query_params[PARAMETER]
        session.wait(st.session_state, given[0] if len(given) == 1 else "")
    asked = [kind for kind in private_links.KINDS if kind in st.query_params]
    if not asked and private.visited(st.session_state) is None:
        return
    place = st.empty()  # also once it has served, so that nothing below it moves
    for kind in asked:
        # The key stands behind the sign, and would go with the query: it is read first.
        with place:
            is_known = private_links.begin(kind, st.query_params[kind])
        if not is_known:
            st.markdown(OPENING)
            st.stop()
        del st.query_params[kind]


def open_waiting() -> None:
    """Open a link once the tab has said what it had kept; a refused one has a page of its own."""
    state: Any = st.session_state
    if session.WAITING in state:
        if not tab.is_settled(state):
            st.markdown(OPENING)
            st.stop()
        session.open_waiting(state)
    if refused := session.refused(state):
        st.title("This link opens nothing", anchor=False)
        problems(refused, "Nothing was changed by it.")
        act_button(
            "Go to the calculator", "balance", "link_go_on", session.put_aside, disabled=False
        )
        st.stop()
    if private_links.visited():
        st.stop()


def place() -> DeltaGenerator:
    """Return where it will be told that the plan came by a link."""
    return st.empty()


def tell(where: DeltaGenerator) -> None:
    """Say what the maker left out, and what has changed since; to be called below the page."""
    state: Any = st.session_state
    came = session.came(state)
    if came is None:
        return
    with where.container(border=True):
        st.markdown(f"**This plan came by a link.** {literal(words.left_out(came))}")
        room = st.empty()
        act_button("Put this aside", "close", "link_aside", session.put_aside, disabled=False)
    found = session.compared(state)
    if found is None:
        try:
            with sessions.in_confidence():
                notice = progress(room, "Comparing with the figures of then")
                found = state[session.COMPARED] = then_and_now(came, notice)
        except InputError as error:
            with room.container():
                problems(error.problems)
            return
    with room.container():
        st.markdown(literal(words.since(found)))
        if found.problems:
            problems(found.problems, title="Today's assumptions cannot serve the plan")
        with st.expander("Figures, then and now"):
            st.dataframe(
                pd.DataFrame(list(rows(found)), columns=list(HEADER)),
                hide_index=True,
                width="stretch",
            )
            st.caption(
                f"Then: model {came.model_version}, assumptions {came.library.id}. "
                "First the model changes under the old assumptions, then the assumptions do."
            )
