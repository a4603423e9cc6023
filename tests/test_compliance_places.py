"""The same company in four places: when people can leave, and what their leaving costs."""

from functools import cache

import numpy as np
import pytest

from tests.running import Run, run

PLACES = ("DE", "UK", "US-NY", "US-TX")
STAFF, CUTS, SALARY, TENURE = 300, 120, 60_000, 12


@cache
def company(place: str, notice_worked: int = 1) -> Run:
    """Run a company of 300 that ends 120 posts as soon as the law of the place lets it."""
    team = {
        "team": "Operations",
        "headcount": STAFF,
        "annual_salary": SALARY,
        "planned_cuts": CUTS,
        "role_family": "general_admin",
        "tenure_years": TENURE,
        "annual_quit_rate": 0,
        "cut_month": 1,
    }
    law = {"employed_in": place, "notice_worked": bool(notice_worked)}
    return run({"teams": [team], "compliance": law}, ("keep", "planned", "attrition", "phase"))


def exit_month(place: str, notice_worked: int = 1) -> int:
    """Month (from 1) at whose end the layoff takes place, in every draw alike."""
    results = company(place, notice_worked).results
    laid_off = results.laid_off[results.of("planned")]
    months = np.flatnonzero(laid_off.sum(axis=1)) + 1
    assert len(months) == 1
    np.testing.assert_allclose(laid_off[months[0] - 1], CUTS)
    return int(months[0])


def exit_cost(place: str, notice_worked: int = 1) -> float:
    """Cost of one exit at the centre, in years of base pay."""
    parameters = company(place, notice_worked).parameters
    return float(parameters.separation.exit_cost[0, -1]) / SALARY


@pytest.mark.parametrize(
    ("place", "worked", "paid"),
    [
        ("US-TX", 2, 1),  # 60 days of notice under the federal act
        ("US-NY", 3, 1),  # 90 days of notice under the state's
        ("UK", 2, 2),  # 45 days of consultation from 100 posts
        ("DE", 6, 6),  # half a year with works council and agency, as a rule
    ],
)
def test_when_people_leave(place: str, worked: int, paid: int) -> None:
    """Notice can be bought off and consultation cannot."""
    assert exit_month(place) == worked
    assert exit_month(place, notice_worked=0) == paid


@pytest.mark.parametrize("place", PLACES)
def test_pay_goes_on_until_the_exit(place: str) -> None:
    """Everyone is there and paid until the month of the exit; from the next on, 120 are not."""
    results, last = company(place).results, exit_month(place)
    planned, keep = results.of("planned"), results.of("keep")
    here = results.headcount[planned]
    np.testing.assert_allclose(here[:last], STAFF)
    assert here[last].max() <= STAFF - CUTS + 1e-9
    # Half of usual output in notice, all of it in a process that is none.
    np.testing.assert_allclose(
        results.payroll[planned][:last], results.payroll[keep][:last], rtol=1e-9
    )


def test_notice_is_worked_at_half_output_and_consultation_in_full() -> None:
    """120 of 300 on notice at half output leave 80% of a month's capacity; in a process, all."""
    for place, share in (("US-TX", 0.8), ("US-NY", 0.8), ("UK", 1.0), ("DE", 1.0)):
        results = company(place).results
        first = results.capacity[results.of("planned")][0] / results.capacity[results.of("keep")][0]
        np.testing.assert_allclose(first, share, rtol=1e-9)


def test_what_an_exit_costs() -> None:
    """New York and Texas pay the usual package, the UK's law asks for no more, Germany does."""
    assert exit_cost("US-NY") == exit_cost("US-TX")
    assert exit_cost("UK") == pytest.approx(exit_cost("US-TX"), rel=0.01)
    assert exit_cost("DE") > exit_cost("US-TX") + 0.1


def test_notice_in_lieu_costs_its_months() -> None:
    """Sixty days paid are two months of loaded pay, ninety are three; where none is due, none."""
    extra = {place: exit_cost(place, notice_worked=0) - exit_cost(place) for place in PLACES}
    assert extra["US-NY"] == pytest.approx(1.5 * extra["US-TX"])
    assert extra["US-TX"] == pytest.approx(2 / 12 * 1.29, rel=0.02)
    assert extra["UK"] == extra["DE"] == 0


@pytest.mark.parametrize("place", PLACES)
def test_those_who_are_never_laid_off_need_no_process(place: str) -> None:
    """Attrition lays nobody off, and the process adds no work to its compliance people."""
    results = company(place).results
    attrition = results.of("attrition")
    assert not results.laid_off[attrition].any()
    assert not results.compliance_need[attrition].any()
    assert results.compliance_need[results.of("planned")].any()


def test_only_the_notice_of_the_place_differs_between_two_states() -> None:
    """New York's extra month of pay is the only difference from Texas until it is over."""
    york, texas = company("US-NY").results, company("US-TX").results
    planned = york.of("planned")
    np.testing.assert_allclose(
        york.exit_cost[planned].sum(0), texas.exit_cost[planned].sum(0), rtol=0.02
    )
    month = exit_month("US-NY") - 1
    extra = york.payroll[planned][month] - texas.payroll[planned][month]
    assert extra.min() > CUTS * SALARY / 12
