"""How far long work is: shown as often as it can be read, and a point to stop at every time."""

from time import monotonic
from typing import Final

import streamlit as st

from calculator.evaluate import Notice

APART: Final = 0.25  # seconds between two showings: each makes the browser go over the whole page
STEP: Final = "progress_step"


def at_intervals(show: Notice, *, at_once: bool = True) -> Notice:
    """Return a notice that shows the share done now and then, and at first only if `at_once`.

    Streamlit stops a script where it shows something or reaches for the session: told of a share,
    this does one of the two, so that a newer edit ends the work at its next step.
    """
    due = monotonic() if at_once else monotonic() + APART

    def told(share: float) -> None:
        nonlocal due
        now = monotonic()
        if now < due:
            st.session_state.get(STEP)
            return
        due = now + APART
        show(min(share, 1.0))

    return told
