"""Share: the plan as a link, and as a file."""

from functools import partial
from typing import Final

import streamlit as st

from calculator.documents.board.printed_link import AT_FIRST, printed_link
from calculator.documents.board.report import Paper, ToPrint, board_pdf
from calculator.documents.exports import DATA, MEDIA, exported
from calculator.documents.findings import Findings, find
from calculator.library import load
from calculator.saving import today
from calculator.scenario import Scenario
from calculator.views import session, wording
from calculator.views.markdown import literal
from calculator.views.widgets import (
    figures,
    link_making,
    long_work,
    plan,
    private_links,
    reader,
    take_away,
)

ASKED: Final = "documents_asked"
PAPERS: Final[dict[Paper, str]] = {"a4": "A4", "us-letter": "US Letter"}


def documents(scenario: Scenario) -> None:
    """Offer the board's document and data, once what they tell beyond the pages is worked out."""
    st.markdown(
        "The PDF holds the answer and all that stands behind it, with the scenario attached: "
        "dropped on this app it opens again. Working it out takes about half a minute."
    )
    if st.session_state.get(ASKED) != scenario:
        st.button(
            "Prepare the documents",
            key="documents_prepare",
            type="primary",
            icon=":material/description:",
            on_click=partial(st.session_state.__setitem__, ASKED, scenario),
        )
        return
    found: Findings | None = long_work.worked_out(
        "documents",
        scenario,
        "Working out what the documents tell",
        lambda draws, notice: find(scenario, load(), draws=draws, notice=notice),
    )
    if found is None:
        return
    paper = st.segmented_control(
        "Paper", list(PAPERS), default="a4", format_func=PAPERS.__getitem__, key="documents_paper"
    )
    base = reader.app_address()

    def pdf() -> bytes:
        link = printed_link(scenario, load(), AT_FIRST, base)
        return board_pdf(found, ToPrint(paper or "a4", today(), link))

    with st.container(horizontal=True):
        take_away.document("PDF for the board", pdf, "headcount-horizon.pdf", "application/pdf")
        take_away.document(
            "Data as CSV", partial(DATA[".csv"], found), "headcount-horizon.csv", MEDIA[".csv"]
        )
        take_away.document(
            "Data as JSON", partial(DATA[".json"], found), "headcount-horizon.json", MEDIA[".json"]
        )
    st.caption("The link in the PDF leaves names and money out; the PDF itself holds both.")


def sheets(scenario: Scenario) -> None:
    """Offer what the answer alone makes: the workbook, and one slide."""
    st.markdown(
        "The workbook works the run at the medians out by formulas that finance can follow; the "
        "slide is the answer as one picture. Either takes a few seconds to make."
    )
    kinds = {".xlsx": "Workbook with formulas", ".png": "Slide, 16 to 9"}
    with st.container(horizontal=True):
        for ending, label in kinds.items():
            make = partial(_exported, ending, scenario, session.draws_of(st.session_state))
            take_away.document(label, make, f"headcount-horizon{ending}", MEDIA[ending])


def _exported(ending: str, scenario: Scenario, draws: int) -> bytes:
    return exported(ending, scenario, load(), draws=draws).content


session.begin(st.session_state)
st.title("Share this plan", anchor=False)
shown = figures.up_to_date()
answer = shown.answer
st.caption(literal(f"{shown.title} · {wording.plan_line(answer)}"))

with st.container(border=True):
    st.subheader("As a link that holds the plan", anchor=False)
    st.markdown(
        "Nothing is stored: the plan is in the link itself, so it opens anywhere this calculator "
        "runs, with the figures of today beside those of then."
    )
    link_making.offer(shown.scenario)

with st.container(border=True):
    st.subheader("As a private link", anchor=False)
    st.markdown(
        "The plan is kept here, encrypted, until the link ends or you revoke it. The key is in the "
        "link alone: without it, what is kept cannot be read."
    )
    private_links.offer(shown.scenario)

with st.container(border=True):
    st.subheader("For the board", anchor=False)
    documents(shown.scenario)

with st.container(border=True):
    st.subheader("For finance, and for a deck", anchor=False)
    sheets(shown.scenario)

with st.container(border=True):
    st.subheader("As a file", anchor=False)
    st.markdown("Every input and no figure; opens here and on the command line.")
    plan.save_scenario(answer)
figures.foot(answer)
