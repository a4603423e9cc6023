"""Pictures of a chart to download, made when they are asked for."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from calculator.views import session
from calculator.views.drawn import Drawn

KINDS: Final = {"png": ("PNG, for slides", "image/png"), "svg": ("SVG, sharp", "image/svg+xml")}


def offer(drawn: Drawn) -> None:
    """Offer a chart as PNG and SVG behind a small button."""
    makers: dict[str, Callable[[], bytes]] = {"png": drawn.png, "svg": drawn.svg}
    with st.popover("Take away", type="tertiary", icon=":material/download:"):
        for ending, (label, kind) in KINDS.items():
            st.download_button(
                label,
                _in_confidence(makers[ending]),
                drawn.file_name(ending),
                kind,
                key=f"{ending} {drawn.title}",
                type="tertiary",
                on_click="ignore",
            )


def _in_confidence(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Let a fault name its kind alone in the log: its text may repeat figures of a plan."""

    def made() -> bytes:
        with session.in_confidence():
            return make()

    return made
