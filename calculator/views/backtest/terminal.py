"""The backtest as text for a terminal."""

from collections.abc import Sequence
from textwrap import fill

from calculator.backtest.comparing import Comparison
from calculator.backtest.files import Backtest
from calculator.views.backtest import words
from calculator.views.backtest.tables import predicted, reported, written
from calculator.views.terminal import WIDTH, table


def backtest_text(comparisons: Sequence[Comparison], known: Backtest) -> str:
    """Return the count, every comparison, the inputs' commit, and what it does not prove."""
    rows = [
        (
            words.VERDICTS[each.verdict],
            predicted(each),
            written(each.interval["p50"], each),
            reported(each),
            each.report.date if each.report else "",
            each.measure.label,
            each.case.announced[:7],
            each.case.title,
        )
        for each in comparisons
    ]
    header = ("", "model P10 to P90", "P50", "reported", "for", "what", "announced", "case")
    foot = (
        words.reopened_sentence(comparisons),
        words.HOW,
        words.LIMITS,
        words.frozen_sentence(known.frozen),
        "--json has sources, and which other decisions were at work.",
    )
    parts = [
        fill(words.sentence(comparisons), WIDTH),
        table(header, rows),
        *(fill(line, WIDTH) for line in foot),
    ]
    return "\n\n".join(parts)
