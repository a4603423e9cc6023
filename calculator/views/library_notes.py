"""What the list of assumptions says around itself: which set, reviews due, evidence behind it."""

from collections.abc import Sequence
from textwrap import fill

from calculator.evidence import Register
from calculator.library import Library
from calculator.reviews import ReviewDue


def set_note(library: Library, count: int) -> str:
    """Name the set, and what its weak grades ask of a reader."""
    return (
        f"Assumption set {library.id}, known up to {library.as_of}: {count} found.\n"
        "Grades D and E are assumptions: set your own."
    )


def added_note(library: Library) -> str:
    """Say what the model asks for by now that an old set did not hold; nothing for today's."""
    if not library.added:
        return ""
    return (
        f"Not in this set, {len(library.added)} of what the model asks for by now; "
        f"today's is used for them:\n{fill(', '.join(library.added), 100)}."
    )


def reviews_note(due: Sequence[ReviewDue], month: str) -> str:
    """Say what should have been looked at again before a month, by file and key."""
    if not due:
        return f"No review was due before {month}."
    lines = [f"  {row.file}: {row.key}: review was due in {row.month}" for row in due]
    return "\n".join([f"Reviews past due in {month}: {len(due)}. Look again at:", *lines])


def evidence_note(register: Register) -> str:
    """Say how much of what was collected the assumptions rest on."""
    rows, unused = len(register.rows), len(register.unused)
    return (
        f"They rest on {rows - unused} of {rows} figures collected;\nwhich ones, "
        f"and why the other {unused} are not used, stands in assumptions/evidence/."
    )
