"""Penalties: what is expected in a year, and apart from it the most that the law allows."""

from typing import Final

import pandas as pd

from calculator.views.law.names import ACTS
from calculator.views.law.standing import advice, columns
from calculator.views.money import DASH, full_money, money
from calculator.views.wording import Answer

NO_REVENUE: Final = (
    "Give the worldwide revenue of a year to see expected penalties, and caps that are a share "
    "of revenue."
)
EXPECTED_BASIS: Final = (
    "A judgement of what penalties come to in a year, as a share of revenue; more where compliance "
    "work is left undone. Grade E; not part of net value. Check with counsel."
)
STRESS_BASIS: Final = (
    "A stress test, not a forecast: the most that the law allows for one case under each duty. No "
    "probability is attached to it, and caps under several duties do not add up. Not part of net "
    "value."
)


def expected(answer: Answer) -> pd.DataFrame:
    """Return expected penalties of a year by act, titled."""
    currency = answer["currency"]
    return pd.DataFrame(
        {
            "Act": ACTS[row["act"]],
            "Usual": full_money(row["usual"], currency),
            "Low (P5)": full_money(row["low"], currency),
            "High (P95)": full_money(row["high"], currency),
        }
        for row in answer["compliance"]["expected_penalties_per_year"] or ()
    )


def expected_sentence(answer: Answer) -> str:
    """Say what penalties come to in a year on average."""
    rows, currency = answer["compliance"]["expected_penalties_per_year"], answer["currency"]
    if rows is None:
        return NO_REVENUE
    if not rows:
        return "No act that applies has penalties for which a rate is known."
    parts = [
        f"{ACTS[row['act']]} {money(row['usual'], currency)} "
        f"({money(row['low'], currency)} to {money(row['high'], currency)})"
        for row in rows
    ]
    return f"Expected in a year: {'; '.join(parts)}."


def caps(answer: Answer) -> pd.DataFrame:
    """Return the cap of every duty that has one, in words and in money, titled."""
    currency = answer["currency"]
    return pd.DataFrame(
        {
            "Duty": duty["label"],
            **advice(duty),
            "Stress test: most in one case": full_money(duty["cap_stress_test"], currency),
            "Cap in law": duty["cap"] or DASH,
            **columns(duty),
        }
        for duty in answer["compliance"]["duties"]
        if duty["cap"] or duty["cap_stress_test"] is not None
    )
