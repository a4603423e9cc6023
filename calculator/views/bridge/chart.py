"""The bridge drawn as a waterfall: from the claimed saving, step by step, down to the net."""

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.bridge.tables import ADDS, TAKES, TOTAL
from calculator.views.theme import Palette

BAR = 34
EDGE = 0.03  # of the whole length, on the left
ROOM = 0.32  # of the whole length, on the right, for labels


def waterfall(
    frame: pd.DataFrame, unit: str, colours: Palette, room: float = ROOM
) -> drawing.Chart:
    """Draw every step as a bar from the running total, its two orders as a thin line.

    A step that takes away points left and one that adds points right, whatever the colour. `room`
    is for the labels on the right, as a share of the whole length.
    """
    kinds = [TOTAL, TAKES, ADDS]
    legend = drawing.legend(symbolSize=120)
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=[colours.quiet, colours.net, colours.cash]),
        legend=legend,
    )
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=["square", "triangle-left", "triangle-right"]),
        legend=legend,
    )
    lowest, highest = frame["low"].min(), frame["reach"].max()
    length = highest - lowest
    money = alt.Scale(domain=[lowest - EDGE * length, highest + room * length], nice=False)
    base = alt.Chart(frame).encode(
        y=alt.Y("label:N", sort=list(frame["label"]), axis=alt.Axis(title=None, labelLimit=240)),
        tooltip=[
            alt.Tooltip("label:N", title="Step"),
            alt.Tooltip("mean_text:N", title="Mean"),
            alt.Tooltip("orders_text:N", title="In the two orders"),
        ],
    )
    end = alt.X(
        "end:Q", title=f"Running total of means, {unit}", scale=money, axis=alt.Axis(tickCount=8)
    )
    layers = [
        drawing.zero(colours, "x"),
        base.mark_rule(color=colours.quiet, strokeWidth=1, strokeDash=[2, 2]).encode(
            x=end, y2="next:N"
        ),
        base.mark_bar(height=18, opacity=0.75).encode(x=end, x2="start:Q", color=colour),
        base.transform_filter("datum.low < datum.high")
        .mark_rule(color=colours.ink, strokeWidth=1.5)
        .encode(x=alt.X("low:Q"), x2="high:Q"),
        base.transform_filter(f"datum.kind != '{TOTAL}' && datum.start != datum.end")
        .mark_point(filled=True, opacity=1, size=160)
        .encode(x=end, color=colour, shape=shape),
        base.mark_text(align="left", dx=10, fontSize=13, color=colours.ink).encode(
            x="reach:Q", text="value_text:N"
        ),
    ]
    return drawing.finished(layers, colours, BAR * len(frame) + 60)
