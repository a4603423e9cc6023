"""Figures on the screen: kept up to the inputs, with their words, tables, problems and warnings."""

from collections.abc import Callable, Sequence

import altair as alt
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.errors import InputError, Problem
from calculator.views import session, wording
from calculator.views.markdown import literal
from calculator.views.theme import Palette, palette
from calculator.views.tiles import Tile


def colours() -> Palette:
    """Return the chart colours that suit the page's theme."""
    return palette(st.context.theme.type)


def up_to_date() -> session.Shown:
    """Return the figures of the open plan, on a page that asks nothing itself."""
    session.begin(st.session_state)
    wrong = follow_inputs(st.empty())
    found = shown()
    if wrong:
        problems(wrong, f"The figures below belong to the last valid inputs of {found.title}.")
    return found


def shown() -> session.Shown:
    """Return the figures on the screen; the page ends where there are none."""
    if "shown" not in st.session_state:
        problems((session.OUR_FAULT,), "There are no figures to show.")
        st.stop()
    found: session.Shown = st.session_state["shown"]
    return found


def follow_inputs(place: DeltaGenerator) -> tuple[Problem, ...]:
    """Bring the figures up to the inputs; return why they could not be.

    While it works, the place says so at once: the figures below are those of the last inputs.
    """
    try:
        scenario = session.scenario_now(st.session_state)
    except InputError as error:
        return error.problems
    if not session.is_stale(st.session_state, scenario):
        return ()
    old = "; until then the figures below belong to the last ones"
    place.markdown(
        ":primary[:material/hourglass_top: **Working out the answer to these inputs"
        f"{old if 'shown' in st.session_state else ''} …**]"
    )
    found = session.refresh(st.session_state, scenario)
    place.empty()
    return found


def problems(found: Sequence[Problem], after: str = "", title: str = "") -> None:
    """Show what is wrong, each problem on its own line, and what the figures below belong to."""
    lines = [f"- {literal(str(problem))}" for problem in found]
    head = [f"**{literal(title)}**", ""] if title else []
    tail = ["", literal(after)] if after else []
    st.error("\n".join([*head, *lines, *tail]), icon=":material/error:")


def warnings(found: Sequence[Problem]) -> None:
    """Show what is allowed but worth a second look."""
    if found:
        lines = "\n".join(f"- {literal(str(problem))}" for problem in found)
        st.warning(lines, icon=":material/warning:")


def headline_tiles(tiles: Sequence[Tile]) -> None:
    """Show the headline figures side by side, full values behind the question mark."""
    for column, tile in zip(st.columns(len(tiles)), tiles, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.metric(literal(tile.label), literal(tile.value), help=literal(tile.full) or None)
            st.markdown(f"P10–P90: {literal(tile.range)}  \n:gray[{literal(tile.note)}]")


def figure(
    title: str,
    chart: alt.LayerChart,
    sentence: str,
    table: Callable[[], pd.DataFrame],
) -> None:
    """Show a chart, then one paragraph in words, then the same as a table."""
    with st.container(border=True, height="stretch"):
        st.subheader(title, anchor=False)
        st.altair_chart(chart, width="stretch", theme=None, alt=sentence)
        st.markdown(literal(sentence))
        with st.expander("As a table"):
            st.dataframe(table(), hide_index=True, width="stretch")


def picture(chart: alt.LayerChart, sentence: str) -> None:
    """Show a chart as wide as its place, with a sentence for those who cannot see it."""
    st.altair_chart(chart, width="stretch", theme=None, alt=sentence)


def foot(answer: wording.Answer) -> None:
    """Name what the figures were made with, and where to check it."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(literal(wording.foot(answer)), width="content")
        st.page_link("pages/trust/assumptions.py", label="Assumptions")
        st.page_link("pages/trust/method.py", label="Method")
