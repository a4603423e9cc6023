"""How far each driver has to go until the answer changes, drawn from where it stands now."""

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.theme import Palette

AROUND = 60  # pixels for the axis


def ways(frame: pd.DataFrame, colours: Palette) -> drawing.Chart:
    """Draw one row for each driver: today's value in the middle, the break-even beside it."""
    farthest = max(1.0, float(frame["way"].abs().max()))
    two_lines = drawing.lines_axis(230, 15)
    base = alt.Chart(frame).encode(
        y=alt.Y("label:N", sort=list(frame["label"]), axis=two_lines),
        tooltip=[
            alt.Tooltip("driver:N", title="Driver"),
            alt.Tooltip("now:N", title="Now"),
            alt.Tooltip("then:N", title="Break-even"),
            alt.Tooltip("plausible:N", title="How plausible"),
        ],
    )
    across = alt.X(
        "way:Q",
        title="Lower ← now → higher",
        axis=alt.Axis(format="~%", values=[-1, -0.5, 0, 0.5, 1], labelOverlap=True),
        scale=alt.Scale(domain=[-farthest, farthest], nice=False),
    )
    layers = [
        drawing.zero(colours, "x"),
        base.mark_bar(size=3, color=colours.cash).encode(x=across, x2=alt.datum(0)),
        base.mark_point(filled=True, opacity=1, size=110, color=colours.cash).encode(x=across),
    ]
    return drawing.finished(layers, colours, drawing.ROW * len(frame) + AROUND)
