"""The tab's own storage: asked once, told of every change, emptied when all is forgotten.

`sessionStorage` belongs to one tab of one browser: it outlives a reload, and ends with the tab.
"""

from typing import Any, Final

import streamlit as st

from calculator.views import steps, tab
from calculator.views.links import session as links
from calculator.views.markdown import literal

ASKS: Final = "tab_asks"
KEEPS: Final = "tab_keeps"
TOLD: Final = "tab_told"
STORED_AS: Final = "headcount-horizon"
NOTHING: Final = "nothing"  # the answer of a tab that keeps none, where one is waited for
NOT_KEPT: Final = (
    "This browser tab cannot keep the plan: it is too large, or the browser does not allow it. "
    "A reload loses it, so save the scenario as a file."
)

# Not shown, so that it has no place in the layout; every call may throw in a private window.
_STYLE: Final = f".st-key-{ASKS}, .st-key-{KEEPS} {{ display: none; }}"
_SCRIPT: Final = f"""
const PLACE = "{STORED_AS}";
const NOTHING = "{NOTHING}";

function kept() {{
  try {{ return sessionStorage.getItem(PLACE); }} catch {{ return null; }}
}}

function drop() {{
  try {{ sessionStorage.removeItem(PLACE); }} catch {{ /* then nothing is kept */ }}
}}

function keep(text) {{
  try {{
    sessionStorage.setItem(PLACE, text);
    return true;
  }} catch {{
    drop();  // an older plan must not come back in its place
    return false;
  }}
}}

// Charts are drawn for the theme they were asked for in; with another, they are asked for anew.
let themed = null;

function watchTheme(setTriggerValue) {{
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app) return null;
  const scheme = () => getComputedStyle(app).colorScheme;
  themed ??= scheme();
  const observer = new MutationObserver(() => {{
    if (scheme() === themed) return;
    themed = scheme();
    setTriggerValue("themed", themed);
  }});
  observer.observe(app, {{ attributes: true, attributeFilter: ["class", "style"] }});
  return () => observer.disconnect();
}}

export default function ({{ data, setTriggerValue }}) {{
  if (data.act === "ask") {{
    const text = kept();
    if (text || data.answer) setTriggerValue("found", text || NOTHING);
  }} else if (data.act === "forget") {{
    drop();
    location.reload();
  }} else if (data.text === "") {{
    drop();
  }} else if (data.text !== null) {{
    const works = kept() === data.text || keep(data.text);
    if (works === data.refused) setTriggerValue("refused", !works);
  }}
  if (data.act === "keep") return watchTheme(setTriggerValue);
}}
"""
_storage = st.components.v2.component("tab", css=_STYLE, js=_SCRIPT, isolate_styles=False)


def begin() -> None:
    """Ask the tab what it kept, in a new session; the page runs meanwhile, and again if it did."""
    state: Any = st.session_state
    place = st.empty()
    with place:
        if tab.is_forgotten(state):
            _storage(data={"act": "forget"}, key=ASKS)
            st.stop()
        if not tab.is_settled(state):
            ask = {"act": "ask", "answer": links.is_waiting(state)}
            _storage(data=ask, key=ASKS, on_found_change=_found)
        elif problems := tab.unread(state):
            reasons = "\n".join(f"- {literal(problem.rule)}" for problem in problems)
            st.warning(
                "**What this tab had kept could not be read. Here is the first example.**\n\n"
                f"{reasons}",
                icon=":material/warning:",
            )
    if "opened" in state:
        steps.note(state)


def keep(*, is_sound: bool) -> None:
    """Let the tab keep the work as it is now; as `to_keep`."""
    state: Any = st.session_state
    text = tab.to_keep(state, is_sound=is_sound)
    refused = state.get(tab.REFUSED, False)
    data = {"act": "keep", "text": text, "refused": refused}
    _storage(data=data, key=KEEPS, on_refused_change=_refused, on_themed_change=_run_again)
    if tab.is_kept(state):
        state.pop(TOLD, None)
    elif TOLD not in state:
        state[TOLD] = True
        st.toast(NOT_KEPT, icon=":material/warning:", duration="long")


def _found() -> None:
    text = st.session_state[ASKS].found
    if text == NOTHING:
        tab.settle(st.session_state)
    elif isinstance(text, str):
        tab.take_up(st.session_state, text)


def _run_again() -> None:
    """Have nothing to do but to run: a page asks for the theme as it goes."""


def _refused() -> None:
    st.session_state[tab.REFUSED] = st.session_state[KEEPS].refused is True
