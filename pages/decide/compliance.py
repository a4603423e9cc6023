"""Compliance: what the law asks and when, whether it can be done, what waits, what it may cost."""

import streamlit as st

from calculator.views import session, wording
from calculator.views.law.standing import LIMITS
from calculator.views.markdown import literal
from calculator.views.widgets import figures, law_sections, origins, resets, undo_redo
from calculator.views.widgets.law_inputs import LawInputs

session.begin(st.session_state)
with st.sidebar:
    inputs = LawInputs()
    resets.offer("compliance")
    origins.of_defaults("compliance")

undo_redo.beside_title("What the law asks, and when")
shown = figures.up_to_date()
answer = shown.answer
inputs.say_doubtful(shown.warnings)

st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
st.warning(literal(LIMITS), icon=":material/gavel:")
law_sections.how_to_start(answer)
law_sections.calendar(answer)
law_sections.work(answer)
law_sections.held(answer)
law_sections.process(answer)
law_sections.money_at_stake(answer)
figures.foot(answer)
