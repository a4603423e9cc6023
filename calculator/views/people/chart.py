"""Headcount by kind, stacked by month: means, which add up, against today's posts."""

from typing import Final

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.people.tables import CONTRACTORS, KINDS, KNOW, LEARNING, OPEN, RETRAINED
from calculator.views.theme import Palette

TITLE: Final = "People, FTE and posts: means"
ROOM: Final = 0.05  # of today's posts: the least that the axis shows
DASHES: Final = {
    KNOW: drawing.SOLID,
    RETRAINED: (10, 3, 2, 3),
    LEARNING: drawing.DASHED,
    CONTRACTORS: drawing.DOTTED,
    OPEN: (14, 4),
}


def by_kind(
    frame: pd.DataFrame, text: pd.DataFrame, today: float, colours: Palette
) -> drawing.Chart:
    """Draw each kind as an area whose upper edge has a dash of its own.

    The axis need not start at 0. What is missing up to today's posts is what is gone.
    """
    paint = {
        KNOW: colours.cash,
        RETRAINED: colours.ink,
        LEARNING: colours.net,
        CONTRACTORS: colours.gap,
        OPEN: colours.quiet,
    }
    kinds = [kind for kind in DASHES if kind in set(frame["kind"])]
    legend = drawing.legend(symbolType="stroke", columns=3)
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=[paint[kind] for kind in kinds]),
        legend=legend,
    )
    dash = alt.StrokeDash(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=[list(DASHES[kind]) for kind in kinds]),
        legend=legend,
    )
    lowest, highest = frame.loc[frame["kind"] == KNOW, "end"].min(), max(today, frame["end"].max())
    floor = max(0.0, lowest - max(highest - lowest, ROOM * highest))
    end = alt.Y("end:Q", title=TITLE, scale=alt.Scale(domain=[floor, highest], nice=True))
    month, base = drawing.months(zero=False), alt.Chart(frame)
    posts = pd.DataFrame({"posts": [today], "text": [f"Today's posts: {today:,.0f}"]})
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
