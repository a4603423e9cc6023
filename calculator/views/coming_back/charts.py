"""Coming back, drawn by the month in which it is decided."""

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.coming_back.undoing import PAID, UNDO
from calculator.views.theme import Palette


def costs(frame: pd.DataFrame, unit: str, colours: Palette) -> drawing.Chart:
    """Draw the cost to come back and what was paid to leave, apart, with their ranges."""
    names = [UNDO, PAID]
    legend = drawing.legend()
    colour = alt.Color(
        "series:N", scale=alt.Scale(domain=names, range=[colours.net, colours.quiet]), legend=legend
    )
    shape = alt.Shape(
        "series:N", scale=alt.Scale(domain=names, range=["circle", "diamond"]), legend=legend
    )
    base = alt.Chart(frame).encode(
        y=alt.Y("decided:N", sort=None, axis=alt.Axis(title=None)),
        yOffset=alt.YOffset("series:N", sort=names),
        tooltip=[
            alt.Tooltip("decided:N", title="Decided in"),
            alt.Tooltip("series:N", title="Cost"),
            alt.Tooltip("text:N", title="P10 to P90"),
        ],
    )
    layers = [
        base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.45).encode(
            x=alt.X(
                "low:Q",
                title=drawing.ranged(unit),
                axis=alt.Axis(tickCount=6),
                scale=alt.Scale(zero=True),
            ),
            x2="high:Q",
            color=colour,
        ),
        base.mark_point(filled=True, opacity=1, size=110).encode(
            x="middle:Q", color=colour, shape=shape
        ),
    ]
    months = frame["decided"].nunique()
    return drawing.finished(layers, colours, drawing.ROW * months + 80)
