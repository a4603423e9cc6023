"""One record of the library in full, with its curve, and the way to set one's own."""

import pandas as pd
import streamlit as st

from calculator import __version__
from calculator.entries import Entry
from calculator.library import load
from calculator.reviews import this_month
from calculator.views import wording
from calculator.views.assumptions import density
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.details import details
from calculator.views.assumptions.own_words import written
from calculator.views.assumptions.record import Record
from calculator.views.markdown import literal
from calculator.views.widgets import figures, library_change


def card(record: Record, own: Own | None) -> None:
    """Show a record and everything behind it."""
    with st.container(border=True):
        st.subheader(literal(record.label), anchor=False)
        st.markdown(_badges(record, own))
        st.markdown(literal(record.description))
        entry = load().entries.get(record.id)
        if entry:
            _distribution(entry, own)
            library_change.change(entry, own)
        for title, text in details(record, this_month()):
            st.markdown(f"**{title}.** {text}")
        if record.table:
            st.dataframe(pd.DataFrame(record.table), hide_index=True)


def _distribution(entry: Entry, own: Own | None) -> None:
    text = density.sentence(entry, own)
    if entry.sampled:
        source = wording.made_with(__version__, load().id)
        figures.picture(entry.label, density.chart(entry, own, figures.colours()), text, source)
    st.markdown(literal(text))
    if entry.sampled:
        with st.expander("As a table"):
            st.dataframe(density.table(entry, own), hide_index=True)


def _badges(record: Record, own: Own | None) -> str:
    grade = f":gray-badge[Grade {record.grade}]"
    if own is None:
        return f"{grade} :gray-badge[Library]"
    return f"{grade} :orange-badge[Set by you: {literal(written(own, record.unit))}]"
