"""The letters of documents: in the repository, so that paper is the same on every machine.

Source Sans is that of the screen; Noto Sans has the currency signs and letters that it lacks. Both
are under the SIL Open Font License, which lies beside them.
"""

from functools import cache
from pathlib import Path
from typing import Final

import vl_convert
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # it ships none

FOLDER: Final = Path(__file__).with_name("fonts")
FILES: Final = (
    "SourceSans3_400Regular.ttf",
    "SourceSans3_600SemiBold.ttf",
    "NotoSans_400Regular.ttf",
)
FAMILIES: Final = ("Source Sans 3", "Noto Sans")
STAND_IN: Final = "\N{WHITE SQUARE}"


@cache
def covered() -> frozenset[str]:
    """Return every character that the fonts can draw."""
    letters: set[int] = set()
    for name in FILES:
        with TTFont(FOLDER / name, lazy=True) as font:
            letters |= font.getBestCmap().keys()
    return frozenset(map(chr, letters))


@cache
def font_for_charts() -> str:
    """Make the fonts known to the drawing of charts, once; return how charts name them."""
    vl_convert.register_font_directory(str(FOLDER))
    return ", ".join(f'"{family}"' for family in FAMILIES)
