"""Text that users wrote, shown as they wrote it."""

import re
from typing import Final

JOINER: Final = "\N{WORD JOINER}"

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit turns these into icons, links and arrows even when they are escaped; a minus
# must not part from its number at the end of a line.
_TURNED: Final = re.compile(r"(?<=[:@−])(?=\S)|(?<=www)(?=\.)|(?<=[-<=])(?=[->=])", re.IGNORECASE)


def literal(text: str) -> str:
    """Return Markdown that shows a text letter by letter: no emphasis, formulas, icons or links."""
    one_line = " ".join(text.split())
    return _PUNCTUATION.sub(r"\\\1", _TURNED.sub(JOINER, one_line))
