"""Method: what is computed, what is assumed, what is left out, and how it holds."""

import streamlit as st

from calculator.views.model_card import CARD
from calculator.views.papers import METHOD, paper
from calculator.views.widgets.calibration_report import report
from calculator.views.widgets.methodology import methodology

READABLE = 860  # pixels; longer lines are hard to read

method, whole, card, calibration = st.tabs(["Method", "Methodology", "Model card", "Calibration"])
with method, st.container(width=READABLE):
    st.markdown(paper(METHOD))
with whole, st.container(width=READABLE):
    methodology()
with card, st.container(width=READABLE):
    st.markdown(paper(CARD))
with calibration:
    st.header("Calibration", anchor=False)
    report()
