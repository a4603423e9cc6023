"""The answer as tables to read: columns with titles, figures in full with P10 to P90."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from calculator.views import tables
from calculator.views.money import DASH
from calculator.views.tables import CASH, CLAIMED, NET, full, span
from calculator.views.wording import POLICIES, Answer, in_draws


def cumulative(answer: Answer) -> pd.DataFrame:
    """Return cumulative cash and net by month in full, titled."""
    text = tables.cumulative_text(answer)
    titles = {"month": "Month", "cash_text": CASH, "net_text": NET, "claimed_text": CLAIMED}
    return text.rename(columns=titles)


def work(answer: Answer) -> pd.DataFrame:
    """Return work, capacity, gap and AI coverage by month in FTE, titled."""
    titles = {
        "month": "Month",
        "work_text": "Work to be done",
        "capacity_text": "Capacity",
        "gap_text": "Left undone",
        "ai_text": "Covered by AI",
    }
    return tables.work(answer).rename(columns=titles)[list(titles.values())]


def alternatives(answer: Answer) -> pd.DataFrame:
    """Return every alternative in full, titled."""
    currency = answer["currency"]
    ranked = sorted(answer["alternatives"], key=lambda row: -row["net_value"]["p50"])
    return pd.DataFrame(
        {
            "Alternative": POLICIES[row["policy"]],
            "Net value": full(row["net_value"], currency),
            "Cash": full(row["cash_value"], currency),
            "Work value": full(row["work_value"], currency),
            "Loses": in_draws(row["probability_of_loss"]),
            "Better than the plan": _beats(row),
            "Posts cut": span(row["posts_cut"]),
            "Misses the target": in_draws(row["target_missed_probability"]),
        }
        for row in ranked
    )


def slack(answer: Answer) -> pd.DataFrame:
    """Return the probability of loss by slack, titled."""
    titles = {"slack": "Work nobody would miss", "probability_text": "The plan loses in"}
    return tables.slack(answer).rename(columns=titles)[list(titles.values())]


def _beats(row: Mapping[str, Any]) -> str:
    share = row["beats_planned_probability"]
    return DASH if share is None else in_draws(share)
