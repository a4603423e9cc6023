"""Signals on the screen: the report kept up to the plan, figures entered, the watch list."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.errors import InputError
from calculator.evaluate import Notice
from calculator.library import load
from calculator.signals.catalogue import SIGNALS
from calculator.signals.observed import Observation
from calculator.signals.report import Report, signals
from calculator.views import session as sessions
from calculator.views.markdown import literal
from calculator.views.money import whole
from calculator.views.signals import session
from calculator.views.signals.watch_list import (
    months_to_come,
    watch_calendar,
    watch_csv,
)
from calculator.views.signals.words import NOTHING_TO_COME
from calculator.views.widgets import figures
from calculator.views.widgets.progress import at_intervals

KEPT: Final = "signals_report"  # with the name of the inputs and figures it belongs to
FILES: Final = ("csv", "xlsx", "json", "yaml", "yml")
COLUMNS: Final = 3
BEFORE: Final = "Quits in the 24 months before month 1"
EXAMPLES: Final = {
    "count": "a number",
    "share": "as in 35%",
    "ratio": "as in 110%",
    "growth": "as in 8%",
    "days": "days",
    "FTE-months": "FTE-months",
}


def up_to_date(shown: sessions.Shown, place: DeltaGenerator) -> Report:
    """Return the report on the plan shown, given what this session has observed.

    Figures that cannot be are refused, and those before them stand. The page ends where there is no
    report at all; what was observed is kept.
    """
    try:
        with sessions.in_confidence():
            found = _followed(shown, place)
    except InputError as error:
        figures.problems(error.problems)
        st.stop()
    return found


def _followed(shown: sessions.Shown, place: DeltaGenerator) -> Report:
    try:
        return _reported(shown, session.observed(st.session_state), place)
    except InputError as error:
        session.refuse(st.session_state, error.problems)
    try:
        return _reported(shown, session.observed(st.session_state), place)
    except InputError:  # the plan has changed under figures that once could be
        session.refuse(st.session_state, st.session_state[session.WRONG])
        st.session_state.pop(session.OBSERVED)
        return _reported(shown, (), place)


def enter(report: Mapping[str, Any]) -> None:
    """Ask what was observed, by month and signal, or for a file of it."""
    st.subheader("What was observed", anchor=False)
    st.caption(
        "Held in this session only, and used on this page only. Leave a field empty where nothing "
        "is known. Shares with a percent sign or as fractions."
    )
    with st.form("signals_form"):
        now = report["now_month"]
        st.number_input(
            "Month of these figures",
            min_value=1,
            max_value=report["horizon_months"],
            value=now or min(6, report["horizon_months"]),
            key="signals_month",
        )
        asked = [
            (signal["id"], signal["label"], signal["measured"], EXAMPLES[signal["unit"]])
            for signal in report["signals"]
        ]
        asked.append(("before", BEFORE, "Your own rate, in place of the assumed one", "a number"))
        for place, (id_, label, measured, example) in enumerate(asked):
            if place % COLUMNS == 0:  # row by row, so that a narrow screen keeps the order
                columns = st.columns(COLUMNS)
            with columns[place % COLUMNS]:
                st.text_input(label, key=_key(id_), help=measured, placeholder=example)
        with st.container(horizontal=True):
            st.form_submit_button(
                "Use these figures", icon=":material/check:", type="primary", on_click=_enter
            )
            st.form_submit_button(
                "Forget all figures", icon=":material/restart_alt:", on_click=_forget
            )
    wrong = st.session_state.get(session.WRONG, ())
    if wrong:
        figures.problems(wrong, title="These figures are not used.")
    with st.expander("Figures from a file"):
        st.markdown(
            "CSV or XLSX with the columns `month, signal, value`, or JSON or YAML with a list of "
            f"them. Signals: `{', '.join(SIGNALS)}`; `quits` of month 0 are those of the 24 months "
            "before. It takes the place of what was entered."
        )
        st.file_uploader("File of observations", FILES, key="signals_file", on_change=_read)


def take_away(report: Mapping[str, Any]) -> None:
    """Offer the watch list with its dates."""
    st.subheader("To take away", anchor=False)
    if not months_to_come(report):
        st.caption(NOTHING_TO_COME)
        return
    st.caption("Dates, thresholds and how to count; nothing else of the plan.")
    with st.container(horizontal=True):
        st.download_button(
            "Watch list (CSV)",
            lambda: watch_csv(report),
            "watch-list.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="signals_csv",
        )
        st.download_button(
            "Dates for a calendar (ICS)",
            lambda: watch_calendar(report),
            "watch-list.ics",
            "text/calendar",
            icon=":material/event:",
            on_click="ignore",
            key="signals_ics",
        )


def _reported(
    shown: sessions.Shown, observed: tuple[Observation, ...], place: DeltaGenerator
) -> Report:
    draws = shown.answer["draws"]
    key = (sessions.figures_key(shown.scenario, draws), observed)
    kept: tuple[Any, Report] | None = st.session_state.get(KEPT)
    if kept is None or kept[0] != key:
        named = [session.placed(one) for one in observed]
        try:
            found = signals(
                shown.scenario, load(), named, draws=draws, notice=_progress(place, draws)
            )
        finally:
            place.empty()
        kept = key, found
        st.session_state[KEPT] = kept
    return kept[1]


def _progress(place: DeltaGenerator, first: int) -> Callable[[int], Notice]:
    """Show how far a run is; a click on the button, as any other edit, ends it."""

    def notice(draws: int) -> Notice:
        text = (
            "Working out what tells by when"
            if draws == first
            else f"Too few draws count in effect: trying {whole(draws)} of them"
        )
        with place.container():
            bar = st.empty()
            if draws > first:
                st.button("Stop", on_click=_stop, key=f"signals_stop_{draws}")

        def show(share: float) -> None:
            bar.progress(min(share, 1.0), f":material/hourglass_top: {literal(text)} …")

        show(0.0)
        return at_intervals(show, at_once=False)

    return notice


def _enter() -> None:
    texts = {id_: str(st.session_state.get(_key(id_), "")) for id_ in SIGNALS}
    before = str(st.session_state.get(_key("before"), ""))
    session.enter(st.session_state, str(st.session_state["signals_month"]), texts, before)
    if not st.session_state[session.WRONG]:
        for id_ in (*SIGNALS, "before"):
            if _key(id_) in st.session_state:
                st.session_state[_key(id_)] = ""


def _forget() -> None:
    session.hold(st.session_state, ())


def _stop() -> None:
    session.refuse(st.session_state, ())


def _read() -> None:
    file = st.session_state.get("signals_file")
    if file is not None:
        session.read(st.session_state, file.getvalue(), file.name)


def _key(name: str) -> str:
    return f"signals_value_{name}"
