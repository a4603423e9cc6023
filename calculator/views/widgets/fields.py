"""Single fields of a form: shares shown in percent, quantities, and what is said beside them."""

from collections.abc import Iterable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.errors import Problem
from calculator.views.amounts import Amount, written
from calculator.views.markdown import literal
from calculator.views.widgets import reader

HUNDRED = 100


def percent(label: str, share: float | None, key: str, **more: Any) -> float | None:
    """Ask for a share in percent; None where the field is empty."""
    shown = None if share is None else round(share * HUNDRED, 6)
    entered = st.number_input(
        label,
        min_value=0.0,
        max_value=100.0,
        value=shown,
        step=5.0,
        format="%.4g",
        key=key,
        icon=":material/percent:",
        **more,
    )
    return share if entered == shown else None if entered is None else entered / HUNDRED


def quantity(
    label: str, value: float | None, key: str, most: float, currency: str = "", **more: Any
) -> float | None:
    """Ask for a quantity from 0; None where the field is empty.

    While what was typed cannot be read, the value before it counts, and the field says so.
    """
    counts = f"Until then {written(value) or 'an empty field'} counts"
    read = amount(label, value, key, Amount(0, most, currency), meanwhile=counts, **more)
    return value if isinstance(read, Problem) else read


def amount(
    label: str,
    value: float | None,
    key: str,
    asked: Amount,
    *,
    meanwhile: str = "",
    **more: Any,
) -> float | Problem | None:
    """Ask for an amount, with separators of thousands in and out; None where the field is empty.

    What cannot be read stays as it was typed, beside the reason and what counts `meanwhile`.
    """
    text = st.text_input(
        label, written(value), key=key, on_change=_tidy, args=(key, asked), max_chars=100, **more
    )
    read = asked.read(text or "")
    if isinstance(read, Problem):
        say_wrong(st.container(), [f"{read}. {meanwhile}." if meanwhile else f"{read}."])
    return value if text == written(value) else read


def _tidy(key: str, asked: Amount) -> None:
    """Write what was typed the way amounts are written, if it is one."""
    reader.begin()
    read = asked.read(st.session_state[key] or "")
    if isinstance(read, float):
        st.session_state[key] = written(read)


def whole(label: str, value: int | None, key: str, most: int, **more: Any) -> int | None:
    """Ask for a whole number from 0; None where the field is empty."""
    return st.number_input(label, min_value=0, max_value=most, value=value, step=1, key=key, **more)


def say_wrong(place: DeltaGenerator, sentences: Iterable[str]) -> None:
    """Explain in a place beside a field what is wrong with it."""
    _say(place, "red", "error", sentences)


def say_doubtful(place: DeltaGenerator, sentences: Iterable[str]) -> None:
    """Say in a place beside a field what is worth a second look."""
    _say(place, "orange", "warning", sentences)


def _say(place: DeltaGenerator, colour: str, icon: str, sentences: Iterable[str]) -> None:
    lines = [f":small[:{colour}[:material/{icon}: {literal(text)}]]" for text in sentences]
    if lines:
        place.markdown("  \n".join(lines))
