"""Setting an assumption of one's own, in place: a value, or a range; and taking it back."""

import math
from typing import Final

import streamlit as st

from calculator.entries import Entry
from calculator.errors import InputError
from calculator.scenario import Range
from calculator.views.amounts import Amount, Percent
from calculator.views.assuming import assume, forget
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.own_words import in_words
from calculator.views.assumptions.written import SHARES, unit_name
from calculator.views.widgets import reader
from calculator.views.widgets.fields import say_wrong

VALUE: Final = "One value"
RANGE: Final = "A range, P5 to P95"
ROUND: Final = "own_round"
WRONG: Final = "assumption_wrong"
ENDS: Final = ("P5", "P95")
EMPTY: Final = "A field is empty. Give a number."


def change(entry: Entry, own: Own | None) -> None:
    """Offer to set an entry, and to take the library's word again."""
    kinds = [VALUE, RANGE] if entry.sampled else [VALUE]
    st.session_state.setdefault(_key(entry, "kind"), RANGE if isinstance(own, Range) else VALUE)
    kind = st.radio(
        "Set your own", kinds, key=_key(entry, "kind"), horizontal=True, on_change=_all_right
    )
    with st.form(_key(entry, "form"), border=False):
        names = ENDS if kind == RANGE else (VALUE,)
        for column, name in zip(st.columns(2), names, strict=False):
            with column:
                _field(entry, own, name)
        place = st.empty()
        with st.container(horizontal=True):
            st.form_submit_button(
                "Use it in this plan", icon=":material/check:", on_click=_use, args=(entry, names)
            )
            st.form_submit_button(
                "Back to the library",
                icon=":material/restart_alt:",
                disabled=own is None,
                on_click=_reset,
                args=(entry,),
            )
    wrong_id, sentence = st.session_state.get(WRONG, ("", ""))
    if wrong_id == entry.id:
        say_wrong(place, [sentence])


def start_afresh() -> None:
    """Let every field start from what the plan holds now: new fields, under new names."""
    _all_right()
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _field(entry: Entry, own: Own | None, name: str) -> None:
    key = _key(entry, name)
    st.session_state.setdefault(key, _asked(entry).written(_now(entry, own, name)))
    is_share = entry.unit in SHARES
    st.text_input(
        name if name != VALUE else f"Value ({'percent' if is_share else unit_name(entry.unit)})",
        key=key,
        icon=":material/percent:" if is_share else None,
        max_chars=100,
    )


def _now(entry: Entry, own: Own | None, name: str) -> float:
    """Return what a field starts from: the user's own, or the library's."""
    if name == VALUE:
        return own if isinstance(own, float | int) else entry.value
    source = own if isinstance(own, Range) else entry
    return source.p5 if name == ENDS[0] else source.p95


def _use(entry: Entry, names: tuple[str, ...]) -> None:
    reader.begin()
    read = [_asked(entry).read(st.session_state[_key(entry, name)] or "") for name in names]
    given = [each for each in read if isinstance(each, float)]
    if len(given) < len(names):
        sentences = [f"{each}." if each else EMPTY for each in read if not isinstance(each, float)]
        st.session_state[WRONG] = (entry.id, " ".join(dict.fromkeys(sentences)))
        return
    try:
        assume(st.session_state, entry.id, (given[0], given[1]) if len(given) > 1 else given[0])
    except InputError as error:
        sentences = [in_words(problem, entry.unit) for problem in error.problems]
        st.session_state[WRONG] = (entry.id, " ".join(sentences))
    else:
        _all_right()


def _reset(entry: Entry) -> None:
    forget(st.session_state, entry.id)
    start_afresh()


def _all_right() -> None:
    st.session_state.pop(WRONG, None)


def _asked(entry: Entry) -> Amount | Percent:
    """Return what a field of an entry takes: any number, since the library's bounds come after."""
    if entry.unit in SHARES:
        return Percent(-math.inf, math.inf)
    return Amount(-math.inf, math.inf, entry.currency or "")


def _key(entry: Entry, name: str) -> str:
    rounds = st.session_state["round"], st.session_state.get(ROUND, 0)
    return f"own_{rounds}_{entry.id}_{name}"
