"""The answer: what the plan is worth, on one screen, with the six questions at the side."""

import streamlit as st

from calculator.views import charts, session, tables, tables_to_read, wording
from calculator.views.markdown import literal
from calculator.views.tiles import tiles
from calculator.views.widgets import figures, plan, questions

session.begin(st.session_state)
with st.sidebar:
    plan.name_of_product()
    plan.start_from()
    plan.own_plan()
    missing = questions.six_questions()

before, top = st.container(), st.empty()
followed = figures.Followed(missing) if missing else figures.follow_inputs(top)
shown = figures.shown()
answer = shown.answer

with before:
    plan.refused_file()
    if followed.wrong:
        figures.problems(
            followed.wrong, f"The figures below belong to the last valid inputs of {shown.title}."
        )

top.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
st.title(literal(wording.verdict(answer)), anchor=False)
odds = st.empty()
odds.markdown(f"##### {literal(wording.loss(answer))}")
figures.headline_tiles(tiles(answer))
basis = st.empty()
with st.container():
    figures.warnings(shown.warnings)
plan_row, others, others_row = st.container(), st.empty(), st.container()
figures.mark_as_old(basis, others)

answer = figures.follow_with_the_plan(basis, followed).answer
colours = figures.colours()
left, right = plan_row.columns(2)
with left:
    frame, unit = tables.cumulative(answer)
    figures.figure(
        "Cash, and what it leaves undone",
        charts.cumulative(frame, tables.cumulative_text(answer), unit, colours),
        wording.cash_sentence(answer),
        lambda: tables_to_read.cumulative(answer),
    )
with right:
    figures.figure(
        "Work against capacity",
        charts.work(tables.work(answer), colours),
        wording.work_sentence(answer),
        lambda: tables_to_read.work(answer),
    )
basis.caption(literal(wording.basis(answer)))

answer = figures.follow_with_the_rest(others, followed).answer
odds.markdown(f"##### {literal(wording.loss(answer))}")
left, right = others_row.columns(2)
with left:
    frame, unit = tables.alternatives(answer)
    figures.figure(
        "Alternatives, ranked",
        charts.alternatives(frame, unit, colours),
        wording.alternatives_sentence(answer),
        lambda: tables_to_read.alternatives(answer),
    )
with right:
    figures.figure(
        "How it hangs on slack",
        charts.slack(tables.slack(answer), colours),
        wording.slack_sentence(answer),
        lambda: tables_to_read.slack(answer),
    )
others.caption("Other ways to go about it, on the same draws, and the guess that matters most.")
figures.all_is_new()

with st.sidebar:
    plan.save_scenario(answer)
figures.foot(answer)
