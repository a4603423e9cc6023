"""Which weak assumptions move the answer, worked out when asked for."""

import streamlit as st

from calculator.errors import InputError
from calculator.views import analyses, session
from calculator.views.markdown import literal
from calculator.views.matters import movers
from calculator.views.widgets import matters_sections
from calculator.views.widgets.figures import problems


def movers_of_the_answer() -> None:
    """Offer to look, and show what was found as long as it belongs to the open plan."""
    st.subheader("Which weak assumptions move the answer", anchor=False)
    place = st.container()
    asked = st.button(
        "Find out",
        key="movers_find",
        icon=":material/troubleshoot:",
        help="Takes some seconds; any other edit ends it.",
    )
    st.caption(literal(movers.METHOD))
    with place:
        try:
            scenario = session.scenario_now(st.session_state)
        except InputError as error:
            problems(error.problems)
            return
        found = (
            matters_sections.worked_out(scenario)
            if asked
            else analyses.known(st.session_state, matters_sections.NAME, scenario)
        )
        if found is None:
            st.markdown("Not worked out for this plan as it is now.")
            return
        st.markdown(literal(movers.sentence(found)))
        table = movers.table(found)
        if not table.empty:
            st.dataframe(table, hide_index=True)
