"""How well signals tell, by month, drawn."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from calculator.views import drawing
from calculator.views.money import money_unit, percent
from calculator.views.signals.words import still_open
from calculator.views.tables import full, money_band
from calculator.views.theme import Palette

Report = Mapping[str, Any]

SHAPES = ("circle", "square", "triangle-up", "diamond")
CHANCE = 0.5


def areas(report: Report) -> pd.DataFrame:
    """Return how often each signal orders a losing and a winning draw rightly, by month."""
    return pd.DataFrame(
        {
            "signal": signal["label"],
            "month": f"Month {row['month']}",
            **{end: row["area"][end] for end in ("value", "low", "high")},
            "text": f"{percent(row['area']['value'])} ({percent(row['area']['low'])} to "
            f"{percent(row['area']['high'])})",
        }
        for signal in report["signals"]
        for row in signal["months"]
        if row["area"] is not None
    )


def how_well(frame: pd.DataFrame, least: float, colours: Palette) -> drawing.Chart:
    """Draw a mark for each signal and month; to the right of the line a signal tells."""
    months = list(dict.fromkeys(frame["month"]))
    shape = alt.Shape(
        "month:N",
        sort=months,
        scale=alt.Scale(domain=months, range=list(SHAPES[: len(months)])),
        legend=drawing.legend(columns=2),
    )
    named = alt.Axis(title=None, labelLimit=170)
    base = alt.Chart(frame).encode(
        y=alt.Y("signal:N", sort=list(dict.fromkeys(frame["signal"])), axis=named),
        yOffset=alt.YOffset("month:N", sort=months),
        tooltip=[
            alt.Tooltip("signal:N", title="Signal"),
            alt.Tooltip("month:N", title="By"),
            alt.Tooltip("text:N", title="Orders rightly"),
        ],
    )
    scaled = alt.X(
        "low:Q",
        title="Pairs of draws put in order, with their interval",
        axis=alt.Axis(format="%", tickCount=6),
        scale=alt.Scale(domain=[0.4, max(0.8, float(frame["high"].max()))]),
    )
    telling = f"Tells from {percent(least)}"
    line = alt.Chart(pd.DataFrame({"least": [least], "text": [telling]})).encode(
        x="least:Q", tooltip=alt.Tooltip("text:N", title="Line")
    )
    layers = [
        base.mark_rule(strokeWidth=3, opacity=0.4, color=colours.cash).encode(
            x=scaled, x2="high:Q"
        ),
        base.mark_point(filled=True, opacity=1, size=60, color=colours.cash).encode(
            x="value:Q", shape=shape
        ),
        line.mark_rule(color=colours.net, strokeDash=list(drawing.DASHED), strokeWidth=1.5),
        line.mark_text(align="left", dx=5, dy=-8, fontSize=13, color=colours.net).encode(
            y=alt.value(0), text="text:N"
        ),
    ]
    rows = frame["signal"].nunique()
    return drawing.finished(layers, colours, drawing.ROW * rows + 80)


def values(report: Report) -> tuple[pd.DataFrame, str]:
    """Return the value still open, before and given what was seen, and the unit of the money."""
    (_, pair), currency = still_open(report), report["currency"]
    ends = [pair[name][q] for name in ("before", "after") for q in ("p10", "p90")]
    divisor, unit = money_unit(ends, currency)
    named = {"before": "Before", "after": "Given what was seen"}
    frame = pd.DataFrame(
        {"when": label, **money_band(pair[name], divisor), "text": full(pair[name], currency)}
        for name, label in named.items()
    )
    return frame, unit
