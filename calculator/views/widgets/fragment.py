"""What stands behind the `#` of the address: read once, and taken out of the bar and the history.

Browsers send it to no server. It reaches this one over the connection that the page has anyway, and
stays in the memory of the session until it is taken.
"""

from typing import Any, Final

import streamlit as st

ASKS: Final = "fragment_asks"
FOUND: Final = "fragment_found"

# Not shown, so that it has no place in the layout. The sign itself is sent along: an empty text
# would be no answer. An address that differs behind the sign alone reloads nothing, so it is
# listened for.
_STYLE: Final = f".st-key-{ASKS} {{ display: none; }}"
_SCRIPT: Final = """
export default function ({ data, setTriggerValue }) {
  function read() {
    const text = location.hash || "#";
    if (text !== "#") history.replaceState(history.state, "", location.pathname + location.search);
    setTriggerValue("read", text);
  }
  function another() {
    if (location.hash) read();
  }
  if (data.ask) read();
  addEventListener("hashchange", another);
  return () => removeEventListener("hashchange", another);
}
"""
_reader = st.components.v2.component("fragment", css=_STYLE, js=_SCRIPT, isolate_styles=False)


def fragment() -> str | None:
    """Return what stood behind the `#`, "" if nothing, or None until the browser has said it.

    The same at every run of the session until `forget`.
    """
    state: Any = st.session_state
    _reader(data={"ask": FOUND not in state}, key=ASKS, on_read_change=_read)
    found: str | None = state.get(FOUND)
    return found


def forget() -> None:
    """Let go of it, once it has served; there is then nothing behind the sign."""
    st.session_state[FOUND] = ""


def _read() -> None:
    text = st.session_state[ASKS].read
    if isinstance(text, str):
        st.session_state[FOUND] = text.removeprefix("#")
