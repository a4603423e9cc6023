"""What stands behind a record, as titles with Markdown."""

from collections.abc import Iterator

from calculator.views.assumptions.grades import in_full
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.sources import markdown, short_markdown
from calculator.views.assumptions.written import unit_name
from calculator.views.markdown import literal


def details(record: Record) -> Iterator[tuple[str, str]]:
    """Yield title and Markdown of everything a reader may ask of a record."""
    possible = f"; possible: {record.limits}" if record.limits else ""
    parts = (
        ("Value in the library", f"{record.value} ({unit_name(record.unit)})"),
        ("Range", f"{record.spread}{possible}"),
        ("Grade", in_full(record.grade, record.status)),
        ("Caveat", record.caveat),
    )
    for title, text in parts:
        yield title, literal(text)
    for source in record.sources:
        yield "Source", markdown(source)
    for source in record.anchors:
        yield "Leans on", markdown(source)
    for finding, source in record.counter_evidence:
        yield "Speaks against it", f"{literal(finding)} {markdown(source)}"
    dated = (
        ("As of", record.as_of),
        ("Review by", record.review_date),
        ("To change it", record.change),
        ("Name in files", record.id),
    )
    for title, text in dated:
        if text:
            yield title, literal(text)


def in_brief(record: Record) -> str:
    """Return value, range, grade, caveat and sources as one Markdown text."""
    sources = "; ".join(short_markdown(source) for source in record.sources)
    lines = (
        f"**{literal(record.label)}**",
        f"{literal(record.value)} ({literal(unit_name(record.unit))}). {literal(record.spread)}.",
        f"**Grade.** {literal(in_full(record.grade, record.status))}.",
        f"**Caveat.** {literal(record.caveat)}",
        f"**Source.** {sources}.",
    )
    return "  \n".join(lines)
