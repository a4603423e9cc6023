"""Knowledge: who knows what, what leaves with the cut, whom to keep, what comes back when."""

import streamlit as st

from calculator.library import load
from calculator.views import charts, tables, wording
from calculator.views.knowledge import chart, words
from calculator.views.knowledge import tables as knowledge
from calculator.views.knowledge.relearning import relearning
from calculator.views.markdown import literal
from calculator.views.ranges import ranges
from calculator.views.widgets import figures, origins

shown = figures.up_to_date()
answer, colours = shown.answer, figures.colours()
st.title("Knowledge lost, by team", anchor=False)
st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
if knowledge.per_post(answer):
    st.markdown(literal(f"{wording.knowledge_sentence(answer)} {words.at_risk(answer)}"))
    left, right = st.columns(2)
    with left:
        figures.figure(
            "What each team loses",
            charts.knowledge(tables.teams(answer), colours),
            words.BASIS,
            lambda: knowledge.lost_to_read(answer),
        )
    with right:
        figures.figure(
            "Whom to keep",
            ranges(knowledge.dearest(answer), "Posts' worth of knowledge per post cut", colours),
            words.whom_to_keep(answer),
            lambda: knowledge.dearest_to_read(answer),
        )
    figures.figure(
        "What is missing, month by month",
        chart.by_month(knowledge.by_month(answer), colours),
        f"{words.by_month(answer)} {relearning(shown.scenario, load()).sentence()}",
        lambda: knowledge.by_month_to_read(answer),
    )
else:
    st.markdown(literal(words.NOTHING))
origins.of_defaults("knowledge")
st.subheader("By team", anchor=False)
st.caption(words.SHARED_OUT)
st.dataframe(knowledge.to_read(answer), hide_index=True, width="stretch")
figures.foot(answer)
