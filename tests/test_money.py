"""Numbers as people read them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.library import load
from calculator.views import money

CURRENCIES = st.sampled_from(sorted(load().units_per_usd))
AMOUNTS = st.floats(-1e14, 1e14, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        (4_234_567, "USD", "$4.2M"),
        (-9_800_000, "USD", "\N{MINUS SIGN}$9.8M"),
        (120_000, "EUR", "€120k"),
        (999_600, "USD", "$1.0M"),
        (1_290_700_000, "GBP", "£1.3B"),
        (27_000_000, "CHF", "CHF\N{NO-BREAK SPACE}27M"),
        (0, "USD", "$0"),
        (-3.1e-10, "USD", "$0"),
        (None, "USD", "\N{EN DASH}"),
    ],
)
def test_headline_money_has_two_significant_figures(
    value: float | None, currency: str, text: str
) -> None:
    """A headline rounds to two significant figures, then chooses the unit."""
    assert money.money(value, currency) == text


def test_full_money_keeps_every_unit_of_the_currency() -> None:
    """The full value has separators, no decimals, and the same sign as the headline."""
    assert money.full_money(-4_234_567.4, "USD") == "\N{MINUS SIGN}$4,234,567"
    assert money.full_money(4_234_567.4, "SEK") == "SEK\N{NO-BREAK SPACE}4,234,567"


@given(AMOUNTS, CURRENCIES)
def test_money_never_has_a_hyphen_for_a_minus(value: float, currency: str) -> None:
    """Money carries U+2212 if and only if it is below zero after rounding."""
    text = money.money(value, currency, plus=True)
    assert "-" not in text
    assert text.startswith("\N{MINUS SIGN}") == (value <= -0.005)
    assert text.startswith("+") == (value >= 0.005)


@given(st.floats(1, 9.9e14), CURRENCIES)
def test_headline_money_is_within_half_of_its_last_figure(value: float, currency: str) -> None:
    """Read back, headline money is within 5% of the value."""
    found = re.search(r"([\d.,]+)([kMBT]?)$", money.money(value, currency))
    assert found is not None
    unit = {"": 1, "k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}[found[2]]
    assert float(found[1].replace(",", "")) * unit == pytest.approx(value, rel=0.0501)


@given(st.floats(0, 1))
def test_only_certainty_reads_as_certain(share: float) -> None:
    """A probability reads 0% or 100% only where it is exactly that."""
    text = money.probability(share)
    assert (text == "0%") == (share == 0)
    assert (text == "100%") == (share == 1)


@pytest.mark.parametrize(
    ("quantiles", "text"),
    [
        ((9, 14, 22), "month 14 (9 to 22)"),
        ((9, 14, None), "month 14 (9 to past 36)"),
        ((9, None, None), "not within 36 months (P10: month 9)"),
        ((None, None, None), "not within 36 months"),
        ((3, 3, 3), "month 3"),
    ],
)
def test_no_month_without_its_range(quantiles: tuple[float | None, ...], text: str) -> None:
    """A month comes with its range, and what lies past the horizon is said, not dated."""
    assert money.month(dict(zip(("p10", "p50", "p90"), quantiles, strict=True)), 36) == text


def test_a_late_month_is_not_rounded() -> None:
    """Months are counted, not measured: month 113 stays month 113."""
    assert money.month({"p10": 101, "p50": 113, "p90": 119}, 120) == "month 113 (101 to 119)"


@given(st.lists(st.floats(-1e13, 1e13), min_size=1), CURRENCIES)
def test_an_axis_reads_in_a_unit_its_numbers_fill(values: list[float], currency: str) -> None:
    """Divided by its unit, the largest value of an axis is at least 1, or the unit is 1."""
    divisor, name = money.money_unit(values, currency)
    assert name
    assert divisor == 1 or max(map(abs, values)) / divisor >= 1
