"""Signals: what to watch and by when it tells; what was observed, and what it says."""

import pandas as pd
import streamlit as st

from calculator.views import drawing, wording
from calculator.views.markdown import literal
from calculator.views.ranges import ranges
from calculator.views.signals import charts, tables, words
from calculator.views.widgets import figures, origins, signals


def table(frame: pd.DataFrame) -> None:
    """Show all rows of a table."""
    st.dataframe(frame, hide_index=True, width="stretch", height="content")


shown = figures.up_to_date()
answer, colours = shown.answer, figures.colours()
st.title("Signals", anchor=False)
st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))
if not wording.cuts(answer):
    st.markdown(literal(words.NOTHING))
    figures.foot(answer)
    st.stop()

report = signals.up_to_date(shown, st.empty())
if report["observed"]:
    st.markdown(f"##### {literal(words.odds_sentence(report))}")
    for warning in words.outside(report):
        st.warning(literal(warning), icon=":material/warning:")
    st.caption(literal(words.weight_sentence(report)))
    st.markdown(literal(words.verdict(report)))
else:
    st.markdown(f"##### {literal(words.verdict(report))}")
st.markdown(literal(words.reach(report)))
st.subheader("What tells, by month", anchor=False)
table(tables.by_month(report))
st.caption(literal(f"{words.BASIS} {words.rules_sentence(report)}"))
signals.take_away(report)
signals.enter(report)
if report["observed"]:
    with st.container(border=True):
        st.subheader("Given what was seen", anchor=False)
        st.markdown(literal(f"{words.odds_sentence(report)} {words.value_sentence(report)}"))
        left, right = st.columns((3, 2))
        with left:
            table(tables.before_and_after(report))
        with right:
            table(tables.observed(report))
            frame, unit = charts.values(report)
            title = f"Value {words.since(report)}"
            st.markdown(f"**{literal(title)}**")
            figures.picture(
                title,
                ranges(frame, f"Net value, {unit}", colours, row="when", height=drawing.ROW),
                words.value_sentence(report),
            )
frame = charts.areas(report)
if len(frame):
    figures.figure(
        "How well each signal tells",
        charts.how_well(frame, report["rules"]["least_area"], colours),
        words.chart_sentence(report),
        lambda: tables.expected(report),
    )
origins.of_defaults("signals")
figures.foot(answer)
