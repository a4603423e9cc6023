"""What the list of assumptions says under itself: reviews that are due, evidence behind it."""

from collections.abc import Sequence

from calculator.evidence import Register
from calculator.library import ReviewDue


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
        f"They rest on {rows - unused} of {rows} figures collected; which ones, "
        f"and why the other {unused} are not used, stands in assumptions/evidence/."
    )
