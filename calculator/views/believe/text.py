"""Break-evens as text for a terminal."""

from textwrap import fill

from calculator.believe.believe import Believe
from calculator.views.believe import tables, words
from calculator.views.terminal import WIDTH, table


def text(found: Believe) -> str:
    """Return the question, what would change the answer, every driver, and the pair."""
    parts = [
        f"{found.scenario.name} · {words.title(found)}",
        fill(words.sentence(found), WIDTH),
        table(tables.COLUMNS, tables.rows(found)),
    ]
    if found.cuts:
        parts.append(fill(f"{words.pair_sentence(found)} {words.PAIR_BASIS}", WIDTH))
    parts.append(fill(words.BASIS, WIDTH))
    return "\n\n".join(parts)
