"""A column of a file, and how its cells are read."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "choice", "flag", "money", "share", "month", "number"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it fills, and the kind of its cells."""

    field: str
    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    takes_schedule: bool = False
