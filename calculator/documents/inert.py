"""Text that a spreadsheet shows and never runs."""

from typing import Final

STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
QUOTE: Final = "'"


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: behind an apostrophe where it would.

    Spreadsheets pass over blanks at the start.
    """
    return QUOTE + text if text.startswith(STARTS) or text.lstrip().startswith(STARTS) else text
