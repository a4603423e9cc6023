"""A section of the methodology, and how its parts are written in Markdown."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_MARKED: Final = re.compile(r"([|$*<~\[\]]|(?<!\w)_|_(?!\w))")
_CODE: Final = re.compile(r"(`[^`]*`)")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter under its own title; one without a title opens its chapter."""

    chapter: str
    title: str
    body: str


def plain(text: str) -> str:
    """Write text as it reads, on one line; what stands in backticks stays code."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(
        part.replace("|", r"\|") if part.startswith("`") else _MARKED.sub(r"\\\1", part)
        for part in parts
    )


def sentence(text: str) -> str:
    """Begin with a capital, end with a full stop."""
    whole = text[:1].upper() + text[1:]
    return whole if not whole or whole[-1] in ".?!:" else f"{whole}."


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; nothing if it has no rows."""
    lines = [" | ".join(row) for row in rows]
    if not lines:
        return ""
    return "\n".join(
        f"| {line} |" for line in (" | ".join(header), " | ".join("---" for _ in header), *lines)
    )


def joined(*parts: str) -> str:
    """Put parts one under the other, those that say nothing left out."""
    return "\n\n".join(part for part in parts if part)
