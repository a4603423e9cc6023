"""Pictures of a chart to download, made when they are asked for."""

from collections.abc import Callable
from typing import Final, TypeVar

import streamlit as st

from calculator.views import session
from calculator.views.drawn import Drawn

Made = TypeVar("Made", bytes, str, bytes | str)

KINDS: Final = {"png": ("PNG", "image/png"), "svg": ("SVG", "image/svg+xml")}


def offer(drawn: Drawn) -> None:
    """Offer a chart as PNG and SVG: small, and in reach of the keyboard where it stands."""
    makers: dict[str, Callable[[], bytes]] = {"png": drawn.png, "svg": drawn.svg}
    with st.container(horizontal=True, gap="medium"):
        for ending, (label, kind) in KINDS.items():
            st.download_button(
                label,
                _in_confidence(makers[ending]),
                drawn.file_name(ending),
                kind,
                key=f"{ending} {drawn.title}",
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
            )


def document(label: str, make: Callable[[], bytes | str], file_name: str, media: str) -> None:
    """Offer a document, made when it is asked for."""
    st.download_button(
        label,
        _in_confidence(make),
        file_name,
        media,
        key=f"document {file_name}",
        icon=":material/download:",
        on_click="ignore",
    )


def _in_confidence(make: Callable[[], Made]) -> Callable[[], Made]:
    """Let a fault name its kind alone in the log: its text may repeat figures of a plan."""

    def made() -> Made:
        with session.in_confidence():
            return make()

    return made
