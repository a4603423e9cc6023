"""The answer as tidy tables, one for each chart.

Names ending in `_text` hold what a pointer shows. Money is in the unit of the chart's axis.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from calculator.views.money import DASH, full_money, money_unit, number, percent, probability, whole
from calculator.views.wording import POLICIES, Answer

CASH = "Cash"
NET = "Net value"
CLAIMED = "Saving claimed"
WHOLE = 10


def cumulative(answer: Answer) -> tuple[pd.DataFrame, str]:
    """Return cumulative cash, net and claimed saving by month, and the unit of their money."""
    currency, rows = answer["currency"], answer["monthly"]
    claimed = claimed_by_month(answer)
    ends = [row[name][q] for row in rows for name, q in _ENDS]
    divisor, unit = money_unit([*ends, *claimed], currency)
    records = [{"month": 0, "series": name, **dict.fromkeys(_BAND, 0.0)} for name in _SERIES]
    for row in rows:
        for name, key in _SERIES.items():
            records.append({"month": row["month"], "series": name, **money_band(row[key], divisor)})
    records += [
        {"month": month, "series": CLAIMED, **dict.fromkeys(_BAND, value / divisor)}
        for month, value in enumerate((0.0, *claimed))
    ]
    return pd.DataFrame(records), unit


def cumulative_text(answer: Answer) -> pd.DataFrame:
    """Return what a pointer shows over a month of the cumulative chart."""
    currency = answer["currency"]
    claimed = claimed_by_month(answer)
    return pd.DataFrame(
        {
            "month": row["month"],
            "cash_text": full(row["cumulative_cash"], currency),
            "net_text": full(row["cumulative_net"], currency),
            "claimed_text": full_money(saving, currency),
        }
        for row, saving in zip(answer["monthly"], claimed, strict=True)
    )


def claimed_by_month(answer: Answer) -> list[float]:
    """Return the claimed saving so far, month by month: its median."""
    return [row["cumulative_claimed_saving"]["p50"] for row in answer["monthly"]]


def work(answer: Answer) -> pd.DataFrame:
    """Return work to be done and capacity by month in FTE, the lower of both marking the gap."""
    return pd.DataFrame(
        {
            "month": row["month"],
            "work": row["work"]["p50"],
            "capacity": row["capacity"]["p50"],
            "low": row["capacity"]["p10"],
            "high": row["capacity"]["p90"],
            "covered": min(row["work"]["p50"], row["capacity"]["p50"]),
            "work_text": span(row["work"]),
            "capacity_text": span(row["capacity"]),
            "gap_text": span(row["gap"]),
            "ai_text": f"{span(row['ai_coverage'])}, claimed {_fte(row['ai_coverage_claimed'])}",
        }
        for row in answer["monthly"]
    )


def alternatives(answer: Answer) -> tuple[pd.DataFrame, str]:
    """Return every alternative, best median first, and the unit of the money."""
    currency = answer["currency"]
    ranked = sorted(answer["alternatives"], key=lambda row: -row["net_value"]["p50"])
    divisor, unit = money_unit(
        [row["net_value"][q] for row in ranked for q in ("p10", "p90")], currency
    )
    frame = pd.DataFrame(
        {
            "policy": row["policy"],
            "label": f"{POLICIES[row['policy']]}|{_odds(row)}",
            "mark": "The plan" if row["policy"] == "planned" else "Alternative",
            **money_band(row["net_value"], divisor),
            "net_text": full(row["net_value"], currency),
            "loss_text": probability(row["probability_of_loss"]),
            "posts_text": span(row["posts_cut"]),
        }
        for row in ranked
    )
    return frame, unit


def slack(answer: Answer) -> pd.DataFrame:
    """Return the probability of loss by slack."""
    by_slack = answer["headline"]["probability_of_loss_by_slack"]
    return pd.DataFrame(
        {
            "slack": f"{percent(float(share))} slack",
            "probability": chance,
            "probability_text": probability(chance),
        }
        for share, chance in by_slack.items()
    )


def teams(answer: Answer) -> pd.DataFrame:
    """Return knowledge lost by team, worst first, as shares."""
    rows = sorted(answer["teams"], key=lambda row: -row["knowledge_lost_share"]["p50"])
    return pd.DataFrame(
        {
            "team": row["team"],
            **band(row["knowledge_lost_share"]),
            "text": shares(row["knowledge_lost_share"]),
        }
        for row in rows
    )


_BAND = ("low", "middle", "high")
_SERIES = {CASH: "cumulative_cash", NET: "cumulative_net"}
_ENDS: Sequence[tuple[str, str]] = [(key, q) for key in _SERIES.values() for q in ("p10", "p90")]


def band(estimate: Mapping[str, Any]) -> dict[str, float | None]:
    """Return P10, median and P90 as low, middle and high."""
    return {name: estimate[q] for name, q in zip(_BAND, ("p10", "p50", "p90"), strict=True)}


def money_band(estimate: Mapping[str, Any], divisor: float) -> dict[str, float]:
    """Return P10, median and P90 of money in the unit of an axis; what rounding left is nothing."""
    ends = zip(_BAND, ("p10", "p50", "p90"), strict=True)
    return {name: round(estimate[q]) / divisor for name, q in ends}


def full(estimate: Mapping[str, Any], currency: str) -> str:
    """Return money to the unit, with P10 to P90."""
    middle, low, high = (full_money(estimate[q], currency) for q in ("p50", "p10", "p90"))
    return middle if low == high else f"{middle} ({low} to {high})"


def span(estimate: Mapping[str, Any]) -> str:
    """Return a quantity with P10 to P90."""
    low, middle, high = (_fte(estimate[q]) for q in ("p10", "p50", "p90"))
    return middle if low == high else f"{middle} ({low}{DASH}{high})"


def shares(estimate: Mapping[str, Any]) -> str:
    """Return a share with P10 to P90."""
    low, middle, high = (percent(estimate[q]) for q in ("p10", "p50", "p90"))
    return middle if low == high else f"{middle} ({low} to {high})"


def _fte(value: float | None) -> str:
    return number(value) if value is None or abs(value) < WHOLE else whole(value)


def _odds(row: Mapping[str, Any]) -> str:
    return (
        "the reference"
        if row["policy"] == "keep"
        else f"loses in {probability(row['probability_of_loss'])}"
    )
