"""Headcount by kind, in words."""

from typing import Final

from calculator.views.money import whole
from calculator.views.people.tables import today
from calculator.views.tables import span
from calculator.views.wording import Answer

BASIS: Final = (
    "The chart stacks means, which add up, and need not start at 0; contractors are in FTE. "
    "Whoever leaves for reasons of their own is replaced like for like and not shown."
)


def sentence(answer: Answer) -> str:
    """Say when fewest are at work, who is at the horizon, and when most is bought and open."""
    rows = answer["monthly"]
    last, fewest = rows[-1], min(rows, key=lambda row: row["headcount"]["p50"])
    first = (
        f"Fewest are at work in month {fewest['month']}: {span(fewest['headcount'])} of today's "
        f"{whole(today(answer))}."
    )
    at_last = (
        f"In month {last['month']} it is {span(last['headcount'])}, with "
        f"{span(last['newcomers'])} of them still learning the work."
    )
    opened = _most(answer, "vacancies", "Most posts stand open")
    bought = _most(answer, "contractors", "Most is bought outside", " FTE")
    return " ".join(part for part in (first, at_last, opened, bought, BASIS) if part)


def _most(answer: Answer, key: str, start: str, unit: str = "") -> str:
    """Say when a kind is largest; nothing where it hardly occurs."""
    row = max(answer["monthly"], key=lambda row: row[key]["p50"])
    return f"{start} in month {row['month']}: {span(row[key])}{unit}." if row[key]["p50"] else ""
