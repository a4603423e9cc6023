"""Duties of law that come up within the horizon and are met late, in one line."""

from collections.abc import Mapping
from typing import Any, Final

from calculator.views.wording import Answer

NOT_COUNTED: Final = "No duties counted"


def overdue(answer: Answer) -> str:
    """Say how many duties that come up are met late in most draws, once they are worked out."""
    if not answer["scenario"]["compliance"]["jurisdictions"]:
        return NOT_COUNTED
    if "compliance" not in answer:
        return "Duties are being worked out"
    duties = answer["compliance"]["duties"]
    dated = [row for row in duties if row["months_overdue"]]
    if not dated:
        return _in_force(answer["compliance"]) if duties else "No duty applies"
    late, kept = (
        sum(_is_late(row[key]) for row in dated)
        for key in ("months_overdue", "months_overdue_keep")
    )
    of_all = _duties(len(dated))
    if late == kept:
        return f"Late in most draws: {late or 'none'} of {of_all}, as with everyone kept"
    return f"Late in most draws: {late} of {of_all}; {kept} with everyone kept"


def _in_force(law: Mapping[str, Any]) -> str:
    """Say how far the desk is behind, where every duty is in force already."""
    if law["longest_wait_months"]["p50"] == 0:
        return f"{_duties(len(law['duties']))} in force; no work waits in most draws"
    waits, kept = (
        "past the horizon" if months["p50"] is None else f"{months['p50']:.0f} months"
        for months in (law["longest_wait_months"], law["longest_wait_months_keep"])
    )
    return f"Work waits up to {waits} in most draws; {kept} with everyone kept"


def _duties(count: int) -> str:
    return "1 duty" if count == 1 else f"{count} duties"


def _is_late(months: Mapping[str, Any]) -> bool:
    return months["p50"] is None or months["p50"] > 0
