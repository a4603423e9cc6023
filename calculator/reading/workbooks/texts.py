"""The texts of a workbook: those that its cells share, and the one of a single cell."""

import re

from calculator.reading.workbooks.package import Package
from calculator.reading.workbooks.xml import Attributes, parse

MAX_CHARACTERS = 32_767  # the most that a spreadsheet program keeps in a cell
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HALVES = range(0xD800, 0xE000)


class Text:
    """The text of one cell, gathered from its pieces: rich text in one, reading aids left out."""

    __slots__ = ("_aside", "_length", "_listening", "_pieces")

    def __init__(self) -> None:
        """Start with no text, and not listening."""
        self._pieces: list[str] = []
        self._length = 0
        self._listening = False
        self._aside = False

    def start(self, name: str) -> None:
        """Listen within the elements that hold text."""
        if name in {"v", "t"}:
            self._listening = not self._aside
        elif name == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        """Stop listening."""
        self._listening = False
        if name == "rPh":
            self._aside = False

    def add(self, piece: str) -> None:
        """Take a piece; of more than a cell can hold, one character is kept to show it."""
        if self._listening and self._length <= MAX_CHARACTERS:
            self._pieces.append(piece[: MAX_CHARACTERS + 1 - self._length])
            self._length += len(piece)

    def take(self) -> str:
        """Return the whole text, and start again."""
        if not self._pieces:
            return ""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def shared_texts(
    package: Package, part: str, max_texts: int, *, first_only: bool = False
) -> tuple[str, ...]:
    """Return the texts that cells refer to by number; `first_only` stops where it would refuse."""
    shared = _Shared()
    for _ in parse(package, part, shared):
        if len(shared.texts) > max_texts and first_only:
            break
        if len(shared.texts) > max_texts:
            raise package.too_large(f"more than {max_texts:,} texts")
    return tuple(shared.texts)


class _Shared:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._text = Text()
        self.text = self._text.add

    def start(self, name: str, _: Attributes) -> None:
        self._text.start(name)

    def end(self, name: str) -> None:
        self._text.end(name)
        if name == "si":
            self.texts.append(self._text.take())


def _unescaped(match: re.Match[str]) -> str:
    """Turn `_x000D_` into its character, unless no text may hold it."""
    code = int(match[1], 16)
    character = chr(code)
    whole = code not in _HALVES and (character.isprintable() or character.isspace())
    return character if whole else match[0]
