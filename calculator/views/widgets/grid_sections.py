"""Below the grid: cuts by month, who is protected, what empty cells stand for."""

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from calculator.library import load
from calculator.views.grid import defaults as grid_defaults
from calculator.views.grid import months as grid_months
from calculator.views.grid.cells import number
from calculator.views.grid.rows import NAME, with_cells
from calculator.views.grid.session import Grid, follow, rewrite
from calculator.views.markdown import literal
from calculator.views.money import posts
from calculator.views.widgets import origins
from calculator.views.widgets.figures import problems
from calculator.views.widgets.heard import heard_once

SPARE: Final = 6  # empty lines of a schedule


def sections(grid: Grid) -> None:
    """Show the sections, one tab each; only the open one is worked out."""
    shown = {
        "Cuts by month": _cuts_by_month,
        "Protected roles": _protected,
        "Defaults in use": _defaults,
    }
    tabs = st.tabs(list(shown), key="plan_sections", on_change="rerun")
    for tab, section in zip(tabs, shown.values(), strict=True):
        if tab.open:
            with tab:
                section(grid)
    origins.of_defaults("plan")


def _cuts_by_month(grid: Grid) -> None:
    cuts = grid_months.by_team(grid.read.teams.values())
    st.markdown(literal(grid_months.sentence(cuts)))
    if cuts:
        st.dataframe(pd.DataFrame(grid_months.table(cuts)), hide_index=True, width="content")
    _schedule(grid)


def _schedule(grid: Grid) -> None:
    """Offer a team's cuts as lines of month and posts."""
    st.subheader("Spread a team's cut over months", anchor=False)
    if not grid.read.teams:
        st.caption("No row can be read yet.")
        return
    st.caption(
        "One line a month. It is written to the team's row as a schedule such as 3:10;9:15, ten "
        "posts at the close of month 3 and fifteen at that of month 9, and planned cuts become "
        "its sum."
    )
    left, right = st.columns([2, 3])
    with left:
        row = st.selectbox(
            "Team",
            list(grid.read.teams),
            format_func=lambda row: grid.rows[row - 1][NAME].strip(),
            key="plan_schedule_team",
        )
        place = st.container()
    with right:
        typed = _lines(grid, row)
    schedule = grid_months.scheduled(typed)
    with place:
        if schedule.problems:
            problems(schedule.problems)
        st.button(
            f"Write {posts(schedule.posts)} posts to the plan",
            key="plan_schedule_write",
            icon=":material/edit_calendar:",
            disabled=not schedule.text,
            on_click=_write,
            args=(row, schedule),
        )


def _lines(grid: Grid, row: int) -> list[tuple[str, str]]:
    lines = grid_months.lines(grid.read.teams[row])
    padded = [*lines, *[("", "")] * SPARE]
    frame = pd.DataFrame(padded, columns=["Month", "Posts"], dtype="str")
    typed = st.data_editor(
        frame,
        key=f"plan_schedule_{grid.number}_{row}",
        hide_index=True,
        height="content",
        placeholder="",
        column_config={
            "Month": st.column_config.TextColumn("Month", help="Counted from 1"),
            "Posts": st.column_config.TextColumn("Posts that end at its close"),
        },
        alt="Cuts of the team by month",
    )
    return [(month or "", ended or "") for month, ended in typed.itertuples(index=False)]


def _write(row: int, schedule: grid_months.Schedule) -> None:
    grid = follow(st.session_state)
    cells = {"cut_month": schedule.text, "planned_cuts": number(schedule.posts)}
    rewrite(st.session_state, with_cells(grid.rows, row - 1, cells))


def _protected(grid: Grid) -> None:
    table = grid_defaults.protected(grid.base, load())
    st.markdown(literal(grid_defaults.protected_sentence(table["Team"], grid.base, load())))
    if table["Team"]:
        st.dataframe(pd.DataFrame(table), hide_index=True, width="content")
    marked = [row for row, team in grid.read.teams.items() if team.get("protected")]
    key = f"plan_protect_{grid.number}_{marked}"
    st.multiselect(
        "Protect other teams too",
        list(grid.read.teams),
        default=marked,
        format_func=lambda row: grid.rows[row - 1][NAME].strip(),
        key=key,
        on_change=heard_once(key, marked, partial(_protect, key)),
        help="Writes yes to the column Protected of the team's row.",
        width=520,
    )


def _protect(key: str) -> None:
    """Write to each row whether its team is marked."""
    marked = {*st.session_state[key]}
    grid = follow(st.session_state)
    rows = grid.rows
    for row, team in grid.read.teams.items():
        if (row in marked) != bool(team.get("protected")):
            rows = with_cells(rows, row - 1, {"protected": "yes" if row in marked else ""})
    rewrite(st.session_state, rows)


def _defaults(grid: Grid) -> None:
    st.markdown("What the model uses where a cell is empty; a cell that is filled is left out.")
    table = grid_defaults.defaults_in_use(grid.base, load())
    st.dataframe(pd.DataFrame(table), hide_index=True, width="stretch")
