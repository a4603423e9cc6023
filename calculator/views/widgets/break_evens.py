"""What you would have to believe, on a page."""

import streamlit as st

from calculator.believe.believe import believe
from calculator.library import load
from calculator.views.believe import chart, tables, words
from calculator.views.markdown import literal
from calculator.views.session import Shown
from calculator.views.widgets import figures
from calculator.views.widgets.long_work import worked_out


def break_evens(shown: Shown) -> None:
    """Show every driver with its break-even, and the two that flip the answer together."""
    found = worked_out(
        "believe",
        shown.scenario,
        "Looking for what would change the answer",
        lambda draws, notice: believe(shown.scenario, load(), draws, notice=notice),
    )
    if found is None:
        return
    frame = tables.ways(found)
    sentence = f"{words.sentence(found)} {words.pair_sentence(found)}".strip()
    if not frame.empty:
        figures.figure(
            words.title(found),
            chart.ways(frame, figures.colours()),
            sentence,
            lambda: tables.to_read(found),
        )
    else:
        st.subheader(words.title(found), anchor=False)
        st.markdown(literal(sentence))
        if found.cuts:
            with st.expander("As a table"):
                st.dataframe(tables.to_read(found), hide_index=True, width="stretch")
    st.caption(literal(f"{words.BASIS} {words.PAIR_BASIS}"))
