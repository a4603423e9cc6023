"""Whoever reads the page: the marks of their numbers, and the address they have of the app."""

import streamlit as st

from calculator.views.numerals import marks_of, write_as


def begin() -> None:
    """Write numbers as the reader's browser says, in this run or in what comes before it."""
    write_as(marks_of(st.context.locale))


def app_address() -> str:
    """Return the address of the app, without the page, as the reader's browser has it."""
    return (st.context.url or "").removesuffix("/").removesuffix("/share")
