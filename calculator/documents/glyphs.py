"""Text that the fonts of documents can draw: what they lack is stood in for, and said.

A PDF for everyone (PDF/UA) may not refer to a letter that its fonts do not have.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from calculator.documents.fonts import STAND_IN, covered

Data: TypeAlias = Any  # nested dictionaries and sequences of text and numbers
UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})  # Unicode categories
SHOWN: Final = 12  # characters named in the note


def drawable(text: str) -> tuple[str, set[str]]:
    """Return a text that the fonts can draw whole, and the characters they lack.

    Letters are composed first. What no font shows (controls, joiners, marks of direction) is left
    out, or a space where it parts words.
    """
    if _seen().issuperset(text):
        return text, set()
    missing: set[str] = set()
    letters = [_drawn(letter, missing) for letter in unicodedata.normalize("NFC", text)]
    return "".join(letters), missing


def all_drawable(data: Data) -> tuple[Data, set[str]]:
    """Return data with every text in it drawable, and the characters that are missing."""
    missing: set[str] = set()

    def walked(node: Data) -> Data:
        if isinstance(node, str):
            text, lacking = drawable(node)
            missing.update(lacking)
            return text
        if isinstance(node, Mapping):
            return {name: walked(value) for name, value in node.items()}
        if isinstance(node, Sequence):
            return [walked(item) for item in node]
        return node

    return walked(data), missing


def note(missing: set[str]) -> str:
    """Say what was stood in for; nothing where nothing was."""
    if not missing:
        return ""
    named = sorted(missing)
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in named[:SHOWN])
    more = f" and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
    are = "is 1 character" if len(named) == 1 else f"are {len(named)} characters"
    return (
        f"There {are} in names of this plan that the fonts of this document do not have ({codes}"
        f"{more}); {STAND_IN} stands for each. Screen and workbook show them."
    )


@cache
def _seen() -> frozenset[str]:
    """Return what the fonts draw and a reader sees: marks of direction can turn a name about."""
    return frozenset(letter for letter in covered() if unicodedata.category(letter) not in UNSEEN)


def _drawn(letter: str, missing: set[str]) -> str:
    if letter in _seen():
        return letter
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in UNSEEN:
        return ""
    missing.add(letter)
    return STAND_IN
