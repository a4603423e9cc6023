"""Coming back: what it costs to undo the cut, how long it takes, what one reopened post costs."""

import streamlit as st

from calculator.library import load
from calculator.views import drawing, wording
from calculator.views.coming_back import charts, premium, undoing, words
from calculator.views.markdown import literal
from calculator.views.ranges import ranges
from calculator.views.widgets import figures, origins

library = load()
shown = figures.up_to_date(whole=True)
answer, colours = shown.answer, figures.colours()
st.title("Coming back", anchor=False)
st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
if not wording.cuts(answer):
    st.markdown(literal(words.NOTHING))
    figures.foot(answer)
    st.stop()

st.markdown(literal(words.undoing_sentence(answer)))
left, right = st.columns(2)
with left:
    frame, unit = undoing.costs(answer)
    figures.figure(
        "What it costs, by the month decided",
        charts.costs(frame, unit, colours),
        words.cost_sentence(answer),
        lambda: undoing.costs_to_read(answer),
    )
with right:
    figures.figure(
        "Until today's capacity is back",
        ranges(undoing.months_back(answer), "Months", colours, row="decided", height=drawing.ROW),
        words.months_sentence(answer),
        lambda: undoing.months_to_read(answer),
    )
left, right = st.columns(2)
with left:
    figures.figure(
        "What reopening a post costs",
        ranges(premium.by_team(answer), "Premium, of a year's base pay", colours, format="~%"),
        f"{words.premium_sentence(answer)} {words.PREMIUM_BASIS}",
        lambda: premium.by_team_to_read(answer),
    )
with right:
    figures.figure(
        "How long a post must stay empty to earn it",
        ranges(premium.vacancies(answer), "Break-even vacancy, months", colours),
        words.vacancy_sentence(answer),
        lambda: premium.vacancies_to_read(answer),
    )
st.subheader("By team", anchor=False)
roles = {name: family.label for name, family in library.families.items()}
st.dataframe(premium.to_read(answer, roles), hide_index=True, width="stretch")
st.subheader("Beyond the company", anchor=False)
st.markdown(literal(words.second_order(answer, library.entries[words.FOUNDERS].grade)))
origins.of_defaults("coming_back")
figures.foot(answer)
