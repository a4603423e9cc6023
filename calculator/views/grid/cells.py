"""The value of a team's field as the text of a cell, such that the parser reads the same value."""

from decimal import Decimal
from typing import Final

from calculator.reading.columns import Column
from calculator.reading.numbers import Figure, figure, formula
from calculator.reading.plans.columns import COLUMNS
from calculator.scenario import Cut, Team, cut_schedule

PLAIN: Final = 30  # digits; beyond, a power of ten is easier to read
APOSTROPHE: Final = "'"


def team_cells(team: Team) -> tuple[str, ...]:
    """Return a row of the grid: what the plan says, and nothing where it says nothing."""
    said = team.model_fields_set
    return tuple(
        cell(getattr(team, name), column) if name in said else ""
        for name, column in COLUMNS.items()
    )


def cell(value: object, column: Column) -> str:
    """Write one value of a field; `None` is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return share(value) if column.kind == "share" else number(value)
    text = str(value)
    if column.takes_schedule:
        return schedule(cut_schedule(text))
    return as_text(text) if column.kind == "text" else text


def number(value: float) -> str:
    """Write a number without separators, so that only a point can be its decimal mark."""
    return _decided(_plain(Decimal(repr(value))))


def share(value: float) -> str:
    """Write a share in percent, as in 12% for 0.12."""
    return _decided(_plain(Decimal(repr(value)).scaleb(2))) + "%"


def schedule(cuts: tuple[Cut, ...]) -> str:
    """Write cuts as `month:posts` pairs, as in 3:10;9:15."""
    return ";".join(f"{cut.month}:{number(cut.posts)}" for cut in cuts)


def as_text(text: str) -> str:
    """Put an apostrophe before what would pass for a formula, as spreadsheets do."""
    bare = text.lstrip(APOSTROPHE)
    is_number = isinstance(figure(text), Figure)
    return APOSTROPHE + text if formula(bare) and not is_number else text


def _plain(value: Decimal) -> str:
    if not value:
        return "0"
    text = f"{value:f}"
    if len(text) > PLAIN:
        return f"{value.normalize():e}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decided(text: str) -> str:
    """Add a zero to a number such as 1.234, which could also be a thousand and more."""
    read = figure(text)
    return f"{text}0" if isinstance(read, Figure) and read.is_ambiguous else text
