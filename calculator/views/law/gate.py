"""AI systems that are finished and wait for compliance work, team by team."""

from typing import Final

import pandas as pd

from calculator.views.calendar import dated
from calculator.views.law.names import COUNSEL
from calculator.views.money import number, number_range, probability
from calculator.views.tables import span
from calculator.views.wording import Answer, in_draws

BASIS: Final = (
    "Work behind a hard gate is done first. A finished system goes live once such work that stood "
    "before it, its own included, is done. Calendar months are medians, with P10 to P90."
)


def table(answer: Answer) -> pd.DataFrame:
    """Return one row a team whose system is still to be built, longest held first, titled."""
    scenario = answer["scenario"]
    start, horizon = scenario["start_month"], scenario["horizon_months"]
    rows = sorted(answer["compliance"]["systems_held"], key=lambda row: -row["months_held"]["mean"])
    return pd.DataFrame(
        {
            "System of": row["team"],
            "Advice": COUNSEL,
            "Held in": f"{probability(row['probability_held'])} of draws",
            "Months held, as planned": span(row["months_held"]),
            "Months held, all kept": span(row["months_held_keep"]),
            "Live, as planned": dated(row["may_go_live_month"], start, horizon),
            "Live, all kept": dated(row["may_go_live_month_keep"], start, horizon),
        }
        for row in rows
    )


def sentence(answer: Answer) -> str:
    """Say how many systems are held in any draw, and which the longest."""
    rows = answer["compliance"]["systems_held"]
    if not answer["compliance"]["duties"]:
        return "No duty is counted, so nothing is held."
    if not rows:
        return "No AI system is still to be built, so none is held."
    held = [row for row in rows if row["probability_held"] > 0]
    if not held:
        return "No AI system is held at the gate in any draw."
    worst = max(held, key=lambda row: row["months_held"]["mean"])
    months, kept = worst["months_held"], worst["months_held_keep"]
    systems = "1 system is" if len(rows) == 1 else f"{len(held)} of {len(rows)} systems are"
    return (
        f"{systems} held at the gate in some draws. Longest is that of {worst['team']}: "
        f"{number(months['p50'])} months ({number_range(months)}) as planned, "
        f"{number(kept['p50'])} ({number_range(kept)}) with everyone kept; it is held "
        f"{in_draws(worst['probability_held'])}."
    )
