"""Best plan: the cuts by team and month that do best under limits, and what they rest on."""

from functools import partial

import streamlit as st

from calculator.views import drawing, wording
from calculator.views.best_plan import tables, words
from calculator.views.markdown import literal
from calculator.views.ranges import ranges
from calculator.views.widgets import best_plan, figures, origins

shown = figures.up_to_date()
colours = figures.colours()
st.title("Best plan", anchor=False)
st.caption(literal(f"{shown.title} · {wording.plan_line(shown.answer)}"))
if not wording.cuts(shown.answer):
    st.markdown(literal(words.NOTHING))
    figures.foot(shown.answer)
    st.stop()

st.markdown(words.INTRODUCTION)
asked = best_plan.ask(shown)
origins.of_defaults("best_plan")
data = best_plan.answered(asked)
if data is None:
    figures.foot(shown.answer)
    st.stop()

st.header(literal(words.headline(data)), anchor=False)
for text in (words.reason(data), words.second(data), words.limits_sentence(data)):
    if text:
        st.markdown(literal(text))
for text in words.cautions(data):
    st.warning(literal(text), icon=":material/warning:")
if data["scenario_found"] is not None:
    st.subheader("By team", anchor=False)
    st.dataframe(tables.by_team(data), hide_index=True, width="stretch")
    best_plan.use(data, asked)
frame, unit = tables.options(data)
figures.figure(
    "Net value, every option on the same draws",
    ranges(frame, f"Net value, {unit}", colours, row="option", height=drawing.ROW),
    words.options_sentence(data),
    partial(tables.options_to_read, data),
)
st.subheader("On draws that the search has not seen", anchor=False)
st.markdown(literal(f"{words.OPTIMISTIC} {words.fresh_sentence(data)}"))
st.dataframe(tables.again(data), hide_index=True, width="stretch")
st.caption(literal(words.search_sentence(data)))
figures.foot(data)
