"""Single fields of a form: shares shown in percent, quantities, and what is said beside them."""

from collections.abc import Iterable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.errors import Problem
from calculator.views.amounts import Amount, Percent
from calculator.views.markdown import literal
from calculator.views.widgets import reader


def percent(label: str, share: float | None, key: str, **more: Any) -> float | None:
    """Ask for a share in percent; None where the field is empty. Else as `quantity`."""
    return _or_before(label, share, key, Percent(), icon=":material/percent:", **more)


def quantity(
    label: str, value: float | None, key: str, most: float, currency: str = "", **more: Any
) -> float | None:
    """Ask for a quantity from 0; None where the field is empty.

    While what was typed cannot be read, the value before it counts, and the field says so.
    """
    return _or_before(label, value, key, Amount(0, most, currency), **more)


def number(
    label: str,
    value: float | None,
    key: str,
    asked: Amount | Percent,
    *,
    meanwhile: str = "",
    **more: Any,
) -> float | Problem | None:
    """Ask for a number, with the reader's own marks in and out; None where the field is empty.

    What cannot be read stays as it was typed, beside the reason and what counts `meanwhile`.
    """
    shown = "" if value is None else asked.shown(value)
    text = st.text_input(
        label, shown, key=key, on_change=_tidy, args=(key, asked), max_chars=100, **more
    )
    read = asked.read(text or "")
    if isinstance(read, Problem):
        say_wrong(st.container(), [f"{read}. {meanwhile}." if meanwhile else f"{read}."])
    return value if text == shown else read


def _or_before(
    label: str, value: float | None, key: str, asked: Amount | Percent, **more: Any
) -> float | None:
    """Ask for a number; the one before it counts while what was typed cannot be read."""
    before = "an empty field" if value is None else asked.shown(value)
    read = number(label, value, key, asked, meanwhile=f"Until then {before} counts", **more)
    return value if isinstance(read, Problem) else read


def _tidy(key: str, asked: Amount | Percent) -> None:
    """Write what was typed the way numbers are written, if it is one."""
    reader.begin()
    read = asked.read(st.session_state[key] or "")
    if isinstance(read, float):
        st.session_state[key] = asked.written(read)


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
