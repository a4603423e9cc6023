"""The distribution of an assumption: drawn, in words, and as a table."""

from collections.abc import Mapping
from typing import Final

import altair as alt
import numpy as np
import pandas as pd
from scipy.special import ndtr

from calculator.beliefs import belief
from calculator.distributions import Distribution
from calculator.entries import Entry
from calculator.scenario import Range
from calculator.views import drawing
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.written import SHARES, figure, span, unit_name
from calculator.views.money import significant
from calculator.views.theme import Palette

LIBRARY: Final = "Library"
YOURS: Final = "Yours"
HEIGHT: Final = 190
POINTS: Final = 241
FIGURES: Final = 3
ENDS: Final = ("P5", "P95")
LABEL_HEIGHTS: Final = {LIBRARY: 0.9, YOURS: 0.65}  # of the peak; labels must not meet
FARTHEST: Final = 3.1  # standard normal score; 0.1% of the draws lie beyond, on either side
QUANTILES: Final[Mapping[str, float]] = {
    "P1": 0.01,
    "P5": 0.05,
    "P10": 0.1,
    "P50": 0.5,
    "P90": 0.9,
    "P95": 0.95,
    "P99": 0.99,
}


def chart(entry: Entry, own: Own | None, colours: Palette) -> drawing.Chart:
    """Draw the library's curve with its P5 and P95, and over it what the user set."""
    names = [LIBRARY, YOURS] if own is not None else [LIBRARY]
    colour = alt.Color(
        "series:N",
        scale=alt.Scale(domain=names, range=[colours.cash, colours.net][: len(names)]),
        legend=drawing.legend(symbolType="stroke"),
    )
    dash = alt.StrokeDash(
        "series:N",
        scale=alt.Scale(domain=names, range=[[1, 0], [7, 3]][: len(names)]),
        legend=drawing.legend(symbolType="stroke"),
    )
    axis = alt.Axis(
        format="~%" if entry.unit in SHARES else ",.6~g", grid=False, tickCount=6, labelFlush=True
    )
    place = alt.X(
        "at:Q", title=unit_name(entry.unit), axis=axis, scale=alt.Scale(zero=False, nice=False)
    )
    height = alt.Y("height:Q", title=None, axis=None, scale=alt.Scale(zero=True))
    curves = alt.Chart(_curves(entry, own)).encode(
        x=place,
        y=height,
        color=colour,
        tooltip=[alt.Tooltip("series:N", title="Whose"), alt.Tooltip("draws:N", title="Draws")],
    )
    marks = alt.Chart(_marks(entry, own)).encode(x=place, color=colour)
    tooltip = [alt.Tooltip("series:N", title="Whose"), alt.Tooltip("text:N", title="Where")]
    layers = [
        curves.mark_area(opacity=0.14, line=False),
        curves.mark_line(strokeWidth=2.5).encode(strokeDash=dash),
        marks.mark_rule(strokeWidth=2).encode(strokeDash=dash, tooltip=tooltip),
        marks.mark_text(align="left", dx=4, dy=-6, baseline="bottom", fontSize=13).encode(
            y="height:Q", text="text:N", tooltip=tooltip
        ),
    ]
    return drawing.finished(layers, colours, HEIGHT)


def sentence(entry: Entry, own: Own | None) -> str:
    """Say where the draws lie, in the library and as the user set it; a constant says so."""
    limits = f"Nothing outside {span(entry.low, entry.high, entry.unit)} is possible"
    if entry.sampled:
        first = f"In the library {_middle(entry, None)} ({entry.shape})"
    else:
        first = f"A constant, not drawn: every draw takes {figure(entry.value, entry.unit)}"
        if entry.p5 < entry.p95:
            could = span(entry.p5, entry.p95, entry.unit)
            first = f"{first}. What moves the answer is judged as if it could be {could}"
    if isinstance(own, Range):
        return f"{first}. With your range {_middle(entry, own)}. {limits}."
    if own is not None:
        return f"{first}. You pinned it: every draw takes {figure(own, entry.unit)}. {limits}."
    return f"{first}. {limits}."


def table(entry: Entry, own: Own | None) -> pd.DataFrame:
    """Return quantiles of the draws, in the library and as the user set it."""
    return pd.DataFrame(
        {
            "Set by": name,
            **{
                title: figure(value, entry.unit) for title, value in quantiles(distribution).items()
            },
        }
        for name, distribution in _distributions(entry, own)
    )


def quantiles(distribution: Distribution) -> dict[str, float]:
    """Return the quantiles of the table, in three figures."""
    return dict(zip(QUANTILES, _quantiles(distribution, *QUANTILES.values()), strict=True))


def _middle(entry: Entry, own: Range | None) -> str:
    (low, high), unit = _ends(entry, own), entry.unit
    (half,) = _quantiles(belief(entry, own), 0.5)
    return f"9 draws in 10 lie at {span(low, high, unit)}, half of all below {figure(half, unit)}"


def _distributions(entry: Entry, own: Own | None) -> list[tuple[str, Distribution]]:
    both = [(LIBRARY, entry.distribution)]
    return both if own is None else [*both, (YOURS, belief(entry, own))]


def _curves(entry: Entry, own: Own | None) -> pd.DataFrame:
    """Return the curves, each as high at its peak as the other: heights only compare within one."""
    ranges = {LIBRARY: None, **({YOURS: own} if isinstance(own, Range) else {})}
    return pd.concat(
        curve(name, distribution).assign(draws=_middle(entry, ranges[name]))
        for name, distribution in _distributions(entry, own)
        if name in ranges
    )


def curve(series: str, distribution: Distribution) -> pd.DataFrame:
    """Return the density over its peak, between the 0.1% and the 99.9% quantile."""
    share = ndtr(np.linspace(-FARTHEST, FARTHEST, POINTS))
    at = distribution.ppf(share)
    apart = np.diff(at) > 0
    density = np.diff(share)[apart] / np.diff(at)[apart]
    middles = ((at[1:] + at[:-1]) / 2)[apart]
    return pd.DataFrame({"series": series, "at": middles, "height": density / density.max()})


def _marks(entry: Entry, own: Own | None) -> pd.DataFrame:
    """Return P5 and P95 of each curve, or the value pinned; labels at heights of their own."""
    marks = [(LIBRARY, name, at) for name, at in zip(ENDS, _ends(entry, None), strict=True)]
    if isinstance(own, Range):
        marks += [(YOURS, name, at) for name, at in zip(ENDS, _ends(entry, own), strict=True)]
    elif own is not None:
        marks.append((YOURS, "", own))
    return pd.DataFrame(
        {
            "series": series,
            "at": at,
            "height": LABEL_HEIGHTS[series],
            "text": f"{name} {figure(at, entry.unit)}".strip(),
        }
        for series, name, at in marks
    )


def _ends(entry: Entry, own: Range | None) -> list[float]:
    """Return P5 and P95: those the library states, or those a range of one's own comes to."""
    return [entry.p5, entry.p95] if own is None else _quantiles(belief(entry, own), 0.05, 0.95)


def _quantiles(distribution: Distribution, *shares: float) -> list[float]:
    """Return quantiles in three figures, as a range in the library is given."""
    found = distribution.ppf(np.array(shares)).tolist()
    return [significant(value, FIGURES) for value in found]
