"""What matters: where the spread comes from, what moves the plan, what is worth finding out."""

import streamlit as st

from calculator.errors import InputError
from calculator.views import wording
from calculator.views.markdown import literal
from calculator.views.matters import words
from calculator.views.widgets import figures, matters_sections

shown = figures.up_to_date()
answer = shown.answer
st.title("What matters", anchor=False)
st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
try:
    found = matters_sections.worked_out(shown.scenario, st.empty())
except InputError as error:
    figures.problems(error.problems)
    st.stop()
st.markdown(f"**{literal(words.verdict(found))}**")
if not words.is_nothing(found):
    matters_sections.spread(found)
    matters_sections.one_at_a_time(found, answer["currency"])
    matters_sections.finding_out(found, answer["currency"])
figures.foot(answer)
