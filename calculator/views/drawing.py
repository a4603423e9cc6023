"""What the charts have in common: axes, legend, lines of nothing, the pointer, the finish."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any, Final, Literal, TypeAlias

import altair as alt
import pandas as pd

from calculator.views.numerals import chart_locale
from calculator.views.theme import FONT, Palette

Chart: TypeAlias = alt.LayerChart
Stroke: TypeAlias = tuple[str, Sequence[int]]  # a colour and a dash

HEIGHT: Final = 300
ROW: Final = 52
TICKS: Final = list(range(0, 121, 6))
SOLID: Final = (1, 0)
DASHED: Final = (7, 3)
DOTTED: Final = (2, 3)
BREAK: Final = "|"  # between the lines of a label
# Against the right edge a legend has the room above the labels of the axis too, and is not cut off.
LEGENDS: Final = "{offset: 18, top: {anchor: 'end'}, bottom: {anchor: 'end'}}"


def months(*, zero: bool = True) -> alt.X:
    """Return the axis of months, from 0 or from the first month shown."""
    axis = alt.Axis(values=TICKS, format="d", grid=False)
    return alt.X("month:Q", title="Month", axis=axis, scale=alt.Scale(zero=zero, nice=False))


def ranged(title: str) -> str:
    """Title an axis of medians in their ranges, so that a picture says by itself what they are."""
    return f"{title}: median, P10 to P90"


def strokes(
    column: str, styles: Mapping[str, Stroke], **more: Any
) -> tuple[alt.Color, alt.StrokeDash]:
    """Return the colour and the dash of each value of a column, under one legend."""
    names, both = list(styles), legend(symbolType="stroke", **more)
    colours, dashes = zip(*styles.values(), strict=True)
    return (
        alt.Color(f"{column}:N", scale=alt.Scale(domain=names, range=colours), legend=both),
        alt.StrokeDash(
            f"{column}:N", scale=alt.Scale(domain=names, range=list(map(list, dashes))), legend=both
        ),
    )


def in_lines(*parts: str, letters: int) -> str:
    """Join parts of a label, each begun on a line of its own and broken where it is long."""
    return BREAK.join(line for part in parts for line in wrap(part.replace(BREAK, " "), letters))


def lines_axis(limit: int, height: int, **more: Any) -> alt.Axis:
    """Return the axis of labels `in_lines`, at most `limit` pixels wide, lines `height` high."""
    return alt.Axis(
        title=None,
        labelExpr=f"split(datum.label, '{BREAK}')",
        labelLimit=limit,
        labelLineHeight=height,
        **more,
    )


def bands(frame: pd.DataFrame, styles: Mapping[str, Stroke], unit: str) -> list[alt.Chart]:
    """Draw series as medians in their bands, told apart by dash and label as well as colour.

    `frame` has month, series, low, middle and high; `styles` a colour and a dash for each series.
    """
    colour, dashes = strokes("series", styles)
    month, base = months(zero=False), alt.Chart(frame)
    title = ranged(unit)
    middle = alt.Y("middle:Q", title=title)
    return [
        base.mark_area(opacity=0.16).encode(
            x=month, y=alt.Y("low:Q", title=title), y2="high:Q", color=colour
        ),
        base.mark_line(strokeWidth=2.5).encode(x=month, y=middle, color=colour, strokeDash=dashes),
    ]


def legend(orient: Literal["top", "bottom"] = "top", **more: Any) -> alt.Legend:
    """Return a legend above the chart or below it: two on one side would be cut off."""
    return alt.Legend(
        title=None,
        orient=orient,
        direction="horizontal",
        labelLimit=180,
        columnPadding=14,
        symbolOpacity=1,
        symbolStrokeWidth=2.5,
        **more,
    )


def zero(colours: Palette, channel: str = "y") -> alt.Chart:
    """Draw the line of nothing gained and nothing lost."""
    rule = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=colours.quiet, strokeWidth=1)
    return rule.encode(**{channel: alt.X("zero:Q") if channel == "x" else alt.Y("zero:Q")})


def pointer(frame: pd.DataFrame, month: alt.X, titles: dict[str, str]) -> alt.Chart:
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


def finished(layers: Sequence[alt.Chart], colours: Palette, height: int) -> Chart:
    """Lay layers over one another, as wide as their place, in the colours of the page."""
    config = alt.Config(
        font=FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=colours.quiet,
            titleColor=colours.quiet,
            gridColor=colours.grid,
            domainColor=colours.grid,
            tickColor=colours.grid,
            labelFontSize=13,
            titleFontSize=13,
            titleFontWeight="normal",
            titlePadding=8,
        ),
        axisX=alt.AxisConfig(titleAnchor="end"),  # on a phone a title is wider than its axis
        axisY=alt.AxisConfig(domain=False, ticks=False, labelPadding=6),
        legend=alt.LegendConfig(
            labelColor=colours.ink,
            labelFontSize=13,
            titleColor=colours.ink,
            titleFontSize=13,
            titleFontWeight="normal",
            symbolSize=220,
            layout=alt.ExprRef(LEGENDS),
        ),
        **chart_locale(),
    )
    # All at once: every method of a chart that sets something copies the whole of it.
    return alt.LayerChart(
        layer=list(layers),
        width="container",
        height=height,
        background="transparent",
        config=config,
    )
