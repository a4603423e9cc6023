"""Releases and incidents drawn against today's."""

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.strain.tables import INCIDENTS, RELEASES, SERIES
from calculator.views.theme import Palette


def against_today(frame: pd.DataFrame, text: pd.DataFrame, colours: Palette) -> drawing.Chart:
    """Draw both series as medians in their bands, told apart by dash and label too."""
    title = drawing.ranged("Of today's")
    colour, dash = drawing.strokes(
        "series",
        {RELEASES: (colours.cash, drawing.SOLID), INCIDENTS: (colours.net, drawing.DASHED)},
    )
    month, base = drawing.months(zero=False), alt.Chart(frame)
    share = alt.Y("middle:Q", title=title, axis=alt.Axis(format="~%"), scale=alt.Scale(zero=False))
    today = alt.Chart(pd.DataFrame({"today": [1.0], "label": ["Today"]}))
    layers = [
        today.mark_rule(color=colours.quiet, strokeWidth=1).encode(y="today:Q"),
        base.mark_area(opacity=0.16).encode(
            x=month, y=alt.Y("low:Q", title=title), y2="high:Q", color=colour
        ),
        base.mark_line(strokeWidth=2.5).encode(
            x=month,
            y=share,
            color=colour,
            strokeDash=dash,
        ),
        drawing.pointer(text, month, {key: name for name, key in SERIES.items()}),
    ]
    return drawing.finished(layers, colours, drawing.HEIGHT)
