"""The methodology, section by section, to search and to take away."""

from contextvars import Context
from itertools import groupby

import streamlit as st

from calculator.library import load
from calculator.views.markdown import literal
from calculator.views.methodology.blocks import blocks
from calculator.views.methodology.document import METHODOLOGY, markdown, matching, sections
from calculator.views.methodology.section import Section
from calculator.views.papers import linked


@st.fragment
def methodology() -> None:
    """Show the sections that hold a word, all of them without one."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    word = left.text_input(
        "Find in the methodology", placeholder="a word, as in severance", key="methodology_word"
    )
    right.download_button(
        "Download",
        lambda: markdown(load()),
        file_name=METHODOLOGY.name,
        mime="text/markdown",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    found = matching(_sections(load().id), word)
    if not found:
        st.markdown(literal(f"No section holds “{word.strip()}”."))
    for chapter, told in groupby(found, key=lambda section: section.chapter):
        st.subheader(chapter, anchor=False)
        for section in told:
            key = f"methodology_{section.title}"
            part = st.expander(section.title, key=key, on_change="rerun")
            if part.open:  # all at once are long, and few are read
                with part:
                    _body(section)


def _body(section: Section) -> None:
    for block in blocks(linked(section.body)):
        if isinstance(block, str):
            st.markdown(block)
        else:
            st.dataframe(block, hide_index=True, height="content")


@st.cache_resource(max_entries=1, show_spinner="Reading the model's own words …")
def _sections(library_id: str) -> list[Section]:  # noqa: ARG001 - what the sections belong to
    return Context().run(sections, load())  # kept for all readers: in nobody's own numerals
