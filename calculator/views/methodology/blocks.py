"""A section's Markdown in blocks: text, and tables too wide to be part of it on a small screen."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

import pandas as pd

WIDE: Final = 2  # columns; on a phone, text has room in so many and no more

_EDGE: Final = re.compile(r"(?<!\\)\|")
_MARKS: Final = re.compile(r"\\(?=[|$*_<~\[\]])|`")


def blocks(body: str) -> Iterator[str | pd.DataFrame]:
    """Yield a section in its order: Markdown, and each wide table as plain text in columns."""
    text: list[str] = []
    for is_table, lines in groupby(body.splitlines(), lambda line: line.startswith("| ")):
        held = list(lines)
        if is_table and len(_cells(held[0])) > WIDE:
            yield "\n".join(text)
            yield _table(held)
            text = []
        else:
            text += held
    yield "\n".join(text)


def _table(lines: list[str]) -> pd.DataFrame:
    header, _, *rows = (_cells(line) for line in lines)
    return pd.DataFrame(rows, columns=header)


def _cells(line: str) -> list[str]:
    return [_MARKS.sub("", cell).strip() for cell in _EDGE.split(line)[1:-1]]
