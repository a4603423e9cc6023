"""Finding records by words, topic and grade."""

from collections.abc import Collection, Iterable

from calculator.views.assumptions.record import Record


def found(
    records: Iterable[Record], text: str, topics: Collection[str], grades: Collection[str]
) -> list[Record]:
    """Return the records that hold every word, in one of the topics and grades; any if none."""
    words = text.casefold().split()
    return [
        record
        for record in records
        if (not topics or record.topic in topics)
        and (not grades or record.grade in grades)
        and all(word in _text(record) for word in words)
    ]


def _text(record: Record) -> str:
    sources = (*record.sources, *record.anchors, *(source for _, source in record.counter_evidence))
    parts = (
        record.id,
        record.id.replace("_", " "),
        record.topic,
        record.label,
        record.description,
        record.unit,
        record.status,
        record.caveat,
        *(finding for finding, _ in record.counter_evidence),
        *(source.reference for source in sources),
    )
    return "\n".join(parts).casefold()
