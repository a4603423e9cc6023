"""Signals: what to watch, by when it tells, and where the line is."""

from calculator.documents.board.blocks import Paragraph, Section, table
from calculator.estimates import Json
from calculator.views.signals import tables, words


def watched_section(report: Json | None) -> Section:
    """Return what tells by which month, with dates."""
    title = "Signals to watch"
    if report is None:
        return Section(title, [Paragraph(words.NOTHING)])
    return Section(
        title,
        [
            Paragraph(f"{words.verdict(report)} {words.reach(report)}"),
            table("What tells, by month", tables.by_month(report)),
            Paragraph(f"{words.BASIS} {words.rules_sentence(report)}", small=True),
        ],
    )
