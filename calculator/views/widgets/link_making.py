"""A link that holds the plan: what to leave out, what it would contain, and the link itself."""

from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from calculator.errors import InputError
from calculator.library import load
from calculator.links.address import address
from calculator.links.contents import FOR_GOOD, REMOVED, contents
from calculator.links.making import make_link
from calculator.links.payload import LeftOut
from calculator.scenario import Scenario
from calculator.views import session
from calculator.views.links.picture import qr_code
from calculator.views.markdown import literal
from calculator.views.widgets import reader
from calculator.views.widgets.figures import problems

MADE: Final = "link_made"
KINDS: Final[dict[LeftOut, str]] = {
    "names": "Leave names out",
    "money": "Leave money out",
    "figures": "Leave the figures of today out",
}
AT_FIRST: Final = frozenset[LeftOut]({"names", "money"})  # what names a company, and what it pays


@dataclass(frozen=True, slots=True)
class Made:
    """A link, the plan it was made of and what was left out."""

    scenario: Scenario
    left_out: frozenset[LeftOut]
    text: str


def offer(scenario: Scenario) -> None:
    """Ask what to leave out, list what is left, and make the link when asked."""
    left_out = frozenset(
        kind
        for kind, label in KINDS.items()
        if st.checkbox(label, kind in AT_FIRST, key=f"leave_out_{kind}", help=_told(kind))
    )
    st.markdown("**The link would contain**")
    items = contents(scenario, load(), left_out)
    st.markdown("\n".join(f"- {literal(item.words)}" for item in items))
    st.button(
        "Make a link that cannot be revoked",
        key="link_make",
        type="primary",
        icon=":material/link:",
        on_click=_make,
        args=(scenario, left_out),
    )
    st.caption(literal(f"{FOR_GOOD}."))
    if wrong := st.session_state.get(f"{MADE}_wrong"):
        problems(wrong)
    made: Made | None = st.session_state.get(MADE)
    if made and (made.scenario, made.left_out) == (scenario, left_out):
        _show(made.text)


def _told(kind: LeftOut) -> str:
    words = REMOVED[kind]
    return f"{words[0].upper()}{words[1:]}."


def _make(scenario: Scenario, left_out: frozenset[LeftOut]) -> None:
    state: Any = st.session_state
    state.pop(MADE, None)
    state.pop(f"{MADE}_wrong", None)
    try:
        with session.in_confidence():
            state[MADE] = Made(scenario, left_out, make_link(scenario, load(), left_out).text)
    except InputError as error:
        state[f"{MADE}_wrong"] = error.problems


def _show(text: str) -> None:
    whole = address(text, reader.app_address())
    left, right = st.columns([3, 1])
    with left:
        st.code(whole, language=None, wrap_lines=True, height=160)
        st.caption(f"{len(whole):,} characters. The button at the corner copies it.")
    with right:
        st.image(qr_code(whole), caption="The same link", width=220)
