"""Shares with their intervals, the tornado, and the worth of finding out."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.matters.tables import DOWN, STRONG, UP, WEAK
from calculator.views.theme import Palette

ROW = 44
AROUND = 90  # pixels for axis and legend
LINE = 30  # letters


def shares(frame: pd.DataFrame, colours: Palette) -> drawing.Chart:
    """Draw every share with its interval; weak grades have a shape and a colour of their own."""
    colour, shape = _told_apart(
        "kind", {WEAK: (colours.net, "diamond"), STRONG: (colours.cash, "circle")}
    )
    frame = _in_lines(frame, "assumption")
    base = alt.Chart(frame).encode(
        y=alt.Y("lines:N", sort=list(frame["lines"]), axis=drawing.lines_axis(190, 14)),
        tooltip=[
            alt.Tooltip("assumption:N", title="Assumption"),
            alt.Tooltip("text:N", title="Share, 95% interval"),
            alt.Tooltip("rank:N", title="Rank"),
        ],
    )
    place = alt.X(
        "low:Q",
        title="Share of the spread, with its 95% interval",
        axis=alt.Axis(tickCount=6, format="~%"),
    )
    layers = [
        base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.45).encode(
            x=place, x2="high:Q", color=colour
        ),
        base.mark_point(filled=True, opacity=1, size=110).encode(
            x="middle:Q", color=colour, shape=shape
        ),
    ]
    return drawing.finished(layers, colours, ROW * len(frame) + AROUND)


def tornado(frame: pd.DataFrame, base_value: float, unit: str, colours: Palette) -> drawing.Chart:
    """Draw the net value at both ends of everything that is moved, around that at the medians."""
    colour, shape = _told_apart(
        "end", {DOWN: (colours.cash, "circle"), UP: (colours.net, "triangle-right")}
    )
    frame = _in_lines(frame, "label")
    labels = list(dict.fromkeys(frame["lines"]))
    base = alt.Chart(frame).encode(
        y=alt.Y("lines:N", sort=labels, axis=drawing.lines_axis(190, 14)),
        tooltip=[
            alt.Tooltip("label:N", title="Moved"),
            alt.Tooltip("at:N", title="To"),
            alt.Tooltip("text:N", title="Net value there"),
        ],
    )
    title = f"Net value, {unit} (dashed: at the medians)"
    place = alt.X("value:Q", title=title, axis=alt.Axis(tickCount=6))
    medians = alt.Chart(pd.DataFrame({"base": [base_value]})).mark_rule(
        color=colours.quiet, strokeWidth=1.5, strokeDash=list(drawing.DASHED)
    )
    layers = [
        drawing.zero(colours, "x"),
        medians.encode(x=alt.X("base:Q")),
        base.mark_rule(strokeWidth=7, strokeCap="butt", opacity=0.45).encode(
            x=place, x2="base:Q", color=colour
        ),
        base.mark_point(filled=True, opacity=1, size=110).encode(
            x=place, color=colour, shape=shape
        ),
    ]
    return drawing.finished(layers, colours, ROW * len(labels) + AROUND)


def finding_out(frame: pd.DataFrame, unit: str, colours: Palette) -> drawing.Chart:
    """Draw what finding out is worth at most, with its interval."""
    frame = _in_lines(frame, "assumption")
    base = alt.Chart(frame).encode(
        y=alt.Y("lines:N", sort=list(frame["lines"]), axis=drawing.lines_axis(190, 14)),
        tooltip=[
            alt.Tooltip("assumption:N", title="To find out"),
            alt.Tooltip("text:N", title="Worth at most, 95% interval"),
        ],
    )
    title = f"Worth at most, {unit}, with its 95% interval"
    place = alt.X("low:Q", title=title, axis=alt.Axis(tickCount=6), scale=alt.Scale(zero=True))
    layers = [
        base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.45, color=colours.cash).encode(
            x=place, x2="high:Q"
        ),
        base.mark_point(filled=True, opacity=1, size=110, color=colours.cash).encode(x="middle:Q"),
    ]
    return drawing.finished(layers, colours, ROW * len(frame) + AROUND)


def _told_apart(column: str, marks: Mapping[str, tuple[str, str]]) -> tuple[alt.Color, alt.Shape]:
    """Return a colour and a shape for each value of a column, under one legend."""
    legend, values = drawing.legend(columns=1), list(marks)
    colours, shapes = (list(each) for each in zip(*marks.values(), strict=True))
    return (
        alt.Color(f"{column}:N", scale=alt.Scale(domain=values, range=colours), legend=legend),
        alt.Shape(f"{column}:N", scale=alt.Scale(domain=values, range=shapes), legend=legend),
    )


def _in_lines(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Add the labels of a column as `lines`, broken where they are long."""
    return frame.assign(lines=[drawing.in_lines(label, letters=LINE) for label in frame[column]])
