"""The library as text for a terminal: every record with all that stands behind it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import fill

from calculator.views.assumptions.citing import LEANS_ON, source_title
from calculator.views.assumptions.grades import in_full, rests_on
from calculator.views.assumptions.own_words import written
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.review import in_time
from calculator.views.assumptions.sources import plain
from calculator.views.assumptions.sparkline import sparkline
from calculator.views.assumptions.told import Told
from calculator.views.assumptions.written import unit_name
from calculator.views.matters import movers
from calculator.views.terminal import WIDTH, table

LIBRARY = "library"
QUANTILES = "P5 to P95: "
INDENT = "  "


def in_full_text(told: Told, shown: Iterable[Record]) -> str:
    """Return every record by topic, with all the page says of it."""
    parts = []
    for topic, records in groupby(shown, key=lambda record: record.topic):
        parts.append(topic.upper())
        parts += ["\n".join(_lines(told, record)) for record in records]
    return "\n\n".join(parts)


def in_brief_text(told: Told, shown: Iterable[Record]) -> str:
    """Return one line for each record, by topic."""
    header = ("name", "value", "range", "unit", "grade", "rests on", "set by", "what it is")
    parts = []
    for topic, records in groupby(shown, key=lambda record: record.topic):
        cells = [
            (
                record.id,
                record.value,
                record.spread.removeprefix(QUANTILES),
                unit_name(record.unit),
                record.grade,
                rests_on(record.grade, record.status),
                _set_by(told, record),
                record.label,
            )
            for record in records
        ]
        parts.append(f"{topic.upper()}\n{table(header, cells)}")
    return "\n\n".join(parts)


def movers_text(told: Told) -> str:
    """Name the lowest grade that the plan's net value rests on, and what it rests on most."""
    if told.matters is None:
        return "Give a plan (SOURCE) to see which weak assumptions its net value rests on."
    said = fill(movers.sentence(told.matters), WIDTH)
    found = movers.table(told.matters)
    if found.empty:
        return said
    rows = [tuple(str(cell) for cell in row) for row in found.itertuples(index=False)]
    return f"{said}\n\n{table(tuple(found.columns), rows)}\n\n{fill(movers.METHOD, WIDTH)}"


def _set_by(told: Told, record: Record) -> str:
    own = told.own.get(record.id)
    return LIBRARY if own is None else f"you: {written(own, record.unit)}"


def _lines(told: Told, record: Record) -> Iterator[str]:
    """Yield a record: its name and grade, then what stands behind it, then its table."""
    yield f"{record.id} · grade {record.grade}"
    yield _paragraph(f"{record.label}. {record.description}")
    for title, text in _details(told, record):
        yield _paragraph(f"{title}: {text}")
    if record.table:
        rows = [tuple(row.values()) for row in record.table]
        text = table(tuple(record.table[0]), rows)
        yield "\n".join(INDENT * 2 + line for line in text.splitlines())


def _details(told: Told, record: Record) -> Iterator[tuple[str, str]]:
    entry, own = told.library.entries.get(record.id), told.own.get(record.id)
    yield "Value", f"{record.value} ({unit_name(record.unit)})"
    yield "Range", _range(record)
    if entry and entry.sampled:
        yield "Drawn", f"{sparkline(entry)} {entry.shape}"
    elif entry:
        yield "Drawn", "not drawn: every draw takes the value"
    if own is not None:
        drawing = sparkline(entry, own) if entry else ""
        yield "SET BY YOU", f"{written(own, record.unit)} {drawing}".rstrip()
    yield "Grade", in_full(record.grade, record.status)
    yield "Caveat", record.caveat
    for source in record.sources:
        yield source_title(record, source), plain(source)
    for source in record.anchors:
        yield LEANS_ON, plain(source)
    for finding, source in record.counter_evidence:
        yield "Speaks against it", f"{finding} {plain(source)}"
    if record.as_of:
        yield "As of", record.as_of
    if record.review_date:
        yield "Review by", in_time(record.review_date, told.month)
    yield "To change it", record.change.replace("Here", "On the Assumptions page")


def _range(record: Record) -> str:
    """Write the range, what kind it is behind it, and what is possible."""
    spread = record.spread.removeprefix(QUANTILES)
    kind = " (P5 to P95)" if spread != record.spread else ""
    return f"{spread}{kind}" + (f"; possible: {record.limits}" if record.limits else "")


def _paragraph(text: str) -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=INDENT,
        subsequent_indent=INDENT * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )
