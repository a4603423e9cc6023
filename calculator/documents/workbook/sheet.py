"""A sheet of the model: what its rows are, and where its cells lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, Literal, TypeAlias

from xlsxwriter.utility import quote_sheetname, xl_col_to_name

from calculator.documents.workbook.column import Column

Rows: TypeAlias = Literal["lines", "teams", "months", "team_months", "grid"]

HEAD: Final = 3  # rows above a table: a title, what it is, a gap
NAMES: Final = 2  # rows of its heading: names, units
TODAY: Final = 0  # the month before the first


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table of columns, one equation each.

    `lines` have one figure a line; `teams` a row a team; `months` a row a month, today first;
    `team_months` all teams of today, then all of month 1, and so on; a `grid` has teams down and
    months across. `first` is the row, from 0, of the first line or row; `left` the first column.
    """

    key: str
    title: str
    about: str
    rows: Rows
    columns: tuple[Column, ...]
    first: int = HEAD + NAMES
    left: int = 0
    by_engine: frozenset[str] = frozenset()  # what is given, and does not follow from the rest

    @cached_property
    def names(self) -> Mapping[str, int]:
        """Position of each column by its name."""
        return {column.name: at for at, column in enumerate(self.columns)}

    @cached_property
    def prefix(self) -> str:
        """The sheet, before an address on another one."""
        return f"{quote_sheetname(self.title)}!"

    @cached_property
    def by_team(self) -> bool:
        """Whether a row, or a cell, belongs to one team."""
        return self.rows in {"teams", "team_months", "grid"}

    @cached_property
    def by_month(self) -> bool:
        """Whether a row, or a cell, belongs to one month."""
        return self.rows in {"months", "team_months", "grid"}


def cell(row: int, column: int) -> str:
    """Write the address of a cell, both from 0."""
    return f"{_letters(column)}{row + 1}"


_letters: Final = cache(xl_col_to_name)
