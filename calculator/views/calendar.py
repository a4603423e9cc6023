"""Months of a scenario as calendar months, YYYY-MM; month 1 is the scenario's own first month."""

from calculator.parameters import MONTHS_PER_YEAR
from calculator.views.money import Estimate


def calendar_month(start_month: str, number: float) -> str:
    """Return the calendar month of a month that counts from 1; 0 and less lie before it."""
    year, month = map(int, start_month.split("-"))
    years, index = divmod(month - 1 + round(number) - 1, MONTHS_PER_YEAR)
    return f"{year + years:04d}-{index + 1:02d}"


def dated(estimate: Estimate, start_month: str, horizon: int) -> str:
    """Return a month with its range, as in 2028-04 (2027-08 to 2029-06); null is past the horizon.

    Only a month that is the same in every draw stands without a range.
    """
    low, middle, high = (
        None if estimate[q] is None else calendar_month(start_month, estimate[q])
        for q in ("p10", "p50", "p90")
    )
    past = f"past {calendar_month(start_month, horizon)}"
    if low is None:
        return past
    return f"{middle or past} ({low} to {high or past})"


def month_and_date(start_month: str, number: float) -> str:
    """Return a month that is given, counted and by the calendar, as in month 14 (2027-12)."""
    return f"month {round(number)} ({calendar_month(start_month, number)})"
