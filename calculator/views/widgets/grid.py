"""The plan's grid on the screen: totals, buttons, the editor, and what is to be mended.

The editor has a fixed number of rows, as a sheet does, and a key: only so do edits stay where they
are while the column beside them changes (an editor that adds rows starts afresh, in the middle of
typing, whenever what it is given changes).
"""

from typing import Final

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.column_types import ColumnConfig

from calculator.views import session, wording
from calculator.views.grid import words as grid_words
from calculator.views.grid.rows import (
    CAPACITY,
    FIELDS,
    GROUPS,
    deleted,
    duplicated,
    is_full,
    ticked,
)
from calculator.views.grid.session import (
    Grid,
    editor_key,
    edits,
    follow,
    placed,
    redo,
    rewrite,
    show,
    undo,
)
from calculator.views.markdown import literal
from calculator.views.money import whole
from calculator.views.widgets.act_button import act_button, undo_and_redo
from calculator.views.widgets.figures import follow_inputs, problems

MEND: Final = "_mend"
BOX: Final = "_row"
NO_ANSWER: Final = "There is no answer to these rows"
SOUND: Final = "✓"
ROW: Final = 35  # pixels
ROWS_SHOWN: Final = (8, 14)  # least and most, beside the header


def current() -> Grid:
    """Return the grid, up to what was typed."""
    session.begin(st.session_state)
    return follow(st.session_state)


def head(grid: Grid) -> DeltaGenerator:
    """Show what the plan ends; return the place of the verdict on it."""
    currency = grid.base.currency
    st.caption(literal(f"{grid.opened.title} · {grid_words.counted(grid.read.totals)}"))
    st.title(literal(grid_words.headline(grid.read.totals, currency)), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        place = st.empty()
        st.page_link("pages/decide/answer.py", label="See the answer", icon=":material/balance:")
    return place


def verdict(grid: Grid, place: DeltaGenerator) -> None:
    """Bring the verdict up to the rows, last of all: the page is ready for the next edit."""
    followed = follow_inputs(place)
    if "shown" in st.session_state:
        is_current = grid.read.scenario is not None and not followed.wrong
        whose = "" if is_current else "The last sound plan: "
        sentence = wording.verdict(st.session_state["shown"].answer)
        place.markdown(literal(f"{whose}{sentence}"), width="content")
    if followed.wrong and not grid.notes:  # which say it already
        problems(followed.wrong, f"The rows are those of {grid.opened.title}.", NO_ANSWER)


def notes(grid: Grid) -> None:
    """Say what other pages did to the plan."""
    if grid.notes:
        problems(grid.notes, f"The rows below are those of {grid.opened.title}.")
    if grid.was_replaced:
        st.info("Another plan was opened. Undo brings back the rows that were here.")


def totals(grid: Grid) -> None:
    """Show what the rows that can be read add up to."""
    with st.container(horizontal=True, gap="medium", key="plan_totals"):
        for label, value, full in grid_words.tiles(grid.read.totals, grid.base.currency):
            st.metric(label, literal(value), help=literal(full), width="content")


def buttons(grid: Grid) -> None:
    """Offer what can be done with rows and columns."""
    chosen = ticked(edits(st.session_state, grid), BOX)
    history = grid.history
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        undo_and_redo(
            "plan", undo, redo, can_undo=bool(history.past), can_redo=bool(history.undone)
        )
        act_button("Duplicate", "content_copy", "plan_duplicate", _duplicate, disabled=not chosen)
        act_button("Delete", "delete", "plan_delete", _delete, disabled=not chosen)
        with st.popover("Columns", icon=":material/view_column:"):
            st.pills(
                "Optional columns",
                list(GROUPS),
                selection_mode="multi",
                default=list(grid.groups),
                key="plan_groups",
                on_change=_choose_columns,
            )
            st.caption("A column that holds something is always shown.")


def editor(grid: Grid) -> None:
    """Show the rows to be edited, and beside each what is to be mended in it."""
    least, most = ROWS_SHOWN
    height = ROW * (1 + min(max(len(grid.rows) + 3, least), most)) + 3
    st.data_editor(
        _frame(grid),
        key=editor_key(grid),
        num_rows="fixed",
        hide_index=False,
        height=height,
        placeholder="",
        column_config=_columns(grid),
        alt="Headcount plan, one row a team",
    )
    placed(st.session_state)
    st.caption(
        "Type below the last row to add a team, or paste a block from a spreadsheet there. Tick "
        "rows to duplicate or delete them. An empty optional cell stands for its default."
    )
    if is_full(grid.rows):
        st.warning(
            f"The grid ends at row {whole(CAPACITY)}, as a plan does: what lies beyond is lost."
        )


def mending(grid: Grid) -> None:
    """List what is to be mended, and say whose the figures are meanwhile."""
    if not grid.read.problems:
        return
    after = f"The figures are still those of the last sound plan, {grid.opened.title}."
    lines = grid_words.mend_lines(grid.read, grid.rows)
    text = "\n".join(f"- {literal(line)}" for line in lines)
    st.error(f"**What to mend**\n\n{text}\n\n{literal(after)}", icon=":material/error:")
    if len(grid.read.problems) > grid_words.LISTED:
        with st.expander(f"All {whole(len(grid.read.problems))} as a table"):
            table = pd.DataFrame(grid_words.mend_table(grid.read.problems, grid.rows))
            st.dataframe(table, hide_index=True, width="stretch")


def _duplicate(state: session.State) -> None:
    grid = follow(state)
    rewrite(state, duplicated(grid.rows, ticked(edits(state, grid), BOX)))


def _delete(state: session.State) -> None:
    grid = follow(state)
    rewrite(state, deleted(grid.rows, ticked(edits(state, grid), BOX)))


def _choose_columns() -> None:
    show(st.session_state, st.session_state["plan_groups"])


def _frame(grid: Grid) -> pd.DataFrame:
    """Return the editor's seed: all rows a plan may have, most of them empty."""
    empty = [None] * (CAPACITY - len(grid.seed))
    marks = dict.fromkeys(grid.read.teams, SOUND) | grid_words.mend(grid.read)
    beside = [marks.get(number) for number in range(1, CAPACITY + 1)]
    columns = {field: [*_column(grid, field), *empty] for field in grid.fields}
    text = {MEND: beside, **columns}  # before the team, so that blocks of cells can be pasted
    frame = pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in text.items()})
    frame.insert(0, BOX, value=False)
    frame.index = pd.RangeIndex(1, CAPACITY + 1)
    return frame


def _column(grid: Grid, field: str) -> list[str | None]:
    place = FIELDS.index(field)
    return [cells[place] or None for cells in grid.seed]


def _columns(grid: Grid) -> dict[str, ColumnConfig]:
    text = st.column_config.TextColumn
    return {
        BOX: st.column_config.CheckboxColumn("", width=36, help="Tick to duplicate or delete"),
        MEND: text("What to mend", width=150, disabled=True),
        **{
            field: text(
                grid_words.label(field, grid.base.currency),
                help=literal(grid_words.column_help(field, grid.base)),
                width=190 if field == "team" else None,
            )
            for field in grid.fields
        },
    }
