"""What a field says, heard once: by a field that has left the screen, it may be said again."""

from collections.abc import Callable
from typing import Any

import streamlit as st


def heard_once(key: str, shown: Any, act: Callable[[], None]) -> Callable[[], None]:
    """Return what to call when the field of this key changes; it acts when that is a change.

    `shown` is what the field says at first. A browser tells what every field says that it has, and
    for a moment after a run it still has fields that the page has not: to Streamlit, which has
    forgotten them, they seem to have changed.
    """
    said = st.session_state.get(key, shown)

    def told() -> None:
        nonlocal said
        now = st.session_state[key]
        if now != said:
            said = now
            act()

    return told
