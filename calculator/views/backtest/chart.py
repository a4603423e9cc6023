"""Headcounts of the backtest, drawn: the model's range, and the reported figure on it."""

from collections.abc import Sequence
from typing import Final

import altair as alt
import pandas as pd

from calculator.backtest.comparing import Comparison
from calculator.views import drawing
from calculator.views.backtest.tables import predicted, reported
from calculator.views.theme import Palette

MODEL: Final = "Model"
REPORTED: Final = "Reported"
BESIDES: Final = "Not like for like"
AROUND: Final = 140  # pixels for the axis and the legend
WHEN: Final = {12: "a year on", 24: "two years on"}


def headcounts(comparisons: Sequence[Comparison]) -> pd.DataFrame:
    """Return a row for each headcount that was reported: its range and the report, shares."""
    return pd.DataFrame(
        {
            "case": each.case.title,
            "when": f"{each.case.announced[:7]}, {WHEN[each.measure.months_on or 0]}",
            "low": each.interval["p10"],
            "middle": each.interval["p50"],
            "high": each.interval["p90"],
            "reported": each.reported,
            "kind": BESIDES if each.report and each.report.besides else REPORTED,
            "text": f"{predicted(each)}; reported {reported(each)}",
        }
        for each in comparisons
        if each.measure.reads == "headcount" and each.compared
    )


def chart(frame: pd.DataFrame, colours: Palette) -> drawing.Chart:
    """Draw each range with its median and the reported figure: a diamond if it is like for like."""
    kinds, row = [MODEL, REPORTED, BESIDES], _two_lines(frame)
    legend = drawing.legend(columns=1)
    marks = {
        "color": alt.Color(
            "kind:N",
            scale=alt.Scale(domain=kinds, range=[colours.cash, colours.net, colours.net]),
            legend=legend,
        ),
        "shape": alt.Shape(
            "kind:N",
            scale=alt.Scale(domain=kinds, range=["circle", "diamond", "triangle-up"]),
            legend=legend,
        ),
    }
    base = alt.Chart(frame.assign(row=row)).encode(
        y=alt.Y(
            "row:N",
            sort=list(row),
            axis=alt.Axis(
                title=None, labelLimit=190, labelExpr=f"split(datum.label, '{drawing.BREAK}')"
            ),
        ),
        tooltip=[
            alt.Tooltip("case:N", title="Case"),
            alt.Tooltip("when:N", title="Announced, read"),
            alt.Tooltip("text:N", title="P10 to P90"),
        ],
    )
    scale, axis = alt.Scale(zero=False), alt.Axis(tickCount=5, format="~%")
    layers = [
        base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.45, color=colours.cash).encode(
            x=alt.X("low:Q", title=drawing.ranged("Of headcount before"), axis=axis, scale=scale),
            x2="high:Q",
        ),
        base.transform_calculate(kind=f"'{MODEL}'")
        .mark_point(filled=True, opacity=1, size=110)
        .encode(x="middle:Q", **marks),
        base.mark_point(filled=True, opacity=1, size=150).encode(x="reported:Q", **marks),
    ]
    return drawing.finished(layers, colours, drawing.ROW * len(frame) + AROUND)


def _two_lines(frame: pd.DataFrame) -> pd.Series:
    """Name each row by its case, and on a second line by its dates."""
    return frame["case"] + drawing.BREAK + frame["when"]
