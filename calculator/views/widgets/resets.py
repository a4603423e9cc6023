"""What a page sets itself, each value with a way back to its default."""

import streamlit as st

from calculator.views import resetting
from calculator.views.amending import Part
from calculator.views.markdown import literal


def offer(part: Part) -> None:
    """Offer the way back of every value of a part that is not the default."""
    found = resetting.given(st.session_state, part)
    number = "1 value" if len(found) == 1 else f"{len(found)} values"
    with st.popover(
        f"Set here: {number}", icon=":material/restart_alt:", type="tertiary", disabled=not found
    ):
        for one in found:
            st.button(
                literal(f"{one.label}: {one.value}, back to {one.default}"),
                key=f"reset_{part}_{'.'.join(one.place)}",
                icon=":material/restart_alt:",
                type="tertiary",
                on_click=resetting.reset,
                args=(st.session_state, part, one.place),
            )
