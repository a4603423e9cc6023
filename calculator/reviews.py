"""Which numbers and rows of law were to be looked at again by now."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from calculator.entries import Evidence
from calculator.family_defaults import FAMILIES
from calculator.legal_entries import Legal
from calculator.library import LAYOFF_RULES, OBLIGATIONS, SEVERANCE, Library
from calculator.reading.employees.titles import TITLES, TitleEvidence, title_evidence


class ReviewDue(NamedTuple):
    """A number or a row of law that was to be looked at again in `month`, YYYY-MM."""

    month: str
    file: str
    key: str


def this_month() -> str:
    """Return the month of the clock, YYYY-MM: what a date of review is held against."""
    return datetime.now(tz=UTC).strftime("%Y-%m")


def reviews_due_before(library: Library, month: str) -> list[ReviewDue]:
    """Return what should have been looked at again before a month, YYYY-MM; longest due first."""
    return sorted(
        ReviewDue(row.review_date, file, key)
        for file, key, row in _dated(library)
        if row.review_date < month
    )


def _dated(library: Library) -> Iterator[tuple[str, str, Evidence | Legal | TitleEvidence]]:
    """Yield everything that has a date of review, with its file and key."""
    law = library.law
    yield from ((f"{entry.topic}.yaml", id_, entry) for id_, entry in library.entries.items())
    yield from ((FAMILIES, name, row) for name, row in library.family_columns.items())
    yield from ((OBLIGATIONS, id_, row) for id_, row in law.obligations.items())
    yield from ((LAYOFF_RULES, id_, row) for id_, row in law.layoff_rules.items())
    yield from ((SEVERANCE, id_, row) for id_, row in law.severance.items())
    yield TITLES, "evidence", title_evidence()
