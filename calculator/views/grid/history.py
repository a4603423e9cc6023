"""What the grid goes back to: a step of its undo and redo, after an edit, deletion or import."""

from dataclasses import dataclass

from calculator.views.grid.rows import Rows
from calculator.views.session import Opened


@dataclass(frozen=True, slots=True)
class Version:
    """The rows as typed, and the plan the figures belonged to then."""

    rows: Rows
    opened: Opened
