"""The distribution of an assumption in a line of characters, for a terminal."""

from typing import Final

import numpy as np

from calculator.beliefs import belief
from calculator.entries import Entry
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.density import curve

BARS: Final = "▁▂▃▄▅▆▇█"
WIDTH: Final = 24


def sparkline(entry: Entry, own: Own | None = None) -> str:
    """Draw the density from the 0.1% to the 99.9% quantile; nothing for what is not drawn."""
    if not entry.sampled or isinstance(own, float | int):
        return ""
    drawn = curve("", belief(entry, own))
    at = np.linspace(drawn["at"].min(), drawn["at"].max(), WIDTH)
    heights = np.interp(at, drawn["at"], drawn["height"])
    return "".join(BARS[min(int(height * len(BARS)), len(BARS) - 1)] for height in heights)
