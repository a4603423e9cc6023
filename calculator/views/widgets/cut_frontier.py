"""The frontier, on a page."""

import streamlit as st

from calculator.frontier import frontier
from calculator.library import load
from calculator.views.frontier import chart, tables, words
from calculator.views.markdown import literal
from calculator.views.session import Shown
from calculator.views.widgets import figures
from calculator.views.widgets.long_work import worked_out

TITLE = "How deep a cut pays, by the share of the claim that is realised"
DEPTH_TITLE = "How deep a cut pays"


def cut_frontier(shown: Shown) -> None:
    """Show the grid with its lines, or net value by depth where nothing is claimed."""
    found = worked_out(
        "frontier",
        shown.scenario,
        "Running the plan at other depths, with claims realised to other shares",
        lambda draws, notice: frontier(shown.scenario, load(), draws, notice=notice),
    )
    if found is None:
        return
    if not found.cells:
        st.subheader(DEPTH_TITLE, anchor=False)
        st.markdown(literal(words.sentence(found)))
        return
    colours = figures.colours()
    figures.figure(
        TITLE if found.shares else DEPTH_TITLE,
        chart.surface(found, colours) if found.shares else chart.depths(found, colours),
        words.sentence(found),
        lambda: tables.to_read(found),
    )
    st.caption(literal(words.BASIS))
