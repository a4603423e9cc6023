"""Private links: made on Share, opened by a click, revoked or renewed by their maker."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.errors import HorizonError, InputError, Problem
from calculator.library import load
from calculator.links.private import keep_private, open_private
from calculator.scenario import Scenario
from calculator.store.address import (
    OPENS,
    REVOKES,
    MakersLink,
    PrivateLink,
    makers_link,
    private_link,
)
from calculator.store.links import link_store
from calculator.store.told import Made
from calculator.views import session as sessions
from calculator.views.links import private, session
from calculator.views.links.picture import qr_code
from calculator.views.links.private import LASTING, USUAL
from calculator.views.links.words import stands, until
from calculator.views.widgets import fragment, reader
from calculator.views.widgets.act_button import act_button
from calculator.views.widgets.figures import problems

Found = TypeVar("Found")

KINDS: Final = (OPENS, REVOKES)
MADE: Final = "private_made"
WRONG: Final = "private_wrong"
TYPED: Final = "private_passphrase"
LASTS: Final = "private_lasts"


def offer(scenario: Scenario) -> None:
    """Offer to keep the plan, encrypted, under a link that ends."""
    with _form("private_offer"):
        left, right = st.columns(2)
        left.selectbox("It lasts", list(LASTING), list(LASTING).index(USUAL), key=LASTS)
        with right:
            _ask_passphrase(
                "Passphrase, if you like",
                "new-password",
                "Asked for when the link is opened. Hand it on by another way than the link.",
            )
        st.form_submit_button(
            "Keep the plan and make a private link",
            key="private_make",
            icon=":material/lock:",
            on_click=_do,
            args=(lambda: _make(scenario),),
        )
    _say_how_it_went(scenario)


def begin(kind: str, id_: str) -> bool:
    """Take the key out of the address; whether the browser has said it by now."""
    text = fragment.fragment()
    if text is None:
        return False
    fragment.forget()
    state: Any = st.session_state
    session.put_aside(state)
    try:
        link = private_link(id_, text) if kind == OPENS else makers_link(id_, text)
        state[private.VISIT] = link
    except InputError as error:
        state[session.REFUSED] = error.problems
    return True


def visited() -> bool:
    """Show the page of a private address that the session came by, if it did."""
    state: Any = st.session_state
    link = private.visited(state)
    if link is None:
        return False
    if isinstance(link, MakersLink):
        _for_the_maker(link)
    else:
        _for_a_reader(link)
    act_button("Go to the calculator", "balance", "private_leave", private.leave, disabled=False)
    return True


def _for_a_reader(link: PrivateLink) -> None:
    st.title("A private plan", anchor=False)
    waiting = _tried(lambda: link_store().peek(link))
    if waiting is None:
        return
    st.markdown(
        f"Somebody shared a headcount plan with you. {until(waiting.expires)} Opening it counts as "
        "a view, which its maker can see."
    )
    with _form("private_reader"):
        if waiting.asks_passphrase:
            _ask_passphrase("Passphrase", "off")
        st.form_submit_button(
            "Open the plan",
            key="private_open",
            type="primary",
            icon=":material/lock_open:",
            on_click=_do,
            args=(lambda: _open(link),),
        )
    _say_wrong()


def _for_the_maker(maker: MakersLink) -> None:
    st.title("Your private link", anchor=False)
    standing = _tried(lambda: link_store().look(maker))
    if standing is None:
        return
    st.markdown(stands(standing))
    if standing.state == "live":
        with _form("private_maker"):
            if standing.asks_passphrase:
                _ask_passphrase("Passphrase, to give it another address", "off")
            with st.container(horizontal=True):
                st.form_submit_button(
                    "Revoke it",
                    key="private_revoke",
                    type="primary",
                    icon=":material/link_off:",
                    on_click=_do,
                    args=(lambda: link_store().revoke(maker),),
                    help="Nobody can open it any more, and what was kept is deleted.",
                )
                st.form_submit_button(
                    "Give it another address",
                    key="private_rotate",
                    icon=":material/autorenew:",
                    on_click=_do,
                    args=(lambda: _rotate(maker),),
                    help="The old address is dead at once; plan, passphrase and end stay.",
                )
    _say_how_it_went(maker)


def _say_how_it_went(of: Scenario | MakersLink) -> None:
    """Say what the last click could not do, and show the link that was made of this, if one was."""
    _say_wrong()
    made: tuple[object, Made] | None = st.session_state.get(MADE)
    if made and made[0] == of:
        _show(made[1])


def _show(made: Made) -> None:
    here = reader.app_address()
    whole = made.link.address(here)
    st.markdown("**To hand on**")
    left, right = st.columns([3, 1])
    left.code(whole, language=None, wrap_lines=True)
    right.image(qr_code(whole), caption="The same link, key and all", width=220)
    st.markdown("**To keep for yourself:** it says how often the link was opened, and revokes it")
    st.code(made.maker.address(here), language=None, wrap_lines=True)
    st.caption(f"{until(made.expires)} Neither address can be shown again later.")


def _form(key: str) -> DeltaGenerator:
    """Return a form: it sends a passphrase as typed, wherever the keyboard went from there."""
    return st.form(key, border=False)


def _ask_passphrase(label: str, autocomplete: str, described: str | None = None) -> None:
    st.text_input(label, type="password", key=TYPED, autocomplete=autocomplete, help=described)


def _make(scenario: Scenario) -> None:
    state: Any = st.session_state
    state.pop(MADE, None)
    lasting, passphrase = LASTING[state[LASTS]], _typed(state)
    state[MADE] = scenario, keep_private(link_store(), scenario, load(), lasting, passphrase)


def _open(link: PrivateLink) -> None:
    state: Any = st.session_state
    session.take(state, open_private(link_store(), link, _typed(state)))
    private.leave(state)


def _rotate(maker: MakersLink) -> None:
    state: Any = st.session_state
    state[MADE] = maker, link_store().rotate(maker, _typed(state))


def _typed(state: Any) -> str | None:
    """Take the passphrase that was typed; it stays nowhere."""
    passphrase = state.get(TYPED, "") or None
    state[TYPED] = ""
    return passphrase


def _do(act: Callable[[], object]) -> None:
    """Do what a button asks for, or note why it cannot be done."""
    state: Any = st.session_state
    state.pop(WRONG, None)
    try:
        with sessions.in_confidence():
            act()
    except HorizonError as error:
        state[WRONG] = _told(error)


def _tried(look: Callable[[], Found]) -> Found | None:
    """Return what the store says, or None, with the reason on the page."""
    try:
        with sessions.in_confidence():
            return look()
    except HorizonError as error:
        problems(_told(error))
    return None


def _told(error: HorizonError) -> tuple[Problem, ...]:
    return error.problems if isinstance(error, InputError) else (Problem(str(error)),)


def _say_wrong() -> None:
    if wrong := st.session_state.get(WRONG):
        problems(wrong)
