"""How far a row of law can be relied on, and what no row of this tool says."""

from collections.abc import Mapping
from typing import Any, Final

from calculator.views.law.names import COUNSEL

LIMITS: Final = (
    "This tool certifies nothing and is no legal advice. It does not classify a system, does not "
    "find every law that applies, and does not say that a duty is met once its hours are worked. "
    "Dates are those published at the month each row gives; efforts are judgements. What counts "
    "by site or over time is counted for the whole company. Check every row with counsel."
)


def advice(row: Mapping[str, Any]) -> dict[str, str]:
    """Return the columns that follow the name of every row of law."""
    return {"Advice": COUNSEL, "As of": row["as_of"]}


def columns(row: Mapping[str, Any]) -> dict[str, str]:
    """Return the columns that end every row of law."""
    return {
        "Grade": row["grade"],
        "Status": row["status"].capitalize(),
        "Review by": row["review_date"],
        "Source": "; ".join(row["sources"]),
        "Caveat": row["caveat"],
    }
