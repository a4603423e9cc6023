"""Papers of the repository, made ready for a page."""

import re
from pathlib import Path
from typing import Final

from calculator.views.model_card import CARD

METHOD: Final = CARD.with_name("METHOD.md")


def paper(path: Path) -> str:
    """Return a paper whose links lead somewhere in the app.

    The library has a page of its own; links to other files of the repository become plain words.
    """
    text = path.read_text(encoding="utf-8")
    linked = re.sub(r"\]\((?!https?:|#)[^)]*assumptions[^)]*\)", "](/assumptions)", text)
    return re.sub(r"\[([^\]]*)\]\((?!https?:|#|/)[^)]*\)", r"\1", linked)
