"""What of the model card is counted in the library, so that the card cannot fall behind it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from calculator import __version__
from calculator.calibration import Target
from calculator.entries import Status
from calculator.library import Library
from calculator.views.assumptions.grades import GRADES, WEAK
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.records import KIND_OF_WORK, records

CARD: Final = Path(__file__).resolve().parents[2] / "docs" / "MODEL_CARD.md"
LAW: Final = frozenset({"obligations", "layoff_rules", "severance_minima"})
STATUSES: Final[Sequence[Status]] = ("seen", "second-hand", "recalled", "judgement")


def version(library: Library) -> str:
    """Say which model and which assumption set the card is of."""
    return f"Model {__version__}, assumption set {library.id}, known up to {library.as_of}."


def evidence(library: Library) -> str:
    """Return how many numbers stand at each grade, and how they were read, as a Markdown table."""
    held = list(records(library).values())
    entries = [record for record in held if record.id in library.entries]
    columns = [record for record in held if record.topic == KIND_OF_WORK]
    law = [record for record in held if record.id.partition(".")[0] in LAW]
    groups = (("Assumptions", entries), ("Defaults by kind of work", columns), ("Rows of law", law))
    header = ["Grade", "Rests on", *(title for title, _ in groups)]
    rows = [
        [grade, meaning, *(str(_graded(group, grade)) for _, group in groups)]
        for grade, meaning in GRADES.items()
    ]
    total = ["", "all", *(str(len(group)) for _, group in groups)]
    weak = sum(record.grade in WEAK for record in entries)
    statuses = Counter(record.status for record in entries)
    read = ", ".join(f"{statuses[status]} {status}" for status in STATUSES)
    return (
        f"{_table(header, [*rows, total])}\n\n"
        f"{weak} of {len(entries)} assumptions are graded D or E. By how they were read: {read}."
    )


def calibration(targets: Iterable[Target]) -> str:
    """Say how many targets there are, and of which kind."""
    kinds = Counter(target.expected for target in targets)
    return f"{kinds.total()} targets: {kinds[False]} published, {kinds[True]} expected."


def _graded(group: Iterable[Record], grade: str) -> int:
    return sum(record.grade == grade for record in group)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---", "---", *["--:"] * (len(header) - 2)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, rule, *rows))
