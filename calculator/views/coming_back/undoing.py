"""Coming back by the month in which it is decided, as tables."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from calculator.simulation.undo import LONGEST
from calculator.views.money import DASH, money_unit
from calculator.views.tables import band, full, money_band
from calculator.views.wording import Answer, in_draws

UNDO = "To come back"
PAID = "Paid to leave by then"
COSTS = {UNDO: "cost", PAID: "exit_cost_paid"}


def costs(answer: Answer) -> tuple[pd.DataFrame, str]:
    """Return both costs by the month decided, and the unit of the money."""
    rows, currency = answer["reversibility"], answer["currency"]
    ends = [row[key][q] for row in rows for key in COSTS.values() for q in ("p10", "p90")]
    divisor, unit = money_unit(ends, currency)
    frame = pd.DataFrame(
        {
            "decided": f"Month {row['month']}",
            "series": name,
            **money_band(row[key], divisor),
            "text": full(row[key], currency),
        }
        for row in rows
        for name, key in COSTS.items()
    )
    return frame, unit


def months_back(answer: Answer) -> pd.DataFrame:
    """Return the months until today's capacity is back; what takes too long ends at the edge."""
    return pd.DataFrame(
        {
            "decided": f"Month {row['month']}",
            **{
                name: float(LONGEST) if end is None else end
                for name, end in band(row["months"]).items()
            },
            "text": months_text(row["months"]),
        }
        for row in answer["reversibility"]
    )


def costs_to_read(answer: Answer) -> pd.DataFrame:
    """Return both costs by the month decided, titled."""
    currency = answer["currency"]
    return pd.DataFrame(
        {
            "Decided in": f"month {row['month']}",
            **{name: full(row[key], currency) for name, key in COSTS.items()},
        }
        for row in answer["reversibility"]
    )


def months_to_read(answer: Answer) -> pd.DataFrame:
    """Return how long it takes by the month decided, titled."""
    return pd.DataFrame(
        {
            "Decided in": f"month {row['month']}",
            "Months until today's capacity is back": months_text(row["months"]),
            "Not back within ten years": in_draws(row["months"]["probability_never"]),
        }
        for row in answer["reversibility"]
    )


def months_text(months: Mapping[str, Any]) -> str:
    """Return how long it takes with P10 to P90; what is past ten years says so."""
    low, middle, high = (
        f"past {LONGEST}" if months[q] is None else f"{months[q]:.0f}"
        for q in ("p10", "p50", "p90")
    )
    if low == high:
        return middle
    return (
        f"{middle} ({low} to {high})" if months["p90"] is None else f"{middle} ({low}{DASH}{high})"
    )
