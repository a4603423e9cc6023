"""Share: the plan as a link, and as a file."""

import streamlit as st

from calculator.views import session, wording
from calculator.views.markdown import literal
from calculator.views.widgets import figures, link_making, plan, private_links

session.begin(st.session_state)
st.title("Share this plan", anchor=False)
shown = figures.up_to_date()
answer = shown.answer
st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))

with st.container(border=True):
    st.subheader("As a link that holds the plan", anchor=False)
    st.markdown(
        "Nothing is stored: the plan is in the link itself, so it opens anywhere this calculator "
        "runs, with the figures of today beside those of then."
    )
    link_making.offer(shown.scenario)

with st.container(border=True):
    st.subheader("As a private link", anchor=False)
    st.markdown(
        "The plan is kept here, encrypted, until the link ends or you revoke it. The key is in the "
        "link alone: without it, what is kept cannot be read."
    )
    private_links.offer(shown.scenario)

with st.container(border=True):
    st.subheader("As a file", anchor=False)
    st.markdown("Every input and no figure; opens here and on the command line.")
    plan.save_scenario(answer)
figures.foot(answer)
