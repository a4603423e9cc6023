"""Text that a spreadsheet shows and never runs."""

import re
from typing import Final

STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
QUOTE: Final = "'"
BEGINS: Final = re.compile(r"(?:(?<=^)|(?<=[;\t\r\n]))(?=\s*[=+\-@])")


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: behind an apostrophe where it would.

    Spreadsheets pass over blanks at the start; where semicolons part cells, one begins behind each.
    """
    first = QUOTE + text if text.startswith(STARTS) else text
    return BEGINS.sub(QUOTE, first)
