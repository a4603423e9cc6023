"""The AI programme: how ready the company is, what is to be built, and when AI arrives."""

import streamlit as st

from calculator.views import session, wording
from calculator.views.markdown import literal
from calculator.views.programme import arrival, going_live
from calculator.views.widgets import (
    figures,
    initiatives,
    origins,
    programme_inputs,
    resets,
    undo_redo,
)

session.begin(st.session_state)
with st.sidebar:
    programme_inputs.programme()
    resets.offer("ai_programme")
    origins.of_defaults("programme")

results = st.container()
with st.expander("Initiatives shared by teams, or bought", icon=":material/hub:"):
    initiatives.initiatives()

with results:
    undo_redo.beside_title("When AI arrives")
    shown = figures.up_to_date()
    answer = shown.answer
    st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
    figures.figure(
        "Work that AI covers",
        arrival.chart(answer, figures.colours()),
        arrival.sentence(answer),
        lambda: arrival.table(answer),
    )
    with st.container(border=True):
        st.subheader("By team", anchor=False)
        st.markdown(literal(going_live.sentence(answer)))
        if answer["compliance"]["systems_held"]:
            st.dataframe(going_live.table(answer), hide_index=True, width="stretch")
            st.caption(literal(going_live.BASIS))
    st.page_link(
        "pages/decide/plan.py",
        label="Claims are given team by team on the Plan page",
        icon=":material/table_edit:",
    )
figures.foot(answer)
