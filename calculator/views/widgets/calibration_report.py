"""The calibration report on the screen, measured when asked for."""

from typing import Final

import streamlit as st

from calculator.calibration import calibration, checks
from calculator.library import load
from calculator.views import calibration_tables
from calculator.views.markdown import literal

KEPT: Final = "calibration"


def report() -> None:
    """Offer to hold the model against its targets, and show what came of it."""
    st.markdown(literal(calibration_tables.HOW))
    if st.button("Measure now", key="calibration_measure", icon=":material/straighten:"):
        _measure()
    found = st.session_state.get(KEPT)
    if found is None:
        st.caption(f"{len(calibration().targets)} targets; it takes some seconds.")
        return
    st.markdown(f"**{literal(calibration_tables.sentence(found))}**")
    st.dataframe(
        calibration_tables.to_read(found, load().sources), hide_index=True, height="content"
    )


def _measure() -> None:
    total = len(calibration().targets)
    text = "Holding the model against what is known …"
    bar, found = st.progress(0.0, text), []
    for check in checks():
        found.append(check)
        bar.progress(len(found) / total, text)
    bar.empty()
    st.session_state[KEPT] = tuple(found)
