"""The frontier, drawn: median net value as colour, its lines over it, and where the plan stands."""

from typing import Final

import altair as alt
import pandas as pd

from calculator.frontier import EVEN_ODDS, NET_ZERO, Frontier
from calculator.views import drawing
from calculator.views.frontier.tables import by_depth, cells
from calculator.views.money import percent, percent_range
from calculator.views.ranges import ranges
from calculator.views.theme import Palette

HEIGHT: Final = 380
LINES: Final = {NET_ZERO: "Median zero", EVEN_ODDS: "Loses in 50%"}


def surface(found: Frontier, colours: Palette) -> drawing.Chart:
    """Draw the grid with its lines; blue pays and orange loses, the deeper the more."""
    frame, unit = cells(found)
    most = max(float(frame["middle"].abs().max()), 1e-12)
    left, right = found.depths[0], found.depths[-1]
    across = alt.Scale(domain=[left, right], nice=False, zero=False)
    x_axis = alt.Axis(format="~%", tickCount=6, grid=False)
    y_axis = alt.Axis(format="~%", values=[0, 0.25, 0.5, 0.75, 1], grid=False)
    shade = alt.Color(
        "middle:Q",
        title=f"Median net value, {unit}",
        scale=alt.Scale(
            domain=[-most, 0, most],
            range=[colours.net, colours.paper, colours.cash],
            interpolate="rgb",
        ),
        legend=alt.Legend(orient="bottom", gradientLength=220, tickCount=5, titleLimit=300),
    )
    grid = (
        alt.Chart(frame)
        .mark_rect(strokeWidth=0)
        .encode(
            x=alt.X("left:Q", title="Posts cut, of all posts", axis=x_axis, scale=across),
            x2="right:Q",
            y=alt.Y("bottom:Q", title="Share of the claim realised", axis=y_axis),
            y2="top:Q",
            color=shade,
            tooltip=[
                alt.Tooltip("depth_text:N", title="Posts cut"),
                alt.Tooltip("share_text:N", title="Of the claim realised"),
                alt.Tooltip("net_text:N", title="Net value"),
                alt.Tooltip("loss_text:N", title="Loses in"),
            ],
        )
    )
    layers = [grid, *_lines(found, colours), *_plan(found, colours)]
    return drawing.finished(layers, colours, HEIGHT)


def depths(found: Frontier, colours: Palette) -> drawing.Chart:
    """Draw net value by depth, for a plan with no claim still to be realised."""
    frame, unit = by_depth(found)
    return ranges(frame, f"Net value, {unit}", colours, row="depth")


def _lines(found: Frontier, colours: Palette) -> list[alt.Chart]:
    points = [
        {"line": LINES[name], "part": f"{name} {number}", "order": order, "x": x, "y": y}
        for name, lines in found.contours.items()
        for number, line in enumerate(lines)
        for order, (x, y) in enumerate(line.tolist())
    ]
    if not points:
        return []
    names = list(LINES.values())
    legend = drawing.legend(symbolType="stroke")
    dash = alt.StrokeDash(
        "line:N",
        scale=alt.Scale(domain=names, range=[list(drawing.SOLID), list(drawing.DASHED)]),
        legend=legend,
    )
    return [
        alt.Chart(pd.DataFrame(points))
        .mark_line(strokeWidth=2.5, color=colours.ink)
        .encode(
            x="x:Q",
            y="y:Q",
            strokeDash=dash,
            detail="part:N",
            order="order:Q",
            tooltip=alt.Tooltip("line:N", title="Line"),
        )
    ]


def _plan(found: Frontier, colours: Palette) -> list[alt.Chart]:
    """Mark today's plan: its depth, and what is believed of its claim from P10 to P90."""
    today = found.realised_today
    if today is None:
        return []
    frame = pd.DataFrame(
        [
            {
                "x": found.depth_today,
                "low": today["p10"],
                "middle": today["p50"],
                "high": today["p90"],
                "name": "Today's plan",
                "text": f"{percent(today['p50'])} ({percent_range(today)})",
                "depth": percent(found.depth_today),
            }
        ]
    )
    base = alt.Chart(frame).encode(
        x="x:Q",
        tooltip=[
            alt.Tooltip("name:N", title="Where it stands"),
            alt.Tooltip("depth:N", title="Posts cut"),
            alt.Tooltip("text:N", title="Of the claim realised, P10 to P90"),
        ],
    )
    label = base.mark_text(align="left", dx=10, fontSize=13, fontWeight="bold", color=colours.ink)
    return [
        base.mark_rule(strokeWidth=3, color=colours.ink).encode(y="low:Q", y2="high:Q"),
        base.mark_point(
            filled=True, size=170, shape="diamond", opacity=1, color=colours.ink,
            stroke=colours.paper, strokeWidth=1.5,
        ).encode(y="middle:Q"),
        label.encode(y="middle:Q", text="name:N"),
    ]  # fmt: skip
