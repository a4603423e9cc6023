"""Everything that can go wrong on purpose.

HorizonError                 the root: its text can be shown to a user as it is
├── InputError               what the user gave cannot be used; carries every problem at once
├── LibraryError             a file under assumptions/ breaks the grammar of an entry
└── StoreError               the store of private links cannot be used

A `Problem` is one sentence of an `InputError`: what was given, the rule, the fix, and where.
"""

from collections.abc import Iterable
from dataclasses import dataclass


class HorizonError(Exception):
    """Root of every error this project raises on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was given.

    `rule` says what was given and the rule it breaks; `fix` says what to do. `row` counts lines
    of the file from 1, the header included; `column` is the header as it stands in the file.
    `path` is the dotted place in a scenario (`teams[Support].planned_cuts`).
    """

    rule: str
    fix: str = ""
    file: str = ""
    row: int | None = None
    column: str = ""
    path: str = ""

    def __str__(self) -> str:
        """Return the problem on one line, its place first."""
        place = [self.file] if self.file else []
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        if self.path:
            place.append(self.path)
        head = ", ".join(place)
        text = f"{self.rule}. {self.fix}" if self.fix else self.rule
        line = f"{head}: {text}" if head else text
        return " ".join(line.split())


class InputError(HorizonError):
    """What the user gave cannot be used; `problems` holds all of it, in reading order."""

    def __init__(
        self, problems: Iterable[Problem], suggested_columns: dict[str, str] | None = None
    ) -> None:
        """Keep the problems, and the column names that would mend them once confirmed."""
        self.problems = tuple(problems)
        self.suggested_columns = suggested_columns or {}
        super().__init__("\n".join(str(problem) for problem in self.problems))


class LibraryError(HorizonError):
    """A file under assumptions/ breaks the grammar of an entry; names file and key."""


class StoreError(HorizonError):
    """The store of private links cannot be used; says what became of the call, and no secret."""
