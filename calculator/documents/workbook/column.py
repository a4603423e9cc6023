"""One column of the model: what it is called, what it is measured in, and its equation."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Look: TypeAlias = Literal[
    "money", "price", "fte", "share", "rate", "months", "factor", "whole", "flag", "text"
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet, or a line where a sheet has one figure a line.

    Without an `equation` it holds what is given. `opening` is the equation of what it was before
    the first month; without it there was none of it.
    """

    name: str
    label: str
    unit: str
    look: Look
    equation: str | None = None
    opening: str | None = None
