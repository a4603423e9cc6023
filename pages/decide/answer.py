"""The answer: what the plan is worth, on one screen, with the six questions at the side."""

import streamlit as st

from calculator.views import charts, session, tables, tables_to_read, wording
from calculator.views.bridge import chart as bridge_chart
from calculator.views.bridge import tables as bridge_tables
from calculator.views.bridge import words as bridge_words
from calculator.views.markdown import literal
from calculator.views.people import chart as people_chart
from calculator.views.people import tables as people_tables
from calculator.views.people import words as people_words
from calculator.views.strain import chart as strain_chart
from calculator.views.strain import tables as strain_tables
from calculator.views.strain import words as strain_words
from calculator.views.tiles import tiles
from calculator.views.widgets import figures, forgetting, origins, plan, questions, tour, undo_redo

session.begin(st.session_state)
with st.sidebar:
    plan.name_of_product()
    is_touring = tour.offer()
    plan.start_from()
    plan.own_plan()
    missing = questions.six_questions()
    origins.of_defaults("answer")

before = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    top = st.empty()
    undo_redo.buttons()
followed = figures.Followed(missing) if missing else figures.follow_inputs(top, line="")
shown = figures.shown()
answer = shown.answer
if is_touring:
    tour.tour()

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
headline = st.container(horizontal=True, gap="xsmall")
drawn = figures.headline_tiles(headline, tiles(answer))
basis = st.empty()
with st.container():
    figures.warnings(shown.warnings)
bridge_row, others = st.container(), st.empty()
plan_row, others_row, strain_row = st.container(), st.container(), st.container()
line = wording.basis(answer)
figures.say_whose(basis, line)
figures.say_whose(others)

answer = figures.follow_with_the_plan(basis, followed, line).answer
figures.draw_again(drawn, tiles(answer))
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
left, right = strain_row.columns(2)
with left:
    figures.figure(
        "Who is there",
        people_chart.by_kind(
            people_tables.stacked(answer),
            people_tables.text(answer),
            people_tables.today(answer),
            colours,
        ),
        people_words.sentence(answer),
        lambda: people_tables.to_read(answer),
    )
with right:
    figures.figure(
        "Strain on those who stay",
        strain_chart.against_today(
            strain_tables.by_month(answer), strain_tables.text(answer), colours
        ),
        strain_words.sentence(answer),
        lambda: strain_tables.to_read(answer),
    )
figures.say_whose(basis, line)

answer = figures.follow_with_the_rest(others, followed).answer
odds.markdown(f"##### {literal(wording.loss(answer))}")
with bridge_row:
    frame, unit = bridge_tables.bars(answer)
    figures.figure(
        "From the claimed saving to the net",
        bridge_chart.waterfall(frame, unit, colours),
        bridge_words.sentence(answer),
        lambda: bridge_tables.to_read(answer),
    )
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
others.empty()
figures.all_is_new()
figures.say_whose(basis, line)

with st.sidebar:
    plan.save_scenario(answer)
    forgetting.forget_everything()
figures.foot(answer)
