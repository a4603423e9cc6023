"""Charts of tidy tables, with no arithmetic of their own.

Lines differ by dash and label as well as by colour; exact values show under the pointer.
"""

import re
from typing import Final

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.drawing import HEIGHT, ROW, Chart
from calculator.views.ranges import ranges
from calculator.views.tables import CASH, CLAIMED, NET
from calculator.views.theme import Palette

LINE: Final = 15  # pixels of a label's line


def cumulative(frame: pd.DataFrame, text: pd.DataFrame, unit: str, colours: Palette) -> Chart:
    """Draw cumulative cash and net as medians in their bands, with the claimed saving."""
    title, month, base = drawing.ranged(f"So far, {unit}"), drawing.months(), alt.Chart(frame)
    colour, dash = drawing.strokes(
        "series",
        {
            CLAIMED: (colours.quiet, drawing.DOTTED),
            CASH: (colours.cash, drawing.SOLID),
            NET: (colours.net, drawing.DASHED),
        },
    )
    band = base.transform_filter(alt.datum.series != CLAIMED).mark_area(opacity=0.16)
    line = base.mark_line(strokeWidth=2.5)
    layers = [
        drawing.zero(colours),
        band.encode(
            x=month,
            y=alt.Y("low:Q", title=title),
            y2="high:Q",
            color=colour,
        ),
        line.encode(
            x=month,
            y=alt.Y("middle:Q", title=title),
            color=colour,
            strokeDash=dash,
        ),
        drawing.pointer(text, month, {"cash_text": CASH, "net_text": NET, "claimed_text": CLAIMED}),
    ]
    return drawing.finished(layers, colours, HEIGHT)


def work(frame: pd.DataFrame, colours: Palette) -> Chart:
    """Draw the work to be done against capacity, what is left undone shaded."""
    names, title = ["Work", "Capacity with AI", "Left undone"], drawing.ranged("FTE")
    legend = drawing.legend(symbolType="stroke")
    colour = alt.Color(
        "series:N",
        scale=alt.Scale(domain=names, range=[colours.ink, colours.cash, colours.gap]),
        legend=legend,
    )
    dashes = alt.Scale(domain=names, range=[[7, 3], [1, 0], [1, 0]])
    month, base = drawing.months(zero=False), alt.Chart(frame)
    fte = alt.Y("work:Q", title=title, scale=alt.Scale(zero=False))
    layers = [
        base.mark_area(opacity=0.14, color=colours.cash).encode(
            x=month, y=alt.Y("low:Q", title=title), y2="high:Q"
        ),
        base.transform_calculate(series="'Left undone'")
        .mark_area(opacity=0.55)
        .encode(x=month, y=alt.Y("covered:Q", title=title), y2="work:Q", color=colour),
    ]
    for name, column in zip(names, ("work", "capacity"), strict=False):
        layers.append(
            base.transform_calculate(series=f"'{name}'")
            .mark_line(strokeWidth=2.5)
            .encode(
                x=month,
                y=fte if column == "work" else alt.Y(f"{column}:Q", title=title),
                color=colour,
                strokeDash=alt.StrokeDash("series:N", scale=dashes, legend=legend),
            )
        )
    titles = {
        "work_text": "Work to be done",
        "capacity_text": "Capacity",
        "gap_text": "Left undone",
        "ai_text": "Covered by AI",
    }
    layers.append(drawing.pointer(frame, month, titles))
    return drawing.finished(layers, colours, HEIGHT)


def alternatives(frame: pd.DataFrame, unit: str, colours: Palette) -> Chart:
    """Draw the range of net value of every alternative, best median first."""
    marks = ["The plan", "Alternative"]
    scale = alt.Scale(domain=marks, range=[colours.net, colours.cash])
    shapes = alt.Scale(domain=marks, range=["diamond", "circle"])
    label = drawing.lines_axis(190, LINE)
    tooltip = [
        alt.Tooltip("net_text:N", title="Net value"),
        alt.Tooltip("loss_text:N", title="Loses in"),
        alt.Tooltip("posts_text:N", title="Posts cut"),
    ]
    base = alt.Chart(frame).encode(
        y=alt.Y("label:N", sort=list(frame["label"]), axis=label), tooltip=tooltip
    )
    colour = alt.Color("mark:N", scale=scale, legend=None)
    layers = [
        drawing.zero(colours, "x"),
        base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.45).encode(
            x=alt.X(
                "low:Q",
                title=drawing.ranged(f"Net value, {unit}"),
                axis=alt.Axis(tickCount=5),
            ),
            x2="high:Q",
            color=colour,
        ),
        base.mark_point(filled=True, opacity=1, size=130).encode(
            x="middle:Q", color=colour, shape=alt.Shape("mark:N", scale=shapes, legend=None)
        ),
    ]
    lines = 1 + frame["label"].str.count(re.escape(drawing.BREAK)).max()
    return drawing.finished(layers, colours, max(ROW, LINE * (lines + 1)) * len(frame) + 40)


def slack(frame: pd.DataFrame, colours: Palette) -> Chart:
    """Draw the probability of loss by slack."""
    base = alt.Chart(frame).encode(
        y=alt.Y("slack:N", sort=None, axis=alt.Axis(title=None)),
        x=alt.X(
            "probability:Q",
            title="Share of draws that lose",
            scale=alt.Scale(domain=[0, 1.12]),
            axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1]),
        ),
        tooltip=[
            alt.Tooltip("slack:N", title="Work nobody would miss"),
            alt.Tooltip("probability_text:N", title="Loses in"),
        ],
    )
    layers = [
        base.mark_bar(color=colours.net, opacity=0.8, cornerRadiusEnd=3, height=22),
        base.mark_text(align="left", dx=6, fontSize=14, color=colours.ink).encode(
            text="probability_text:N"
        ),
    ]
    return drawing.finished(layers, colours, ROW * len(frame) + 40)


def knowledge(frame: pd.DataFrame, colours: Palette) -> Chart:
    """Draw the range of knowledge lost by team, worst first."""
    return ranges(frame, "Knowledge lost", colours, format="~%")
