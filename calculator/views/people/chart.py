"""Headcount by kind, stacked by month: means, which add up, against today's posts."""

from typing import Final

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.money import whole
from calculator.views.people.tables import CONTRACTORS, KINDS, KNOW, LEARNING, OPEN, RETRAINED
from calculator.views.theme import Palette

TITLE: Final = "People, FTE and posts: means"
ROOM: Final = 0.05  # of today's posts: the least that the axis shows


def by_kind(
    frame: pd.DataFrame, text: pd.DataFrame, today: float, colours: Palette
) -> drawing.Chart:
    """Draw each kind as an area whose upper edge has a dash of its own.

    The axis need not start at 0. What is missing up to today's posts is what is gone.
    """
    styles = {
        KNOW: (colours.cash, drawing.SOLID),
        RETRAINED: (colours.ink, (10, 3, 2, 3)),
        LEARNING: (colours.net, drawing.DASHED),
        CONTRACTORS: (colours.gap, drawing.DOTTED),
        OPEN: (colours.quiet, (14, 4)),
    }
    occurs = {kind: style for kind, style in styles.items() if kind in set(frame["kind"])}
    colour, dash = drawing.strokes("kind", occurs, columns=2)
    lowest, highest = frame.loc[frame["kind"] == KNOW, "end"].min(), max(today, frame["end"].max())
    floor = max(0.0, lowest - max(highest - lowest, ROOM * highest))
    end = alt.Y("end:Q", title=TITLE, scale=alt.Scale(domain=[floor, highest], nice=True))
    month, base = drawing.months(zero=False), alt.Chart(frame)
    posts = pd.DataFrame({"posts": [today], "text": [f"Today's posts: {whole(today)}"]})
    line = alt.Chart(posts).encode(y=alt.Y("posts:Q", title=TITLE))
    layers = [
        base.mark_area(opacity=0.45, clip=True).encode(x=month, y=end, y2="start:Q", color=colour),
        base.mark_line(strokeWidth=2, clip=True).encode(
            x=month, y=end, color=colour, strokeDash=dash
        ),
        line.mark_rule(color=colours.ink, strokeWidth=1.5),
        line.mark_text(
            align="right", baseline="bottom", dy=-4, fontSize=13, color=colours.ink
        ).encode(x=alt.value("width"), text="text:N"),
        drawing.pointer(
            text, month, {"headcount": "At work", **{key: kind for kind, key in KINDS.items()}}
        ),
    ]
    return drawing.finished(layers, colours, drawing.HEIGHT)
