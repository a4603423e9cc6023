"""The sections of the page on what matters; the analysis behind them, worked out once."""

from typing import Final

import streamlit as st

from calculator.estimates import Json
from calculator.library import load
from calculator.matters.matters import matters
from calculator.matters.report import report
from calculator.scenario import Scenario
from calculator.views.markdown import literal
from calculator.views.matters import charts, tables, words
from calculator.views.session import Shown
from calculator.views.widgets import figures, long_work

NAME: Final = "matters"


def worked_out(scenario: Scenario) -> Json | None:
    """Return what matters in a scenario; None if it was stopped or failed, which it says."""
    return long_work.worked_out(
        NAME,
        scenario,
        "Working out what matters",
        lambda draws, notice: report(matters(scenario, load(), draws=draws, notice=notice)),
    )


def what_matters(shown: Shown) -> None:
    """Show the verdict, where the spread comes from, what moves the plan, what to find out."""
    found = worked_out(shown.scenario)
    if found is None:
        return
    currency = shown.answer["currency"]
    st.markdown(f"**{literal(words.verdict(found))}**")
    if not words.is_nothing(found):
        spread(found)
        one_at_a_time(found, currency)
        finding_out(found, currency)


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
