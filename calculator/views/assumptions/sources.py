"""Publications as Markdown: in full, where each was read, and a link to it."""

from typing import Final

from calculator.entries import Source
from calculator.views.markdown import literal

JUDGEMENT: Final = "judgement"


def markdown(source: Source) -> str:
    """Return a publication in full; what was not read there says so."""
    kind = "" if source.kind == JUDGEMENT else source.kind.capitalize()
    head = f"{source.producer} ({source.published}), {source.title}"
    text = literal(_sentences(head, kind, source.citation))
    link = f"[Open the source](<{source.url}>)." if source.url else ""
    return " ".join(filter(None, (text, link, literal(how_read(source)))))


def plain(source: Source) -> str:
    """Return a publication in full as one line of text; what was not read there says so."""
    return _sentences(source.reference, how_read(source))


def short_markdown(source: Source) -> str:
    """Return producer, year and title, with a link to it."""
    text = literal(f"{source.producer} ({source.published}), {source.title}")
    return f"[{text}](<{source.url}>)" if source.url else text


def _sentences(*texts: str) -> str:
    """Join texts, each ended as a sentence is."""
    return " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts if text)


def how_read(source: Source) -> str:
    """Say when a publication was read, or that it was not; a judgement was not found anywhere."""
    if source.kind == JUDGEMENT:
        return ""
    read = f"Read {source.accessed}." if source.accessed else "Cited from memory."
    return _sentences(read, source.note)
