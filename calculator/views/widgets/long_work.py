"""Long work on a page: begun by itself, shown as it goes, stopped at will, and remembered."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias, TypeVar

import streamlit as st

from calculator.errors import InputError
from calculator.evaluate import Notice
from calculator.views import analyses
from calculator.views.on_screen import on_screen
from calculator.views.widgets.figures import problems
from calculator.views.widgets.progress import at_intervals

Found = TypeVar("Found")
Work: TypeAlias = Callable[[int, Notice], Found]  # with a number of draws

STOPPED: Final = "long_work_stopped"


def worked_out(name: str, of: analyses.Subject, text: str, work: Work[Found]) -> Found | None:
    """Return what the work named gives for a scenario, or several; None if stopped or failed.

    A click on Stop, like any edit, ends it at the next step.
    """
    known: Found | None = analyses.known(st.session_state, name, of)
    if known is not None:
        return known
    place = st.empty()
    with place.container():
        if st.session_state.get(STOPPED, {}).get(name) == of:
            _offer(name)
            return None
        bar = st.progress(0.0, f":material/hourglass_top: {text} …")
        st.button(
            "Stop",
            key=f"stop_{name}",
            icon=":material/stop_circle:",
            on_click=_stop,
            args=(name, of),
        )

    def show(share: float) -> None:
        bar.progress(share, f":material/hourglass_top: {text} …")

    notice = at_intervals(show)
    try:
        found = analyses.analysis(st.session_state, name, of, lambda draws: work(draws, notice))
    except InputError as error:
        with place.container():
            problems([replace(problem, fix=_here(problem.fix)) for problem in error.problems])
        return None
    place.empty()
    return found


def _here(fix: str) -> str:
    """Say for a page what a message says for the command line."""
    return on_screen(fix, columns="Name the column so", currency="choose one currency for all")


def _offer(name: str) -> None:
    st.markdown("Stopped before it was done.")
    st.button(
        "Work it out",
        key=f"begin_{name}",
        icon=":material/play_circle:",
        on_click=_begin,
        args=(name,),
    )


def _stop(name: str, of: analyses.Subject) -> None:
    st.session_state.setdefault(STOPPED, {})[name] = of


def _begin(name: str) -> None:
    st.session_state.get(STOPPED, {}).pop(name, None)
