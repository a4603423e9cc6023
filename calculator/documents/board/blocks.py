"""What a document is made of: blocks of plain text, tables and pictures, without any layout.

Every string here is text, whoever wrote it: the template shows it and never reads it as markup.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Final, TypeAlias

import pandas as pd

from calculator.views.money import DASH
from calculator.views.tiles import Tile

# An amount, its range behind it in brackets, and a unit of up to four letters.
FIGURE: Final = re.compile(r"[^\w(]{0,2}[A-Z]{0,3}\W?[\d.,]+[%A-Za-z]{0,4}( \(.*\))?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one that is `small` stands back, as a basis or a caption does."""

    kind: ClassVar = "paragraph"
    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """A paragraph that must not be missed."""

    kind: ClassVar = "caution"
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    kind: ClassVar = "points"
    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Tiles:
    """Headline figures side by side."""

    kind: ClassVar = "tiles"
    tiles: Sequence[Tile]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as SVG, the sentence below it, and what it shows for those who cannot see it."""

    kind: ClassVar = "figure"
    title: str
    svg: str
    alt: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Figures in two columns, one below the other in each."""

    kind: ClassVar = "beside"
    left: Sequence[Figure]
    right: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titles: `widths` are shares of the page, columns of `figures` stand right."""

    kind: ClassVar = "table"
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    figures: Sequence[bool]


Block: TypeAlias = Paragraph | Caution | Points | Tiles | Figure | Beside | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document under a heading."""

    title: str
    blocks: Sequence[Block]


def as_data(section: Section) -> dict[str, Any]:
    """Return a section as the template reads it: each block says its kind."""
    return {"title": section.title, "blocks": [_block(block) for block in section.blocks]}


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, **asdict(block)}


def table(title: str, frame: pd.DataFrame, widths: Sequence[float] | None = None) -> Table:
    """Make a table of a frame to read: columns of figures to the right, wide texts wide."""
    rows = [[str(cell) for cell in row] for row in frame.itertuples(index=False)]
    columns = [str(column) for column in frame.columns]
    return Table(
        title=title,
        columns=columns,
        rows=rows,
        widths=widths or [_room(column, place, rows) for place, column in enumerate(columns)],
        figures=[place > 0 and _is_figures(place, rows) for place in range(len(columns))],
    )


def _room(column: str, place: int, rows: Sequence[Sequence[str]]) -> float:
    """Return what room a column asks for: between the longest word and the longest text."""
    longest = max((len(row[place]) for row in rows), default=0)
    return float(min(max(len(column) / 2, longest, 6), 46)) + 3


def _is_figures(place: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds figures, each with little or nothing beside it."""
    cells = [row[place] for row in rows if row[place] not in {"", DASH}]
    return bool(cells) and all(FIGURE.fullmatch(cell) for cell in cells)
