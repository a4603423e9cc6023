"""What a grade of evidence means, and what a weak one asks of the reader."""

from collections.abc import Mapping
from typing import Final

GRADES: Final[Mapping[str, str]] = {
    "A": "official statistics, payroll data, causal studies",
    "B": "field experiments, good observational studies",
    "C": "surveys, older or transferred studies",
    "D": "vendors' reports, guidance, thin evidence",
    "E": "judgement or memory only",
}
WEAK: Final = frozenset("DE")
SET_YOUR_OWN: Final = "Assumption: set your own"


def rests_on(grade: str, status: str) -> str:
    """Say what a number rests on: how it was read, or that it is for the reader to set."""
    return SET_YOUR_OWN if grade in WEAK else status.capitalize()


def in_full(grade: str, status: str) -> str:
    """Say what a grade means, how the number was read, and what a weak one asks for."""
    read = f"; {status}" if status else ""
    own = f". {SET_YOUR_OWN}" if grade in WEAK else ""
    return f"{grade}, {GRADES[grade]}{read}{own}"
