"""Method: what is computed, what is assumed, what is left out, and how it holds."""

import streamlit as st

from calculator.views.model_card import CARD
from calculator.views.papers import METHOD, paper
from calculator.views.widgets.calibration_report import report

READABLE = 860  # pixels; longer lines are hard to read

method, card, calibration = st.tabs(["Method", "Model card", "Calibration"])
with method, st.container(width=READABLE):
    st.markdown(paper(METHOD))
with card, st.container(width=READABLE):
    st.markdown(paper(CARD))
with calibration:
    st.header("Calibration", anchor=False)
    report()
