"""How a publication stands to a number: what was read carries it, the rest only says so."""

from typing import Final

from calculator.entries import Source
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.sources import JUDGEMENT

SOURCE: Final = "Source"
FROM_MEMORY: Final = "Source, from memory"
LEANS_ON: Final = "Leans on"


def source_title(record: Record, source: Source) -> str:
    """Return what a source is to a record; a judgement takes its number from no publication."""
    if source.kind == JUDGEMENT or record.status not in {"judgement", "recalled"}:
        return SOURCE
    return FROM_MEMORY if record.status == "recalled" else LEANS_ON


def references(record: Record) -> str:
    """Return the sources on one line; those that do not carry the number are marked."""
    parts = []
    for source in record.sources:
        title = source_title(record, source)
        parts.append(source.reference if title == SOURCE else f"{title}: {source.reference}")
    return "; ".join(parts)
