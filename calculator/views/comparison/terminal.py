"""A comparison as text for a terminal."""

from string import ascii_uppercase
from textwrap import fill

from calculator.views.comparison import tables, words
from calculator.views.terminal import WIDTH, table


def comparison_text(report: words.Report) -> str:
    """Return the verdict, the figures side by side, the bridges, and what differs."""
    letters = ascii_uppercase[: len(report["scenarios"])]
    named = zip(letters, report["scenarios"], strict=True)
    parts = [
        "\n".join(f"{letter}  {row['name']}" for letter, row in named),
        fill(words.verdict(report), WIDTH),
        fill(words.against_first(report), WIDTH),
        table(("", *letters), list(tables.figures(report))),
        table(("In how many draws", *letters), list(tables.better(report, letters))),
        table(("Bridge, means", *letters), list(tables.bridges(report))),
        words.differs_sentence(report),
    ]
    if report["differs"]:
        parts.append(table(("What differs", *letters), list(tables.differs(report))))
    parts.append(fill(words.BASIS, WIDTH))
    return "\n\n".join(parts)
