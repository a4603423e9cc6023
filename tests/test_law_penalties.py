"""Penalties: what is expected, which is little, and the caps, which are no forecast."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.compliance import Compliance
from calculator.law.duties import duties
from calculator.law.penalties import ExpectedPenalty, cap_of, expected_penalties
from calculator.library import load

LIBRARY = load()
EUR = LIBRARY.units_per_usd["EUR"]


def expected(coverage: float = 1.0, **said: Any) -> dict[str, ExpectedPenalty]:
    """Return what is expected of a year, by act."""
    company = Compliance.model_validate(said)
    found = duties(company, "2026-11", LIBRARY)
    all_of_it = expected_penalties(company, found, coverage, LIBRARY, LIBRARY.value)
    assert all_of_it is not None
    return {item.act: item for item in all_of_it}


def cap(id_: str, revenue: float | None, *, small: bool = False, rate: float = EUR) -> float | None:
    """Return the cap of a duty in the scenario's currency."""
    company = Compliance(annual_revenue=revenue, small_company=small)
    return cap_of(
        LIBRARY.law.obligations[id_], company, lambda other: rate / LIBRARY.units_per_usd[other]
    )


def test_expected_penalties_are_a_sliver_of_revenue() -> None:
    """Of a billion: 20,000 under the GDPR, 5,000 under the AI Act, 2,000 under US states."""
    here = expected(jurisdictions=("EU", "US-CO"), annual_revenue=1e9)
    assert {act: (p.low, p.usual, p.high) for act, p in here.items()} == {
        "gdpr": pytest.approx((5_000, 20_000, 60_000)),
        "eu_ai_act": pytest.approx((0, 5_000, 60_000)),
        "us_state": pytest.approx((0, 2_000, 20_000)),
    }


def test_only_acts_that_apply_threaten() -> None:
    """A company in one state has nothing to fear from the EU."""
    assert set(expected(jurisdictions=("US-TX",), annual_revenue=1e9)) == {"us_state"}
    assert expected(annual_revenue=1e9) == {}


@pytest.mark.parametrize(("coverage", "times"), [(1, 1), (0.75, 2), (0.5, 3), (0, 5)])
def test_work_left_undone_raises_what_is_expected(coverage: float, times: float) -> None:
    """From the base rate to five times that where nothing is done."""
    said: dict[str, Any] = {"jurisdictions": ("EU",), "annual_revenue": 1e9}
    assert expected(coverage, **said)["gdpr"].usual == pytest.approx(20_000 * times)


def test_without_revenue_nothing_is_said() -> None:
    """None, and not zero, where the company gave no revenue."""
    company = Compliance(jurisdictions=("EU",))
    found = duties(company, "2026-11", LIBRARY)
    assert expected_penalties(company, found, 1, LIBRARY, LIBRARY.value) is None


def test_a_rate_of_ones_own_has_no_range() -> None:
    """A pinned rate is used as it is, and the multiplier too."""
    company = Compliance(jurisdictions=("US-TX",), annual_revenue=1e9)
    own = {"penalty_rate_us_state": 0.001, "penalty_uncovered_multiplier": 1.0}
    found = duties(company, "2026-11", LIBRARY)
    here = expected_penalties(company, found, 0.5, LIBRARY, own.__getitem__)
    assert here == (ExpectedPenalty("us_state", 1.5e6, 1.5e6, 1.5e6),)


def test_a_large_company_faces_the_higher() -> None:
    """EUR 15 million, or 3% of revenue where that is more; 7% for banned uses."""
    assert cap("eu_transparency", 1e8) == pytest.approx(15e6)
    assert cap("eu_transparency", 1e9) == pytest.approx(30e6)
    assert cap("eu_inventory_company", 1e9) == pytest.approx(70e6)
    assert cap("eu_dpia", 1e9) == pytest.approx(20e6)
    assert cap("human_review", 1e9) == pytest.approx(40e6)


def test_a_small_company_faces_the_lower_under_the_ai_act_only() -> None:
    """3% of EUR 10 million under the AI Act; the GDPR knows no such rule."""
    assert cap("eu_transparency", 1e7, small=True) == pytest.approx(3e5)
    assert cap("eu_transparency", 1e9, small=True) == pytest.approx(15e6)
    assert cap("eu_dpia", 1e7, small=True) == pytest.approx(10e6)


def test_caps_are_in_the_scenarios_currency() -> None:
    """Euros, dollars and won become the currency of the scenario at its own rate."""
    assert cap("eu_transparency", 1e6, rate=1.0) == pytest.approx(15e6 / EUR)
    assert cap("texas", None, rate=EUR) == pytest.approx(200_000 * EUR)
    won = LIBRARY.units_per_usd["KRW"]
    assert cap("korea", None, rate=1.0) == pytest.approx(30e6 / won)


def test_a_share_of_an_unknown_revenue_is_unknown() -> None:
    """No figure is made up where revenue is missing, or the law names none."""
    assert cap("eu_transparency", None) is None
    assert cap("eu_literacy", 1e9) is None
    assert cap("illinois_employment", 1e9) is None


@given(st.floats(0, 1e12))
def test_a_small_company_never_faces_more(revenue: float) -> None:
    """Of amount and share a small company faces the one, a large one the other."""
    lower, higher = cap("eu_transparency", revenue, small=True), cap("eu_transparency", revenue)
    assert lower is not None
    assert higher is not None
    assert lower <= higher
    assert lower * higher == pytest.approx(15e6 * 0.03 * revenue, rel=1e-9)
