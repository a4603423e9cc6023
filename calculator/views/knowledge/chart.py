"""Knowledge missing, drawn by month."""

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.theme import Palette


def by_month(frame: pd.DataFrame, colours: Palette) -> drawing.Chart:
    """Draw the median share that is missing in its band."""
    month, base = drawing.months(zero=False), alt.Chart(frame)
    title = "Knowledge missing"
    share = alt.Axis(format="~%")
    layers = [
        base.mark_area(opacity=0.16, color=colours.cash).encode(
            x=month, y=alt.Y("low:Q", title=drawing.ranged(title), axis=share), y2="high:Q"
        ),
        base.mark_line(strokeWidth=2.5, color=colours.cash).encode(
            x=month, y=alt.Y("middle:Q", title=drawing.ranged(title), axis=share)
        ),
        drawing.pointer(frame, month, {"text": title}),
    ]
    return drawing.finished(layers, colours, drawing.HEIGHT)
