"""Colours of the charts: told apart by the colour-blind, and by dashes, shapes and labels too.

Two palettes, for a light and a dark page; both hold a contrast of 3 to 1 or more for every mark.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

ICON: Final = Path(__file__).with_name("icon.svg")
FONT: Final = '"Source Sans", "Source Sans Pro", sans-serif'


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they stand for."""

    ink: str
    quiet: str
    grid: str
    cash: str
    net: str
    gap: str
    paper: str


LIGHT: Final = Palette(
    ink="#0F1822",
    quiet="#5B6875",
    grid="#E3E8ED",
    cash="#1F6FB2",
    net="#C2500A",
    gap="#E58A4E",
    paper="#FFFFFF",
)
DARK: Final = Palette(
    ink="#E8EDF2",
    quiet="#A3AFBB",
    grid="#2B3642",
    cash="#63B3F2",
    net="#F59A55",
    gap="#C96A2B",
    paper="#03060A",
)


def palette(theme: str | None) -> Palette:
    """Return the palette for a page's theme, "light" where it is not known."""
    return DARK if theme == "dark" else LIGHT
