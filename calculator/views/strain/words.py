"""The strain on those who stay, in words."""

from collections.abc import Mapping
from typing import Any, Final

from calculator.views.money import percent, percent_range
from calculator.views.wording import NEGLIGIBLE, Answer

BASIS: Final = (
    "These are signs to look for, worked out from work over capacity: a company's own counts can "
    "be held against them. They are no money and are not in the net value."
)


def sentence(answer: Answer) -> str:
    """Say where releases are lowest and incidents highest, against today's."""
    rows = answer["monthly"]
    slowest = min(rows, key=lambda row: row["release_cadence"]["p50"])
    worst = max(rows, key=lambda row: row["incident_load"]["p50"])
    releases, incidents = slowest["release_cadence"], worst["incident_load"]
    return (
        f"{_releases(releases, slowest['month'])} {_incidents(incidents, worst['month'])} {BASIS}"
    )


def _releases(cadence: Mapping[str, Any], month: int) -> str:
    if cadence["p50"] >= 1 - NEGLIGIBLE:
        return "In the median draw releases keep today's pace."
    return f"Releases are slowest in month {month}, at {_of_today(cadence)}."


def _incidents(load: Mapping[str, Any], month: int) -> str:
    if load["p50"] <= 1 + NEGLIGIBLE:
        return "In the median draw incidents do not rise above today's."
    return f"Incidents are most in month {month}, at {_of_today(load)}."


def _of_today(estimate: Mapping[str, Any]) -> str:
    return f"{percent(estimate['p50'])} of today's ({percent_range(estimate)})"
