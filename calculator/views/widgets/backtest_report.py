"""The backtest on the screen, worked out once for as long as the server runs."""

import streamlit as st

from calculator import __version__
from calculator.backtest.comparing import comparisons
from calculator.backtest.files import backtest
from calculator.library import load
from calculator.views import wording
from calculator.views.backtest import chart, tables, words
from calculator.views.markdown import literal
from calculator.views.widgets import figures


def report() -> None:
    """Show how many figures lie inside, the headcounts drawn, the table and the inputs' commit."""
    known = backtest()
    st.header(words.TITLE, anchor=False)
    st.markdown(literal(words.HOW))
    with st.spinner("Running the public cases; it takes some seconds the first time …"):
        found = comparisons()
    st.markdown(f"**{literal(words.sentence(found))}** {literal(words.reopened_sentence(found))}")
    table = tables.to_read(found, known)
    headcounts = chart.headcounts(found)
    with st.container(border=True):
        title, sentence = "Headcount, model and report", words.headcount_sentence(found)
        st.subheader(title, anchor=False)
        source = wording.made_with(__version__, load().id)
        figures.picture(title, chart.chart(headcounts, figures.colours()), sentence, source)
        st.markdown(literal(sentence))
    st.dataframe(table, hide_index=True, height="content", width="stretch")
    st.markdown(literal(words.LIMITS))
    st.caption(f":material/lock: {literal(words.frozen_sentence(known.frozen))}")
