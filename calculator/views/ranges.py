"""A chart of ranges: one row each, P10 to P90 as a bar with the median on it."""

from typing import Any

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.theme import Palette

ROW = 30
AROUND = 60  # pixels for the axis


def ranges(
    frame: pd.DataFrame,
    title: str,
    colours: Palette,
    *,
    row: str = "team",
    height: int = ROW,
    **axis: Any,
) -> drawing.Chart:
    """Draw `low` to `high` and `middle` for every `row`, in the order of the frame.

    Each is `height` pixels high; `axis` goes to the axis of values.
    """
    named = alt.Axis(title=None, labelLimit=190)
    base = alt.Chart(frame).encode(
        y=alt.Y(f"{row}:N", sort=list(frame[row]), axis=named),
        tooltip=[
            alt.Tooltip(f"{row}:N", title=row.capitalize()),
            alt.Tooltip("text:N", title=title),
        ],
    )
    scaled = alt.X("low:Q", title=drawing.ranged(title), axis=alt.Axis(tickCount=6, **axis))
    layers = [
        base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.45, color=colours.cash).encode(
            x=scaled, x2="high:Q"
        ),
        base.mark_point(filled=True, opacity=1, size=110, color=colours.cash).encode(x="middle:Q"),
    ]
    return drawing.finished(layers, colours, height * len(frame) + AROUND)
