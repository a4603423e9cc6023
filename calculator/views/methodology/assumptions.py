"""Tables of the library: every assumption once, with its range, unit, grade, status and source."""

from collections.abc import Callable, Iterable
from typing import Final

from calculator.calibration import calibration
from calculator.entries import Source
from calculator.library import Library
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.records import records
from calculator.views.assumptions.sources import JUDGEMENT
from calculator.views.assumptions.written import unit_name
from calculator.views.calibration_tables import EXPECTED, MEASURED, edges
from calculator.views.methodology.readers import DEFAULTS, readers
from calculator.views.methodology.section import joined, plain, table

HEADER: Final = ("Assumption", "Value", "P5 to P95", "Unit", "Grade", "Status", "Source", "Read by")


def of(mechanism: str, library: Library, home: Callable[[str], str]) -> str:
    """Write the assumptions that a mechanism is the first to read."""
    read, held = readers(library), records(library)
    rows = [
        _row(held[id_], read[id_])
        for id_ in library.entries
        if read[id_] and home(read[id_][0]) == mechanism
    ]
    return joined(f"**Rests on** {_count(len(rows))}", table(HEADER, rows)) if rows else ""


def of_defaults(library: Library) -> str:
    """Write the assumptions that fill in what a plan leaves out, those by kind of work included."""
    apart = [record for id_, record in records(library).items() if id_.startswith("role_families.")]
    return joined(of(DEFAULTS, library, str), _others(apart))


def others(library: Library) -> str:
    """Write what the library holds beside: exchange rates, correlations, rows of law."""
    apart = {
        id_: record
        for id_, record in records(library).items()
        if id_ not in library.entries and not id_.startswith("role_families.")
    }
    return _others(apart.values())


def targets(library: Library) -> str:
    """Write what the model is held against."""
    rows = [
        (
            plain(target.label),
            edges(target),
            unit_name(target.unit),
            EXPECTED if target.expected else MEASURED,
            _cited(library.sources[key] for key in target.sources),
        )
        for target in calibration().targets.values()
    ]
    return table(("Target", "Edges", "Unit", "Rests on", "Source"), rows)


def sources(library: Library) -> str:
    """List every publication of the library once."""
    listed = sorted(library.sources.values(), key=lambda source: source.reference.casefold())
    return "\n".join(f"- {plain(source.reference)}" for source in listed)


def _row(record: Record, read_by: Iterable[str]) -> tuple[str, ...]:
    return (
        f"{plain(record.label)} `{record.id}`",
        *_figures(record),
        ", ".join(f"`{name}`" for name in read_by),
    )


def _others(found: Iterable[Record]) -> str:
    rows = [(f"{plain(record.label)} `{record.id}`", *_figures(record)) for record in found]
    return table(HEADER[:-1], rows)


def _figures(record: Record) -> tuple[str, ...]:
    """Write value, range, unit, grade, status and source."""
    return (
        plain(record.value),
        plain(record.spread.removeprefix("P5 to P95: ")),
        plain(unit_name(record.unit)),
        record.grade,
        record.status,
        _source(record),
    )


def _source(record: Record) -> str:
    """Name what a number comes from, and what a judgement leans on."""
    leans = f", leaning on {_cited(record.anchors)}" if record.anchors else ""
    return f"{_cited(record.sources)}{leans}"


def _cited(found: Iterable[Source]) -> str:
    return "; ".join(
        "judgement"
        if source.kind == JUDGEMENT
        else plain(f"{source.producer} ({source.published})")
        for source in found
    )


def _count(number: int) -> str:
    return f"{number} assumption{'' if number == 1 else 's'}:"
