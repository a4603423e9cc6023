"""Figures on the screen: kept up to the inputs, with their words, tables, problems and warnings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import altair as alt
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.errors import InputError, Problem
from calculator.evaluate import Evaluation, Notice
from calculator.views import session, wording
from calculator.views.drawn import Drawn
from calculator.views.law.cautions import to_be_read
from calculator.views.markdown import literal
from calculator.views.theme import Palette, palette
from calculator.views.tiles import Tile
from calculator.views.unmoved import unmoved
from calculator.views.widgets import tab, take_away
from calculator.views.widgets.progress import at_intervals

CHARTED: Final = "charted"  # whose figures the charts of the page are
OLD: Final = "Until then, charts below belong to the last inputs"


def colours() -> Palette:
    """Return the chart colours that suit the page's theme."""
    return palette(st.context.theme.type)


def up_to_date(*, whole: bool = False) -> session.Shown:
    """Return the figures of the open plan, on a page that asks nothing itself.

    `whole` adds what takes longest: alternatives, bridge, coming back by month.
    """
    session.begin(st.session_state)
    place = st.empty()
    followed = follow_inputs(place)
    found = follow_with_the_plan(place, followed)
    if whole:
        found = follow_with_the_rest(place, followed)
    place.empty()
    if followed.wrong:
        problems(
            followed.wrong, f"The figures below belong to the last valid inputs of {found.title}."
        )
    return found


def shown() -> session.Shown:
    """Return the figures on the screen; the page ends where there are none."""
    if "shown" not in st.session_state:
        problems((session.OUR_FAULT,), "There are no figures to show.")
        st.stop()
    found: session.Shown = st.session_state["shown"]
    return found


@dataclass(frozen=True, slots=True)
class Followed:
    """How far the figures shown follow the inputs: why they do not, or what they were made from."""

    wrong: tuple[Problem, ...] = ()
    evaluation: Evaluation | None = None


def follow_inputs(place: DeltaGenerator, line: str | None = None) -> Followed:
    """Bring the headline figures up to the inputs; `line` as in `progress`.

    While it works, the place says so at once: the figures below are those of the last inputs.
    What then has figures is kept by the tab.
    """
    before: session.Shown | None = st.session_state.get("shown")
    try:
        scenario = session.scenario_now(st.session_state)
        if session.recall(st.session_state, scenario):
            _say_if_unmoved(before)
            tab.keep(is_sound=True)
            return Followed()
        old = "; until then the figures below belong to the last ones"
        text = f"Working out the answer to these inputs{old if 'shown' in st.session_state else ''}"
        evaluation = session.first_figures(st.session_state, scenario, progress(place, text, line))
    except InputError as error:
        place.empty()
        tab.keep(is_sound=False)
        return Followed(wrong=error.problems)
    _say_if_unmoved(before)
    tab.keep(is_sound=True)
    return Followed(evaluation=evaluation)


def _say_if_unmoved(before: session.Shown | None) -> None:
    """Say why an edit of the open plan moved nothing, where it did not."""
    now = shown()
    if before and before.key != now.key:
        reason = unmoved(before.scenario, before.answer, now.scenario, now.answer)
        if reason:
            st.toast(literal(reason), icon=":material/equal:", duration="long")


def say_whose(place: DeltaGenerator, line: str = "") -> None:
    """Show a line, with a note while the charts below are not yet those of the headline."""
    note = ""
    if st.session_state.get(CHARTED) != shown().key:
        note = f" :blue[:material/hourglass_top: Bringing the charts up to date. {OLD} …]"
    if line or note:
        place.caption(f"{literal(line)}{note}")


def all_is_new() -> None:
    """Note that every chart of the page is that of the headline."""
    st.session_state[CHARTED] = shown().key


def follow_with_the_plan(
    place: DeltaGenerator, followed: Followed, line: str | None = None
) -> session.Shown:
    """Add the plan by team and month to the headline; return all that is shown then."""
    if not shown().has_plan:
        text = f"Working out the plan by team and month. {OLD}"
        notice = progress(place, text, line, at_once=False)
        _add(place, lambda: session.plan_figures(st.session_state, notice, followed.evaluation))
    return shown()


def follow_with_the_rest(place: DeltaGenerator, followed: Followed) -> session.Shown:
    """Add what takes longest, alternatives and bridge; return all that is shown then."""
    if not shown().is_finished:
        text = f"Working out the alternatives and the bridge. {OLD}"
        notice = progress(place, text, at_once=False)
        _add(place, lambda: session.other_figures(st.session_state, notice, followed.evaluation))
    return shown()


def _add(place: DeltaGenerator, figures: Callable[[], None]) -> None:
    try:
        figures()
    except InputError as error:
        with place.container():
            problems(error.problems, "What stands below belongs to other inputs.")
        st.stop()


def progress(
    place: DeltaGenerator, text: str, line: str | None = None, *, at_once: bool = True
) -> Notice:
    """Show progress as it goes: as a bar, or behind a line of small print.

    The line takes the place of one that stays, so that nothing below it moves. `at_once`, unless
    the page says already what is old on it.
    """
    note = f":material/hourglass_top: {text} …"

    def show(share: float) -> None:
        if line is None:
            place.progress(share, note)
        else:
            place.caption(f"{literal(line)} :blue[{note} {share:.0%}]")

    notice = at_intervals(show, at_once=at_once)
    notice(0.0)
    return notice


def problems(found: Sequence[Problem], after: str = "", title: str = "") -> None:
    """Show what is wrong, each problem on its own line, and what the figures below belong to."""
    lines = [f"- {literal(str(problem))}" for problem in found]
    head = [f"**{literal(title)}**", ""] if title else []
    tail = ["", literal(after)] if after else []
    st.error("\n".join([*head, *lines, *tail]), icon=":material/error:")


def warnings(found: Sequence[Problem]) -> None:
    """Show what is allowed but worth a second look."""
    if found:
        lines = "\n".join(f"- {literal(to_be_read(problem))}" for problem in found)
        st.warning(lines, icon=":material/warning:")


TilePlaces: TypeAlias = Sequence[tuple[DeltaGenerator, DeltaGenerator]]


def headline_tiles(place: DeltaGenerator, tiles: Sequence[Tile]) -> TilePlaces:
    """Show the headline figures, as many side by side as fit; full values behind the mark.

    Returns where each one's figure and words stand, to be drawn again there.
    """
    with place:
        boxes = [st.container(border=True, height="stretch") for _ in tiles]
    return draw_again([(box, box) for box in boxes], tiles)


def draw_again(places: TilePlaces, tiles: Sequence[Tile]) -> TilePlaces:
    """Show headline figures where others stand: nothing is taken away, so nothing moves."""
    return [
        (
            figure.metric(
                literal(tile.label), literal(tile.value), help=literal(tile.full) or None
            ),
            words.markdown(f"{literal(tile.range)}  \n:gray[{literal(tile.note)}]"),
        )
        for (figure, words), tile in zip(places, tiles, strict=True)
    ]


def figure(
    title: str,
    chart: alt.LayerChart,
    sentence: str,
    table: Callable[[], pd.DataFrame],
    source: str | None = None,
) -> None:
    """Show a chart, then one paragraph in words, then the same as a table.

    `source` says on its picture what it was made from, by default the plan shown.
    """
    with st.container(border=True, height="stretch"):
        st.subheader(title, anchor=False)
        picture(title, chart, sentence, source)
        st.markdown(literal(sentence))
        with st.expander("As a table"):
            st.dataframe(table(), hide_index=True, width="stretch")


def picture(title: str, chart: alt.LayerChart, sentence: str, source: str | None = None) -> None:
    """Show a chart as wide as its place, with a sentence for those who cannot see it.

    Below it, itself to take away; `source` as in `figure`. Words and table are the caller's.
    """
    st.altair_chart(chart, width="stretch", theme=None, alt=sentence)
    if source is None:
        source = wording.source(shown().title, shown().answer)
    take_away.offer(Drawn(title, chart, sentence, source))


def foot(answer: wording.Answer) -> None:
    """Name what the figures were made with, and where to check it."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(literal(wording.foot(answer)), width="content")
        st.page_link("pages/trust/assumptions.py", label="Assumptions")
        st.page_link("pages/trust/method.py", label="Method")
