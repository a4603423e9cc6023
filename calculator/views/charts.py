"""Charts of tidy tables, with no arithmetic of their own.

Lines differ by dash and label as well as by colour; exact values show under the pointer.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import altair as alt
import pandas as pd

from calculator.views.tables import CASH, CLAIMED, NET
from calculator.views.theme import FONT, Palette

Chart: TypeAlias = alt.LayerChart

HEIGHT = 300
ROW = 52
TICKS = list(range(0, 121, 6))


def cumulative(frame: pd.DataFrame, text: pd.DataFrame, unit: str, colours: Palette) -> Chart:
    """Draw cumulative cash and net as medians in their bands, with the claimed saving."""
    names = [CLAIMED, CASH, NET]
    scale = alt.Scale(domain=names, range=[colours.quiet, colours.cash, colours.net])
    dashes = alt.Scale(domain=names, range=[[2, 3], [1, 0], [7, 3]])
    month = _months()
    base = alt.Chart(frame)
    colour = alt.Color("series:N", scale=scale, legend=_legend(symbolType="stroke"))
    band = base.transform_filter(alt.datum.series != CLAIMED).mark_area(opacity=0.16)
    line = base.mark_line(strokeWidth=2.5)
    layers = [
        _zero(colours),
        band.encode(
            x=month,
            y=alt.Y("low:Q", title=unit),
            y2="high:Q",
            color=colour,
        ),
        line.encode(
            x=month,
            y=alt.Y("middle:Q", title=unit),
            color=colour,
            strokeDash=alt.StrokeDash(
                "series:N", scale=dashes, legend=_legend(symbolType="stroke")
            ),
        ),
        _pointer(text, month, {"cash_text": CASH, "net_text": NET, "claimed_text": CLAIMED}),
    ]
    return _finished(layers, colours, HEIGHT)


def work(frame: pd.DataFrame, colours: Palette) -> Chart:
    """Draw the work to be done against capacity, what is left undone shaded."""
    names = ["Work", "Capacity with AI", "Left undone"]
    colour = alt.Color(
        "series:N",
        scale=alt.Scale(domain=names, range=[colours.ink, colours.cash, colours.gap]),
        legend=_legend(symbolType="stroke"),
    )
    dashes = alt.Scale(domain=names, range=[[7, 3], [1, 0], [1, 0]])
    month, base = _months(zero=False), alt.Chart(frame)
    fte = alt.Y("work:Q", title="FTE", scale=alt.Scale(zero=False))
    layers = [
        base.mark_area(opacity=0.14, color=colours.cash).encode(
            x=month, y=alt.Y("low:Q", title="FTE"), y2="high:Q"
        ),
        base.transform_calculate(series="'Left undone'")
        .mark_area(opacity=0.55)
        .encode(x=month, y=alt.Y("covered:Q", title="FTE"), y2="work:Q", color=colour),
    ]
    for name, column in zip(names, ("work", "capacity"), strict=False):
        layers.append(
            base.transform_calculate(series=f"'{name}'")
            .mark_line(strokeWidth=2.5)
            .encode(
                x=month,
                y=fte if column == "work" else alt.Y(f"{column}:Q", title="FTE"),
                color=colour,
                strokeDash=alt.StrokeDash("series:N", scale=dashes, legend=None),
            )
        )
    titles = {
        "work_text": "Work to be done",
        "capacity_text": "Capacity",
        "gap_text": "Left undone",
        "ai_text": "Covered by AI",
    }
    layers.append(_pointer(frame, month, titles))
    return _finished(layers, colours, HEIGHT)


def alternatives(frame: pd.DataFrame, unit: str, colours: Palette) -> Chart:
    """Draw the range of net value of every alternative, best median first."""
    marks = ["The plan", "Alternative"]
    scale = alt.Scale(domain=marks, range=[colours.net, colours.cash])
    shapes = alt.Scale(domain=marks, range=["diamond", "circle"])
    label = alt.Axis(
        title=None, labelExpr="split(datum.label, '|')", labelLimit=180, labelLineHeight=15
    )
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
        _zero(colours, "x"),
        base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.45).encode(
            x=alt.X("low:Q", title=f"Net value, {unit}", axis=alt.Axis(tickCount=5)),
            x2="high:Q",
            color=colour,
        ),
        base.mark_point(filled=True, opacity=1, size=130).encode(
            x="middle:Q", color=colour, shape=alt.Shape("mark:N", scale=shapes, legend=None)
        ),
    ]
    return _finished(layers, colours, ROW * len(frame) + 40)


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
    return _finished(layers, colours, ROW * len(frame) + 40)


def knowledge(frame: pd.DataFrame, colours: Palette) -> Chart:
    """Draw the range of knowledge lost by team, worst first."""
    base = alt.Chart(frame).encode(
        y=alt.Y("team:N", sort=list(frame["team"]), axis=alt.Axis(title=None, labelLimit=170)),
        tooltip=[
            alt.Tooltip("team:N", title="Team"),
            alt.Tooltip("text:N", title="Knowledge lost"),
        ],
    )
    layers = [
        base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.45, color=colours.cash).encode(
            x=alt.X("low:Q", title="Knowledge lost", axis=alt.Axis(format="~%", tickCount=6)),
            x2="high:Q",
        ),
        base.mark_point(filled=True, opacity=1, size=110, color=colours.cash).encode(x="middle:Q"),
    ]
    return _finished(layers, colours, 30 * len(frame) + 60)


def _months(*, zero: bool = True) -> alt.X:
    axis = alt.Axis(values=TICKS, format="d", grid=False)
    return alt.X("month:Q", title="Month", axis=axis, scale=alt.Scale(zero=zero, nice=False))


def _legend(**more: Any) -> alt.Legend:
    return alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        labelLimit=180,
        columnPadding=14,
        symbolOpacity=1,
        symbolStrokeWidth=2.5,
        **more,
    )


def _zero(colours: Palette, channel: str = "y") -> alt.Chart:
    rule = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=colours.quiet, strokeWidth=1)
    return rule.encode(**{channel: alt.X("zero:Q") if channel == "x" else alt.Y("zero:Q")})


def _pointer(frame: pd.DataFrame, month: alt.X, titles: dict[str, str]) -> alt.Chart:
    """Show the values of the month under the pointer."""
    near = alt.selection_point(
        on="pointerover", nearest=True, fields=["month"], empty=False, clear="pointerout"
    )
    tooltip = [
        alt.Tooltip("month:Q", title="Month"),
        *(alt.Tooltip(f"{name}:N", title=title) for name, title in titles.items()),
    ]
    return (
        alt.Chart(frame)
        .mark_rule(strokeWidth=1.5, color="#8A97A3")
        .encode(
            x=month,
            opacity=alt.when(near).then(alt.value(0.7)).otherwise(alt.value(0)),
            tooltip=tooltip,
        )
        .add_params(near)
    )


def _finished(layers: Sequence[alt.Chart], colours: Palette, height: int) -> Chart:
    return (
        alt.LayerChart(layer=list(layers))
        .properties(width="container", height=height, background="transparent")
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=colours.quiet,
            titleColor=colours.quiet,
            gridColor=colours.grid,
            domainColor=colours.grid,
            tickColor=colours.grid,
            labelFontSize=13,
            titleFontSize=13,
            titleFontWeight="normal",
            titlePadding=8,
        )
        .configure_axisY(domain=False, ticks=False, labelPadding=6)
        .configure_legend(labelColor=colours.ink, labelFontSize=13, symbolSize=220)
    )
