"""Rows of dated law as records: duties, rules of layoffs, severance by law."""

from collections.abc import Iterable, Iterator
from typing import Any

from calculator.legal_entries import LayoffRule, LayoffStep, Legal, Obligation, SeveranceMinimum
from calculator.library import Library
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.written import figure
from calculator.views.law.names import AI_SYSTEMS, COUNSEL, COUNTED, EMPLOYMENT_PLACES
from calculator.views.money import exact

EFFORT = "FTE-months once; FTE a year"
PER = {**AI_SYSTEMS, **COUNTED}


def law_records(library: Library) -> Iterator[Record]:
    """Yield a record of every row of law."""
    law = library.law
    yield from (_duty(row, library) for row in law.obligations.values())
    yield from (_rule(row, library) for row in law.layoff_rules.values())
    yield from (_severance(row, library) for row in law.severance.values())


def _duty(row: Obligation, library: Library) -> Record:
    return Record(
        **_standing(row, library),
        id=f"obligations.{row.id}",
        topic="Duties of AI law",
        description=f"{row.description} Applies from {row.start}.",
        value=f"usually {exact(row.once[1])} FTE-months once and "
        f"{exact(row.yearly[1])} FTE a year, for: {PER[row.per]}",
        spread=f"Least to most: {exact(row.once[0])} to {exact(row.once[2])} FTE-months once, "
        f"{exact(row.yearly[0])} to {exact(row.yearly[2])} FTE a year",
        unit=EFFORT,
        change="On the Compliance page, where a duty can be counted or left out",
    )


def _rule(row: LayoffRule, library: Library) -> Record:
    days = [step.process_days for step in row.steps], [step.notice_days for step in row.steps]
    practice = ""
    if row.practice:
        least, _, most = row.practice.process_days
        practice = f"; the process takes {least} to {most} days in practice"
    return Record(
        **_standing(row, library),
        id=f"layoff_rules.{row.id}",
        topic="Layoff rules",
        description=f"{_places(row.places)}; employers from {row.employer_from} people.",
        value=f"up to {max(days[0])} days of process and {max(days[1])} days of notice",
        spread=f"By law, without a range{practice}",
        unit="days",
        change="On the Compliance page, as months of process and of notice",
        table=tuple(_step(step) for step in row.steps),
    )


def _step(step: LayoffStep) -> dict[str, str]:
    return {
        "From posts": f"{step.posts}",
        "And share of staff": figure(step.share, "share"),
        "Staff from": f"{step.staff}",
        "Process, days": f"{step.process_days}",
        "Notice, days": f"{step.notice_days}",
    }


def _severance(row: SeveranceMinimum, library: Library) -> Record:
    least, usual, most = row.weeks_per_year
    owed = "Owed by law" if row.kind == "statutory" else "Paid as a rule"
    return Record(
        **_standing(row, library),
        id=f"severance_minima.{row.id}",
        topic="Severance by law",
        description=f"{_places(row.places)}. {owed}.",
        value=f"usually {exact(usual)} weeks of pay for each year of service",
        spread=f"Least to most: {exact(least)} to {exact(most)}",
        unit="weeks of pay per year",
        change="On the Compliance page, by the place of employment",
    )


def _standing(row: Legal, library: Library) -> dict[str, Any]:
    """Return what every row of law has in common."""
    return {
        "label": row.label,
        "grade": row.grade,
        "status": row.status,
        "sources": tuple(library.sources[key] for key in row.sources),
        "caveat": f"{row.caveat} {COUNSEL}.",
        "review_date": row.review_date,
        "as_of": row.as_of,
    }


def _places(places: Iterable[str]) -> str:
    return ", ".join(EMPLOYMENT_PLACES[place] for place in places)
