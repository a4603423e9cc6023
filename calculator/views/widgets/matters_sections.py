"""The sections of the page on what matters; the analysis behind them, worked out once."""

from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.estimates import Json
from calculator.library import load
from calculator.matters.matters import matters
from calculator.matters.report import report
from calculator.scenario import Scenario
from calculator.views import analyses
from calculator.views.markdown import literal
from calculator.views.matters import charts, tables, words
from calculator.views.widgets import figures

NAME: Final = "matters"
WORKING: Final = "Working out what matters; any other edit ends it"


def worked_out(scenario: Scenario, place: DeltaGenerator) -> Json:
    """Return what matters in a scenario; while it is worked out the place shows how far it is.

    `InputError` as in `matters`.
    """

    def work(draws: int) -> Json:
        notice = figures.progress(place, WORKING)
        return report(matters(scenario, load(), draws=draws, notice=notice))

    found: Json = analyses.analysis(st.session_state, NAME, scenario, work)
    place.empty()
    return found


def spread(found: Json) -> None:
    """Show where the spread comes from."""
    figures.figure(
        "Where the spread comes from",
        charts.shares(tables.shares(found), figures.colours()),
        words.shares_sentence(found),
        lambda: tables.shares_to_read(found),
    )


def one_at_a_time(found: Json, currency: str) -> None:
    """Show the tornado."""
    frame, base, unit = tables.tornado(found, currency)
    figures.figure(
        "What moves net value at the medians, one thing at a time",
        charts.tornado(frame, base, unit, figures.colours()),
        words.tornado_sentence(found, currency),
        lambda: tables.tornado_to_read(found, currency),
    )


def finding_out(found: Json, currency: str) -> None:
    """Show what finding out is worth."""
    frame, unit = tables.finding_out(found, currency)
    sentence = words.finding_sentence(found, currency)
    title = "What finding out is worth at most"
    if frame.empty:
        with st.container(border=True):
            st.subheader(title, anchor=False)
            st.markdown(literal(sentence))
        return
    figures.figure(
        title,
        charts.finding_out(frame, unit, figures.colours()),
        sentence,
        lambda: tables.finding_out_to_read(found, currency),
    )
