"""The library to search: filters, the table, and which record is open."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from calculator.library import Library
from calculator.reviews import reviews_due_before, this_month
from calculator.views import library_tables
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.grades import GRADES
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.records import topics
from calculator.views.assumptions.search import found
from calculator.views.library_notes import reviews_note
from calculator.views.markdown import literal
from calculator.views.widgets.origins import ASKED

CHOSEN: Final = "assumption"
FILTERS: Final = ("library_text", "library_topics", "library_grades", "library_own")
HEIGHT: Final = 620


def open_asked(records: Mapping[str, Record]) -> None:
    """Open the record that a link to the page names, whatever was filtered before."""
    asked = st.query_params.get(ASKED)
    if asked is None:
        return
    del st.query_params[ASKED]
    if asked in records:
        for name in FILTERS:
            st.session_state.pop(name, None)
        st.session_state[CHOSEN] = asked


def overdue(library: Library) -> None:
    """Flag what should have been looked at again by now, by file and key."""
    month = this_month()
    due = reviews_due_before(library, month)
    if due:
        _, *lines = reviews_note(due, month).splitlines()
        with st.expander(
            f":orange-badge[Overdue] Reviews that were due before {month}: {len(due)}"
        ):
            st.markdown("\n".join(f"- {literal(line.strip())}" for line in lines))


def filtered(records: Mapping[str, Record], own: Mapping[str, Own]) -> list[Record]:
    """Ask what to look for; return what is found."""
    text, topic, grade, yours = FILTERS
    left, middle, right = st.columns(3)
    with left:
        words = st.text_input("Search", key=text, placeholder="Words in names, caveats, sources")
    with middle:
        chosen = st.multiselect(
            "Topic", topics(records.values()), key=topic, placeholder="All topics"
        )
    with right:
        grades = st.multiselect(
            "Grade",
            list(GRADES),
            key=grade,
            format_func=lambda grade: f"{grade}: {GRADES[grade]}",
            placeholder="All grades",
        )
    only_own = st.checkbox("Only what you set", key=yours) if own else False
    among = [record for record in records.values() if record.id in own or not only_own]
    rows = found(among, words, chosen, grades)
    st.caption(f"{len(rows)} of {len(records)} found")
    return rows


def listed(rows: Sequence[Record], own: Mapping[str, Own]) -> Record:
    """Show records as a table to choose from; return the one that is open."""
    ids = [row.id for row in rows]
    if st.session_state.get(CHOSEN) not in ids:
        st.session_state[CHOSEN] = ids[0]
    table = f"library_{hash(tuple(ids))}"
    labels = {row.id: row.label for row in rows}
    chosen = st.selectbox(
        "Open", ids, key=CHOSEN, format_func=labels.__getitem__, help="Or tick a row below."
    )
    st.dataframe(
        library_tables.to_read(rows, own, this_month()),
        key=table,
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * len(rows)),
        on_select=lambda: _open_ticked(table, ids),
        selection_mode="single-row",
        column_config={
            "Assumption": st.column_config.TextColumn(width=260, pinned=True),
            "Grade": st.column_config.TextColumn(width=60),
            "Value": st.column_config.TextColumn(width=90),
            "Range": st.column_config.TextColumn(width=130),
            "Caveat": st.column_config.TextColumn(width="large"),
            "Sources": st.column_config.TextColumn(width="large"),
        },
    )
    return next(row for row in rows if row.id == chosen)


def _open_ticked(table: str, ids: Sequence[str]) -> None:
    ticked = st.session_state[table]["selection"]["rows"]
    if ticked:
        st.session_state[CHOSEN] = ids[ticked[0]]
