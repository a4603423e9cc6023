"""Severance that is owed by law, in weeks of base pay."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.compliance import EMPLOYMENT_PLACES, Compliance
from calculator.law.severance import severance_of, weeks_owed
from calculator.legal_entries import SeveranceMinimum
from calculator.library import load
from tests.running import one_team, run

LIBRARY = load()
tenures = st.floats(0, 45)
salaries = st.floats(10_000, 1_000_000)


def of(place: str) -> SeveranceMinimum:
    """Return the row of a place."""
    row = severance_of(Compliance.model_validate({"employed_in": place}), LIBRARY)
    assert row is not None
    return row


def owed(place: str, tenure: float, salary: float, per_year: float | None = None) -> float:
    """Weeks owed at the usual rate of a place, salary in the currency of its row."""
    row = of(place)
    rate = row.weeks_per_year[1] if per_year is None else per_year
    weeks = weeks_owed(row, np.array(rate), np.array(tenure), np.array(salary), 1.0)
    return float(weeks)


@pytest.mark.parametrize(
    ("place", "kind", "weeks_per_year"),
    [
        ("US", "statutory", (0, 0, 0)),
        ("US-NY", "statutory", (0, 0, 0)),
        ("US-NJ", "statutory", (1, 1, 1)),
        ("UK", "statutory", (0.5, 1, 1.5)),
        ("DE", "practice", (0.5 * 52 / 12, 0.5 * 52 / 12, 1.5 * 52 / 12)),
        ("FR", "statutory", (52 / 48, 52 / 48, 52 / 36)),
        ("NL", "statutory", (52 / 36, 52 / 36, 52 / 36)),
        ("ES", "statutory", (20 / 7, 20 / 7, 33 / 7)),
        ("IT", "statutory", (0, 0, 0)),
        ("EU", "statutory", (0, 0, 0)),
    ],
)
def test_what_each_place_asks_for(
    place: str, kind: str, weeks_per_year: tuple[float, float, float]
) -> None:
    """Months and days of the law are weeks for each year of service."""
    assert of(place).kind == kind
    assert of(place).weeks_per_year == pytest.approx(weeks_per_year, abs=0.005)


def test_no_place_no_severance() -> None:
    """Without a place of employment no row applies."""
    assert severance_of(Compliance(), LIBRARY) is None


def test_uk_pay_of_a_week_is_capped() -> None:
    """Ten years at GBP 52,000 are ten weeks of GBP 751, and never above GBP 22,530 in all."""
    assert owed("UK", 10, 52_000) * 1_000 == pytest.approx(10 * 751)
    assert owed("UK", 10, 26_000) == pytest.approx(10)
    assert owed("UK", 40, 104_000, 1.5) * 2_000 == pytest.approx(22_530)


def test_dutch_payment_is_capped_at_the_higher() -> None:
    """The cap is EUR 102,000, or a year's pay where that is more."""
    weekly = 52_000 / 52
    assert owed("NL", 9, 52_000) == pytest.approx(9 * 1.44)
    assert owed("NL", 44, 52_000, 4) * weekly == pytest.approx(102_000)
    assert owed("NL", 44, 208_000, 4) == pytest.approx(52)


def test_spain_is_capped_at_a_year() -> None:
    """Twenty days a year, at most twelve months."""
    assert owed("ES", 7, 40_000) == pytest.approx(20, abs=0.05)
    assert owed("ES", 40, 40_000) == 52


@pytest.mark.parametrize(("place", "years"), [("UK", 2), ("FR", 0.67)])
def test_severance_begins_after_some_service(place: str, years: float) -> None:
    """Nothing is owed before the qualifying time, all of it from then on."""
    assert owed(place, years - 0.01, 30_000) == 0
    assert owed(place, years, 30_000) == pytest.approx(years * of(place).weeks_per_year[1])


@given(st.sampled_from(EMPLOYMENT_PLACES), tenures, tenures, salaries)
def test_longer_service_is_owed_no_less(place: str, one: float, other: float, pay: float) -> None:
    """Weeks never fall with service, and are never below nothing."""
    fewer, more = sorted((one, other))
    assert 0 <= owed(place, fewer, pay) <= owed(place, more, pay)


@given(st.sampled_from(EMPLOYMENT_PLACES), tenures, salaries, st.floats(0.01, 1000))
def test_a_currency_is_only_a_unit(place: str, tenure: float, pay: float, rate: float) -> None:
    """Weeks are the same whatever currency the scenario is in."""
    row, per_year, years = of(place), np.array(of(place).weeks_per_year), np.array(tenure)
    own = weeks_owed(row, per_year, years, np.array(pay), 1.0)
    other = weeks_owed(row, per_year, years, np.array(pay * rate), rate)
    np.testing.assert_allclose(own, other, rtol=1e-12)


def exit_cost(**said: Any) -> float:
    """Cost of an exit at the centre, of a year's base pay of 60,000, without outplacement."""
    team = one_team(annual_salary=60_000, tenure_years=20)
    beliefs = {"outplacement_cost": 0, **said.pop("assumptions", {})}
    scenario = {**team, **said, "assumptions": beliefs}
    cost = run(scenario, ("keep", "planned")).parameters.separation.exit_cost
    return float(cost[0, -1]) / 60_000


def test_the_law_is_a_floor_under_the_usual_package() -> None:
    """What is usual is paid where the law asks for less, and the law's where it asks for more."""
    usual = exit_cost()
    assert exit_cost(compliance={"employed_in": "US-TX"}) == usual
    assert exit_cost(compliance={"employed_in": "IT"}) == usual
    generous = exit_cost(compliance={"employed_in": "ES"}, currency="EUR")
    assert generous == pytest.approx(1, abs=0.01)  # twenty years reach the cap of twelve months
    assert generous > usual


def test_caps_in_pounds_are_converted() -> None:
    """Twenty years are about twenty weeks of GBP 751, at the scenario's rate in dollars."""
    law = {"employed_in": "UK"}
    beliefs = {"severance_base_weeks": 0, "severance_weeks_per_year": 0}
    pounds = exit_cost(compliance=law, currency="GBP", assumptions=beliefs) * 60_000
    dollars = exit_cost(compliance=law, assumptions=beliefs) * 60_000
    assert pounds == pytest.approx(20 * 751, rel=0.01)
    assert dollars == pytest.approx(pounds / LIBRARY.units_per_usd["GBP"], rel=1e-9)


def test_notice_is_paid_or_worked_and_never_both() -> None:
    """Three months in lieu cost a quarter of a year's loaded pay; worked, they only delay."""
    law = {"employed_in": "US-NY", "notice_months": 3}
    worked, paid = {**law, "notice_worked": True}, {**law, "notice_worked": False}
    delays = [
        run({**one_team(), "compliance": said}, ("keep", "planned")).parameters.notice.months
        for said in (worked, paid)
    ]
    assert delays == [3, 0]
    usual = exit_cost()
    assert exit_cost(compliance=worked) == usual
    in_lieu = exit_cost(compliance=paid) - usual
    assert in_lieu == pytest.approx(0.25 * LIBRARY.value("load_factor"), rel=0.02)
