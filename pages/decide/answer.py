"""The answer: what the plan is worth, on one screen, with the six questions at the side."""

import streamlit as st

from calculator.views import charts, session, tables, widgets, wording
from calculator.views.markdown import literal

session.begin(st.session_state)
with st.sidebar:
    widgets.name_of_product()
    widgets.start_from()
    widgets.own_plan()
    missing = widgets.six_questions()

before = st.empty()
wrong = missing or widgets.follow_inputs()
shown = widgets.shown()
answer = shown.answer

with before.container():
    widgets.refused_file()
    if wrong:
        widgets.problems(
            wrong, f"The figures below belong to the last valid inputs of {shown.title}."
        )

st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
st.title(literal(wording.verdict(answer)), anchor=False)
st.markdown(f"##### {literal(wording.loss(answer))}")
widgets.headline_tiles(wording.tiles(answer))
st.caption(literal(wording.basis(answer)))
widgets.warnings(shown.warnings)

colours = widgets.colours()
left, right = st.columns(2)
with left:
    frame, unit = tables.cumulative(answer)
    widgets.figure(
        "Cash, and what it leaves undone",
        charts.cumulative(frame, tables.cumulative_text(answer), unit, colours),
        wording.cash_sentence(answer),
        lambda: tables.cumulative_to_read(answer),
    )
with right:
    widgets.figure(
        "Work against capacity",
        charts.work(tables.work(answer), colours),
        wording.work_sentence(answer),
        lambda: tables.work_to_read(answer),
    )
left, right = st.columns(2)
with left:
    frame, unit = tables.alternatives(answer)
    widgets.figure(
        "Alternatives, ranked",
        charts.alternatives(frame, unit, colours),
        wording.alternatives_sentence(answer),
        lambda: tables.alternatives_to_read(answer),
    )
with right:
    widgets.figure(
        "How it hangs on slack",
        charts.slack(tables.slack(answer), colours),
        wording.slack_sentence(answer),
        lambda: tables.slack_to_read(answer),
    )

with st.sidebar:
    widgets.save_scenario(answer)
widgets.foot(answer)
