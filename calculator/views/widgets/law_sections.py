"""The sections of the page on law, each of one matter."""

import streamlit as st

from calculator.views.law import gate, layoffs, obligations, penalties, workload
from calculator.views.markdown import literal
from calculator.views.widgets import figures
from calculator.views.wording import Answer

START = (
    "**No jurisdiction is given, so no duty of AI law is counted.** To start, in the panel at the "
    "left (on a phone behind » at the top): choose the places whose AI law applies, the place of "
    "employment of the posts that end, and how many AI systems there are. Every figure here "
    "follows at once. Check with counsel."
)


def how_to_start(answer: Answer) -> None:
    """Say how to start where no law is given."""
    if not answer["scenario"]["compliance"]["jurisdictions"]:
        st.info(START, icon=":material/gavel:")


def calendar(answer: Answer) -> None:
    """Show which duties apply from when, each in full below."""
    if not answer["compliance"]["duties"]:
        return
    with st.container(border=True):
        title, text = "Calendar of obligations", obligations.sentence(answer)
        st.subheader(title, anchor=False)
        figures.picture(title, obligations.chart(answer, figures.colours()), text)
        st.markdown(literal(text))
        st.caption(literal(obligations.KEY))
        st.dataframe(obligations.table(answer), hide_index=True, width="stretch")


def work(answer: Answer) -> None:
    """Show the work that comes in against the people for it."""
    text = workload.sentence(answer)
    if workload.is_asked(answer):
        figures.figure(
            "Compliance work against people for it",
            workload.chart(answer, figures.colours()),
            text,
            lambda: workload.table(answer),
        )


def held(answer: Answer) -> None:
    """Show which AI systems wait at the gate, and until when."""
    with st.container(border=True):
        st.subheader("AI systems held at the gate", anchor=False)
        st.markdown(literal(gate.sentence(answer)))
        if answer["compliance"]["duties"] and answer["compliance"]["systems_held"]:
            st.dataframe(gate.table(answer), hide_index=True, width="stretch")
            st.caption(literal(gate.BASIS))


def process(answer: Answer) -> None:
    """Show what the law of the place asks for before people leave."""
    with st.container(border=True):
        st.subheader("Process of the layoff", anchor=False)
        st.markdown(literal(layoffs.sentence(answer)))
        for more in (layoffs.put_off(answer), layoffs.below(answer)):
            if more:
                st.markdown(literal(more))
        rules = layoffs.table(answer)
        if not rules.empty:
            st.dataframe(rules, hide_index=True, width="stretch")
        owed = layoffs.severance_table(answer)
        if not owed.empty:
            st.markdown("Severance: the larger of this and the usual package is paid.")
            st.dataframe(owed, hide_index=True, width="stretch")


def money_at_stake(answer: Answer) -> None:
    """Show expected penalties, which are small, and apart from them what the law allows."""
    if not answer["compliance"]["duties"]:
        return
    with st.container(border=True):
        st.subheader("Penalties expected in a year", anchor=False)
        st.markdown(literal(penalties.expected_sentence(answer)))
        if answer["compliance"]["expected_penalties_per_year"]:
            st.dataframe(penalties.expected(answer), hide_index=True, width="stretch")
        st.caption(literal(penalties.EXPECTED_BASIS))
    caps = penalties.caps(answer)
    if not caps.empty:
        with st.expander("Stress test: the most that the law allows", icon=":material/warning:"):
            st.markdown(literal(penalties.STRESS_BASIS))
            st.dataframe(caps, hide_index=True, width="stretch")
