"""What matters: what the answer rests on, what would change it, how deep a cut pays."""

import streamlit as st

from calculator.views import wording
from calculator.views.markdown import literal
from calculator.views.widgets import figures, matters_sections, origins
from calculator.views.widgets.break_evens import break_evens
from calculator.views.widgets.cut_frontier import cut_frontier

shown = figures.up_to_date()
st.title("What matters", anchor=False)
st.caption(literal(f"{shown.title} · {wording.plan_line(shown.answer)}"))
rests_on, would_change, how_deep = st.tabs(
    ["What the answer rests on", "What you would have to believe", "How deep a cut pays"],
    key="what_matters_sections",
    on_change="rerun",
)
# Each section takes seconds to work out, so only the one that is open is.
if rests_on.open:
    with rests_on:
        matters_sections.what_matters(shown)
if would_change.open:
    with would_change:
        break_evens(shown)
if how_deep.open:
    with how_deep:
        cut_frontier(shown)
origins.of_defaults("what_matters")
figures.foot(shown.answer)
