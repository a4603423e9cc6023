"""The frontier as text for a terminal."""

from textwrap import fill

from calculator.frontier import Frontier
from calculator.views.frontier import tables, words
from calculator.views.terminal import WIDTH, table


def text(found: Frontier) -> str:
    """Return which depths pay, median net values and odds of a loss by depth and share."""
    parts = [f"{found.scenario.name} · frontier", fill(words.sentence(found), WIDTH)]
    if found.cells:
        header = tables.header(found)
        parts += [
            f"Median net value\n{table(header, tables.net_values(found))}",
            f"Loses in, of draws\n{table(header, tables.losses(found))}",
            fill(words.BASIS, WIDTH),
        ]
    return "\n\n".join(parts)
