"""Everything the library holds, as records: entries, kinds of work, rates, correlations, law."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from calculator.entries import Entry, Evidence, RoleFamilyRow, Source
from calculator.library import Library, load
from calculator.views.assumptions.grades import rests_on
from calculator.views.assumptions.law import law_records
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.written import figure, span
from calculator.views.money import exact
from calculator.views.numerals import Marks, marks

KIND_OF_WORK: Final = "Kind of work"
RATES: Final = "exchange_rates"
FAMILIES: Final = "role_families"
SALARY: Final = "us_annual_salary"


def default_records() -> Mapping[str, Record]:
    """Return the records of the default library, by id."""
    return _default_records(marks())


@cache
def _default_records(_: Marks) -> Mapping[str, Record]:
    return records(load())


def records(library: Library) -> dict[str, Record]:
    """Return a record of everything in a library, by id, in the library's order."""
    found = (
        *(_entry(entry, library) for entry in library.entries.values()),
        *(_column(name, column, library) for name, column in library.family_columns.items()),
        _rates(library),
        *_correlations(library),
        *law_records(library),
    )
    return {record.id: record for record in found}


def topics(all_records: Iterable[Record]) -> list[str]:
    """Return the topics in their order."""
    return list(dict.fromkeys(record.topic for record in all_records))


def _entry(entry: Entry, library: Library) -> Record:
    spread = f"P5 to P95: {span(entry.p5, entry.p95, entry.unit)}"
    return Record(
        id=entry.id,
        topic=entry.topic.capitalize(),
        label=entry.label,
        description=entry.description,
        value=figure(entry.value, entry.unit),
        spread="Set by definition: no range" if entry.p5 == entry.p95 else spread,
        unit=entry.unit,
        grade=entry.grade,
        status=entry.status,
        sources=_named(entry.sources, library),
        caveat=entry.caveat,
        change=f"Here, or as assumptions.{entry.id} in a scenario file",
        limits=span(entry.low, entry.high, entry.unit),
        review_date=entry.review_date,
        anchors=_named(entry.anchors, library),
        counter_evidence=tuple(
            (item.finding, library.sources[item.source]) for item in entry.counter_evidence
        ),
    )


def _column(name: str, column: Evidence, library: Library) -> Record:
    values = [float(getattr(family, name)) for family in library.families.values()]
    spread = span(min(values), max(values), column.unit)
    return Record(
        id=f"{FAMILIES}.{name}",
        topic=KIND_OF_WORK,
        label=column.label,
        description="A default by kind of work, for what a headcount plan leaves out.",
        value=f"{spread}, by kind of work",
        spread=f"Over kinds of work: {spread}",
        unit=column.unit,
        grade=column.grade,
        status=column.status,
        sources=_named(column.sources, library),
        caveat=column.caveat,
        change="On the Plan page, in the team's row, where the grid has that column",
        limits=span(column.low, column.high, column.unit),
        review_date=column.review_date,
        anchors=_named(column.anchors, library),
        table=tuple(
            _family_row(name, column, family, library) for family in library.families.values()
        ),
    )


def _family_row(
    name: str, column: Evidence, family: RoleFamilyRow, library: Library
) -> dict[str, str]:
    """Return a family's default; a salary may have evidence of its own."""
    row = {
        "Kind of work": family.label,
        "Default": figure(float(getattr(family, name)), column.unit),
    }
    if name != SALARY:
        return row
    grade = family.salary_grade or column.grade
    sources = _named(family.salary_sources or column.sources, library)
    return {
        **row,
        "Grade": grade,
        "Rests on": rests_on(grade, family.salary_status or column.status),
        "Sources": "; ".join(source.reference for source in sources),
    }


def _rates(library: Library) -> Record:
    rates = library.exchange_rates
    return Record(
        id=RATES,
        topic="Exchange rates",
        label="Exchange rates",
        description="Converts what the library gives in US dollars into the plan's currency.",
        value=f"{len(rates.units_per_usd)} currencies, in units for one US dollar",
        spread="One rate each, taken as known: no range",
        unit="units for one US dollar",
        grade=rates.grade,
        status=rates.status,
        sources=_named(rates.sources, library),
        caveat=rates.caveat,
        change="As exchange_rates in a scenario file",
        as_of=rates.as_of,
        table=tuple(
            {"Currency": currency, "Units for one US dollar": exact(rate)}
            for currency, rate in rates.units_per_usd.items()
        ),
    )


def _correlations(library: Library) -> Iterator[Record]:
    for pair in library.correlations:
        first, second = (library.entries[id_].label for id_ in pair.between)
        yield Record(
            id=f"correlations.{'+'.join(pair.between)}",
            topic="Correlations",
            label=f"{first}, with: {second}",
            description="How far the draws of two assumptions go together.",
            value=figure(pair.value, "correlation"),
            spread="Taken as known: no range",
            unit="correlation",
            grade=pair.grade,
            status="",
            sources=_named(pair.sources, library),
            caveat=pair.caveat,
            change="Nowhere but in the library's files",
        )


def _named(keys: Iterable[str], library: Library) -> tuple[Source, ...]:
    return tuple(library.sources[key] for key in keys)
