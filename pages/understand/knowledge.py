"""Knowledge: what each team loses, leaves undone, and pays to come back."""

import streamlit as st

from calculator.views import charts, tables, tables_to_read, wording
from calculator.views.markdown import literal
from calculator.views.widgets import figures

shown = figures.up_to_date()
answer = shown.answer
st.title("Knowledge lost, by team", anchor=False)
st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
st.markdown(literal(wording.knowledge_sentence(answer)))
frame = tables.teams(answer)
figures.picture(charts.knowledge(frame, figures.colours()), wording.knowledge_sentence(answer))
st.caption(literal(wording.KNOWLEDGE_BASIS))
st.dataframe(tables_to_read.teams(answer), hide_index=True, width="stretch")
figures.foot(answer)
