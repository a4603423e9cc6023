"""Assumptions: every number the model takes from elsewhere, its range, grade and source."""

import streamlit as st

from calculator.library import load
from calculator.views import library_tables
from calculator.views.markdown import literal

library = load()
st.title("Assumptions", anchor=False)
st.markdown(
    f"Set **{library.id}**. Every number has a range, a grade and a source. Grades A to C rest on "
    "data and studies; **D and E are assumptions: set your own** in a scenario file, under "
    "`assumptions`."
)
left, right = st.columns(2)
with left:
    topics = st.multiselect(
        "Topic",
        library_tables.topics(library),
        format_func=str.capitalize,
        placeholder="All topics",
    )
with right:
    grades = st.multiselect(
        "Grade",
        list(library_tables.GRADES),
        format_func=lambda grade: f"{grade}: {library_tables.GRADES[grade]}",
        placeholder="All grades",
    )
rows = library_tables.entries(library, topics, grades)
st.caption(f"{len(rows)} of {len(library.entries)} assumptions")
if rows:
    st.dataframe(
        library_tables.assumptions_to_read(rows),
        hide_index=True,
        height=460,
        column_config={
            "Assumption": st.column_config.TextColumn(width="medium", pinned=True),
            "Caveat": st.column_config.TextColumn(width="large"),
            "Sources": st.column_config.TextColumn(width="large"),
        },
    )
    st.subheader("One in detail", anchor=False)
    by_id = {row["id"]: row for row in rows}
    chosen = st.selectbox("Assumption", list(by_id), format_func=lambda id_: by_id[id_]["label"])
    with st.container(border=True):
        for title, text in library_tables.details(by_id[chosen]):
            st.markdown(f"**{title}.** {literal(text)}")
else:
    st.info("No assumption has this topic and this grade. Take one of the filters away.")

st.subheader("Defaults by kind of work", anchor=False)
st.markdown("What a headcount plan leaves out is filled in from its kind of work.")
st.dataframe(
    library_tables.families_to_read(library),
    hide_index=True,
    height="content",
    column_config={"Kind of work": st.column_config.TextColumn(pinned=True)},
)
with st.expander("What stands behind these defaults"):
    st.dataframe(library_tables.family_columns_to_read(library), hide_index=True)
