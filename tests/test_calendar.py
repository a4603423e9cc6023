"""Months of a scenario by the calendar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.law.duties import month_number
from calculator.views.calendar import calendar_month, dated

STARTS = st.builds("{:04d}-{:02d}".format, st.integers(2000, 2100), st.integers(1, 12))


@given(STARTS, st.integers(-400, 400))
def test_a_calendar_month_counts_back_to_its_number(start: str, number: int) -> None:
    """Writing a month as a date and counting it again gives the month."""
    assert month_number(f"{calendar_month(start, number)}-15", start) == number


@pytest.mark.parametrize(
    ("quantiles", "text"),
    [
        ((10.0, 18.0, 32.0), "2028-04 (2027-08 to 2029-06)"),
        ((10.0, 18.0, None), "2028-04 (2027-08 to past 2029-10)"),
        ((10.0, None, None), "past 2029-10 (2027-08 to past 2029-10)"),
        ((None, None, None), "past 2029-10"),
    ],
)
def test_a_date_comes_with_its_range(
    quantiles: tuple[float | None, float | None, float | None], text: str
) -> None:
    """What lies past the horizon says so, and never a date that was not computed."""
    estimate = dict(zip(("p10", "p50", "p90"), quantiles, strict=True))
    assert dated(estimate, "2026-11", 36) == text
