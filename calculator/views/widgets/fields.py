"""Single fields of a form: shares shown in percent, quantities, and what is said beside them."""

from collections.abc import Iterable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.views.markdown import literal

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


def quantity(label: str, value: float | None, key: str, most: float, **more: Any) -> float | None:
    """Ask for a quantity from 0; None where the field is empty."""
    return st.number_input(
        label,
        min_value=0.0,
        max_value=float(most),
        value=None if value is None else float(value),
        step=1.0,
        format="%.10g",
        key=key,
        **more,
    )


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
