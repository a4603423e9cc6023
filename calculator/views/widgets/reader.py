"""Whoever reads the page: numbers are written with their marks."""

import streamlit as st

from calculator.views.numerals import marks_of, write_as


def begin() -> None:
    """Write numbers as the reader's browser says, in this run or in what comes before it."""
    write_as(marks_of(st.context.locale))
