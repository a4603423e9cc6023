"""Knowledge: what each team loses, leaves undone, and pays to come back."""

import streamlit as st

from calculator.views import charts, tables, widgets, wording
from calculator.views.markdown import literal

shown = widgets.up_to_date()
answer = shown.answer
st.title("Knowledge lost, by team", anchor=False)
st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
st.markdown(literal(wording.knowledge_sentence(answer)))
frame = tables.teams(answer)
widgets.picture(charts.knowledge(frame, widgets.colours()), wording.knowledge_sentence(answer))
st.caption(literal(wording.KNOWLEDGE_BASIS))
st.dataframe(tables.teams_to_read(answer), hide_index=True, width="stretch")
widgets.foot(answer)
