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
    return linked(path.read_text(encoding="utf-8"))


def part(path: Path, title: str) -> str:
    """Return the part of a paper that stands under a title; ValueError if there is none."""
    text = path.read_text(encoding="utf-8")
    found = re.search(
        rf"^## {re.escape(title)}\n+(.*?)\s*(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    if found is None:
        raise ValueError(f"{path.name} has no part '{title}'")
    return found[1]


def linked(text: str) -> str:
    """Lead links to the library's page, and make links to other files plain words."""
    to_library = re.sub(r"\]\((?!https?:|#)[^)]*assumptions[^)]*\)", "](/assumptions)", text)
    return re.sub(r"\[([^\]]*)\]\((?!https?:|#|/)[^)]*\)", r"\1", to_library)
