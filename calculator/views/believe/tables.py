"""Break-evens as tables: to read, and for the chart."""

from typing import Final

import pandas as pd

from calculator.believe.believe import Believe
from calculator.views import drawing
from calculator.views.believe.plausible import plausibility
from calculator.views.believe.values import bracket, now_and_then
from calculator.views.believe.words import ranked

LINE: Final = 32  # letters of a label
COLUMNS = ("Driver", "Now", "Break-even", "Range looked at", "How plausible")


def rows(found: Believe) -> list[tuple[str, ...]]:
    """Return every driver in words: those that change the answer first, most plausible first."""
    currency, first = found.scenario.currency, ranked(found)
    others = [finding for finding in found.findings if finding not in first]
    return [
        (
            finding.driver.label,
            *now_and_then(finding, currency),
            bracket(finding.driver, currency),
            plausibility(finding, currency, cuts=found.cuts),
        )
        for finding in (*first, *others)
    ]


def to_read(found: Believe) -> pd.DataFrame:
    """Return every driver, titled."""
    return pd.DataFrame(rows(found), columns=list(COLUMNS))


def ways(found: Believe) -> pd.DataFrame:
    """Return how far each driver that changes the answer has to go, nearest first."""
    currency, records = found.scenario.currency, []
    for finding in ranked(found):
        now, then = now_and_then(finding, currency)
        records.append(
            {
                "driver": finding.driver.label,
                "label": drawing.in_lines(finding.driver.label, f"{then}, now {now}", letters=LINE),
                "way": finding.driver.way(finding.value or 0.0),
                "now": now,
                "then": then,
                "plausible": plausibility(finding, currency, cuts=found.cuts),
            }
        )
    frame = pd.DataFrame(records)
    return frame if frame.empty else frame.sort_values("way", key=abs, ignore_index=True)
