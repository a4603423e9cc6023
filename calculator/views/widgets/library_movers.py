"""Which weak assumptions move the answer, worked out when asked for."""

from typing import Final

import streamlit as st

from calculator.errors import InputError
from calculator.influence import DRAWS, influences
from calculator.library import load
from calculator.scenario import Scenario
from calculator.views import session
from calculator.views.assumptions import movers
from calculator.views.assumptions.grades import WEAK
from calculator.views.markdown import literal
from calculator.views.widgets.figures import problems

KEPT: Final = "influences"  # with the name of the inputs they belong to


def movers_of_the_answer() -> None:
    """Offer to look, and show what was found as long as it belongs to the open plan."""
    st.subheader("Which weak assumptions move the answer", anchor=False)
    place = st.container()
    asked = st.button(
        "Find out",
        key="influences_find",
        icon=":material/troubleshoot:",
        help="Takes some seconds; any other edit ends it.",
    )
    st.caption(literal(movers.METHOD))
    try:
        scenario = session.scenario_now(st.session_state)
        if asked:
            _find(scenario)
    except InputError as error:
        with place:
            problems(error.problems)
        return
    key, found = st.session_state.get(KEPT, ("", None))
    with place:
        if key != session.figures_key(scenario, DRAWS):
            st.markdown("Not worked out for this plan as it is now.")
            return
        st.markdown(literal(movers.sentence(found, load(), scenario.currency)))
        if found.noticeable:
            st.dataframe(movers.table(found, load(), scenario.currency), hide_index=True)


def _find(scenario: Scenario) -> None:
    bar = st.progress(0.0, "Going through the assumptions graded D and E …")

    def show(share: float) -> None:
        bar.progress(share, "Going through the assumptions graded D and E …")

    found = influences(scenario, load(), WEAK, show)
    bar.empty()
    st.session_state[KEPT] = (session.figures_key(scenario, DRAWS), found)
