"""What stands behind a record, as titles with Markdown."""

from collections.abc import Iterator

from calculator.views.assumptions.citing import LEANS_ON, source_title
from calculator.views.assumptions.grades import in_full
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.review import in_time
from calculator.views.assumptions.sources import markdown, short_markdown
from calculator.views.assumptions.written import unit_name
from calculator.views.markdown import literal


def details(record: Record, month: str) -> Iterator[tuple[str, str]]:
    """Yield title and Markdown of everything a reader may ask of a record in a month, YYYY-MM."""
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
        yield source_title(record, source), markdown(source)
    for source in record.anchors:
        yield LEANS_ON, markdown(source)
    for finding, source in record.counter_evidence:
        yield "Speaks against it", f"{literal(finding)} {markdown(source)}"
    dated = (
        ("As of", record.as_of),
        ("Review by", in_time(record.review_date, month)),
        ("To change it", record.change),
        ("Name in files", record.id),
    )
    for title, text in dated:
        if text:
            yield title, literal(text)


def in_brief(record: Record) -> str:
    """Return value, range, grade, caveat and sources as one Markdown text."""
    sources = (
        f"**{source_title(record, source)}.** {short_markdown(source)}."
        for source in record.sources
    )
    lines = (
        f"**{literal(record.label)}**",
        f"{literal(record.value)} ({literal(unit_name(record.unit))}). {literal(record.spread)}.",
        f"**Grade.** {literal(in_full(record.grade, record.status))}.",
        f"**Caveat.** {literal(record.caveat)}",
        *sources,
    )
    return "  \n".join(lines)
