"""Work that AI covers by month: what is claimed, and what the model finds."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from calculator.views import drawing
from calculator.views.money import number, number_range
from calculator.views.tables import span
from calculator.views.theme import Palette
from calculator.views.wording import Answer

CLAIMED: Final = "Claimed"
MODELLED: Final = "Modelled"


def frame(answer: Answer) -> pd.DataFrame:
    """Return work covered by month in FTE, claimed and modelled, one row a series and month."""
    rows = [
        {
            "month": row["month"],
            "series": series,
            "low": low,
            "middle": middle,
            "high": high,
        }
        for row in answer["monthly"]
        for series, (low, middle, high) in (
            (CLAIMED, (row["ai_coverage_claimed"],) * 3),
            (MODELLED, tuple(row["ai_coverage"][q] for q in ("p10", "p50", "p90"))),
        )
    ]
    return pd.DataFrame(rows)


def text(answer: Answer) -> pd.DataFrame:
    """Return what a pointer shows over a month."""
    return pd.DataFrame(
        {
            "month": row["month"],
            "claimed_text": number(row["ai_coverage_claimed"]),
            "modelled_text": span(row["ai_coverage"]),
        }
        for row in answer["monthly"]
    )


def table(answer: Answer) -> pd.DataFrame:
    """Return work covered by month, titled."""
    titles = {
        "month": "Month",
        "claimed_text": "Claimed, FTE",
        "modelled_text": "Modelled, FTE (P10 to P90)",
    }
    return text(answer).rename(columns=titles)


def chart(answer: Answer, colours: Palette) -> drawing.Chart:
    """Draw the median in its band against the claim."""
    styles = {CLAIMED: (colours.quiet, drawing.DOTTED), MODELLED: (colours.cash, drawing.SOLID)}
    titles = {"claimed_text": CLAIMED, "modelled_text": MODELLED}
    pointer = drawing.pointer(text(answer), drawing.months(zero=False), titles)
    layers = [*drawing.bands(frame(answer), styles, "FTE"), pointer]
    return drawing.finished(layers, colours, drawing.HEIGHT)


def sentence(answer: Answer) -> str:
    """Say what the claim holds by its month, and what is modelled then and at the horizon."""
    rows = answer["monthly"]
    last = rows[-1]
    if not last["ai_coverage_claimed"]:
        return "The plan claims no work for AI, so there is nothing to arrive."
    due = rows[min(max(_claim_months(answer)), len(rows)) - 1]
    first = (
        f"The claim is that AI does {number(due['ai_coverage_claimed'])} FTE of work by month "
        f"{due['month']}. "
        f"Modelled is {_modelled(due)} in that month"
    )
    if due is last:
        return f"{first}."
    return f"{first} and {_modelled(last)} in month {last['month']}."


def _claim_months(answer: Answer) -> list[int]:
    return [
        team["ai_claim_month"] for team in answer["scenario"]["teams"] if team["ai_share_claimed"]
    ]


def _modelled(row: Mapping[str, Any]) -> str:
    covered = row["ai_coverage"]
    return f"{number(covered['p50'])} FTE ({number_range(covered)})"
