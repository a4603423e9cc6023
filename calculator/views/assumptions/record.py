"""One thing the library holds, with all that stands behind it, ready to read."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.entries import Source


@dataclass(frozen=True, slots=True)
class Record:
    """A number, a column of defaults, a table of rates or a row of law.

    `id` is its name in the library's files. `value`, `spread` and `limits` are written in the unit;
    `spread` says what kind of range it is. `change` says where a plan can differ from it. `table`
    has one row for each number where there are several.
    """

    id: str
    topic: str
    label: str
    description: str
    value: str
    spread: str
    unit: str
    grade: str
    status: str
    sources: tuple[Source, ...]
    caveat: str
    change: str
    limits: str = ""
    review_date: str = ""
    as_of: str = ""
    anchors: tuple[Source, ...] = ()
    counter_evidence: tuple[tuple[str, Source], ...] = ()
    table: tuple[Mapping[str, str], ...] = ()
