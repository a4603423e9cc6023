"""Compare: the scenarios of this session side by side, on the same draws."""

import streamlit as st

from calculator.comparison.comparison import LEAST
from calculator.views import wording
from calculator.views.markdown import literal
from calculator.views.widgets import compared, figures, kept_list, origins

shown = figures.up_to_date()
st.title("Compare", anchor=False)
st.caption(literal(f"Open now: {shown.title} · {wording.plan_line(shown.answer)}"))
kept_list.keep_the_open_one()
kept_list.kept_list()
scenarios = compared.chosen(shown)
if len(scenarios) < LEAST:
    st.info(
        "Choose two to compare. Keep a copy of the open plan, change the plan, and come back: "
        "both stand here then.",
        icon=":material/compare_arrows:",
    )
else:
    compared.compared(scenarios)
origins.of_defaults("compare")
figures.foot(shown.answer)
