"""Assumptions: every number the model takes from elsewhere, to check, and to set oneself."""

import streamlit as st

from calculator.library import load
from calculator.views import session, wording
from calculator.views.assuming import own_assumptions
from calculator.views.assumptions import families
from calculator.views.assumptions.records import default_records
from calculator.views.markdown import literal
from calculator.views.widgets import (
    figures,
    library_card,
    library_list,
    library_own,
    undo_redo,
)
from calculator.views.widgets.library_movers import movers_of_the_answer

session.begin(st.session_state)
library, records = load(), default_records()
library_list.open_asked(records)
undo_redo.beside_title("Assumptions")
st.markdown(
    f"Set **{literal(library.id)}**. Every number has a range, a grade and a source. Grades A to C "
    "rest on data and studies; **D and E are assumptions: set your own**. What you set here goes "
    "into the open plan, its answer and its saved file. What you say of a team or of the company "
    "elsewhere, such as slack, comes before the assumption."
)
own = own_assumptions(st.session_state)
verdict = st.empty()
library_own.own(own)
library_list.overdue(library)
rows = library_list.filtered(records, own)
if rows:
    left, right = st.columns([5, 4])
    with left:
        chosen = library_list.listed(rows, own)
    with right:
        library_card.card(chosen, own.get(chosen.id))
else:
    st.info("Nothing has these words, this topic and this grade. Take a filter away.")
with st.expander("Defaults by kind of work, in one table"):
    st.markdown("What a headcount plan leaves out is filled in from its kind of work.")
    st.dataframe(families.to_read(library), hide_index=True, height="content")
movers_of_the_answer()

followed = figures.follow_inputs(verdict)
shown = figures.shown()
with verdict.container():
    if followed.wrong:
        figures.problems(followed.wrong, f"The last valid figures are those of {shown.title}.")
    else:
        st.caption(literal(f"{shown.title}: {wording.verdict(shown.answer)}"))
