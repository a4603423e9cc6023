"""A sheet as a page: its title, its panes, and how it is printed."""

import math
from collections.abc import Sequence
from typing import Final

from xlsxwriter.worksheet import Worksheet

from calculator.documents.workbook.sheet import HEAD, NAMES
from calculator.documents.workbook.styles import Styles

A4: Final = 9
ACROSS: Final = 170  # characters that a printed page holds side by side
ROOMY: Final = 16  # characters of a column that most headings fit in on two lines
LONGEST: Final = 40  # characters of a name in the foot
LINE: Final = 15  # points: the height of a line
HEADING: Final = 4  # lines of a heading, at most


def begin(page: Worksheet, styles: Styles, title: str, about: str) -> None:
    """Write the title of a sheet and what it holds."""
    page.write_string(0, 0, title, styles.title)
    page.write_string(1, 0, about, styles.about)
    page.hide_gridlines(2)


def finish(page: Worksheet, foot: str, widths: list[float], kept: int = 1) -> None:
    """Set the widths, freeze the heading and the first `kept` columns, and prepare the print."""
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    first = HEAD + NAMES
    page.set_row(HEAD, LINE * (HEADING if max(widths[1:]) < ROOMY else 2))
    page.set_row(HEAD + 1, LINE * 2)
    page.freeze_panes(first, kept)
    page.repeat_rows(HEAD, first - 1)
    page.repeat_columns(0, kept - 1)
    set_up(page, foot, math.ceil(sum(widths) / ACROSS))


def set_up(page: Worksheet, foot: str, across: int = 1) -> None:
    """Print on A4 in landscape, so many pages wide, with a foot that names the plan."""
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    page.fit_to_pages(across, 0)
    page.set_footer(f"&L{foot}&R&A, page &P of &N")


def one_line(name: str) -> str:
    """Return a name without letters that a file's own parts cannot hold."""
    return "".join(letter if letter.isprintable() else " " for letter in name)


def foot_of(name: str, versions: str) -> str:
    """Name the plan and what it was made with; an ampersand of a name is only that."""
    shown = f"{name[: LONGEST - 1]}…" if len(name) > LONGEST else name
    return f"{one_line(shown)} · {versions}".replace("&", "&&")


def fit(page: Worksheet, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    """Make a row high enough for texts that are broken into lines in columns of these widths."""
    lines = max(
        math.ceil(1.05 * len(text) / width) for text, width in zip(texts, widths, strict=False)
    )
    if lines > 1:
        page.set_row(row, LINE * lines)
