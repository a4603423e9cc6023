"""Headlines from results: months that may never come, hand-made cash flows, premiums."""

import dataclasses

import numpy as np
import pytest

from calculator.estimates import estimate, month_estimate
from calculator.outcomes import last_month, outcomes
from calculator.results import Results, discount_factors
from tests.running import Run, one_team, run

NEVER = float("inf")


@pytest.mark.parametrize(
    ("happens", "expected"),
    [
        ([0, 0, 0, 0], 0),
        ([1, 0, 0, 0], 1),
        ([0, 1, 0, 0], 2),
        ([1, 0, 1, 0], 3),
        ([0, 0, 0, 1], NEVER),
        ([1, 1, 1, 1], NEVER),
    ],
)
def test_last_month(happens: list[int], expected: float) -> None:
    """0 where it never happens, never where it still does, else the last month it did."""
    assert last_month(np.array(happens, dtype=bool)[:, None])[0] == expected


def with_cash(found: Run, flows: list[float]) -> Run:
    """Return a run whose plan has these cash flows against keep, undiscounted, and no more."""
    r = found.results
    payroll = r.payroll.copy()
    payroll[1] = r.payroll[0] - np.array(flows)[:, None]
    zero = {
        field.name: np.zeros_like(getattr(r, field.name))
        for field in dataclasses.fields(Results)
        if field.name.endswith("_cost") and not field.name.startswith("team_")
    }
    return Run(
        dataclasses.replace(
            found.parameters,
            finance=dataclasses.replace(found.parameters.finance, discount_rate=0.0),
        ),
        dataclasses.replace(r, payroll=payroll, work_value=np.zeros_like(r.work_value), **zero),
    )


@pytest.mark.parametrize(
    ("flows", "payback"),
    [
        ([10.0] * 12, 0),
        ([-30.0] + [10.0] * 11, 3),
        ([-30.0] + [10.0] * 5 + [-100.0] + [20.0] * 5, 10),
        ([-30.0] * 12, NEVER),
    ],
)
def test_payback_against_hand_made_cash_flows(flows: list[float], payback: float) -> None:
    """Payback is the month after which the running total stays at nothing or more.

    Expected by hand: -30 is made good by three flows of 10 in month 4, so month 3 is the last in
    debt; -30+50-100 leaves -80, which four flows of 20 make good in month 11, exactly.
    """
    plan = {**one_team(), "horizon_months": 12}
    changed = with_cash(run(plan, ("keep", "planned")), flows)
    found = outcomes(changed.parameters, changed.results, "planned")

    assert (found.cash_payback_month == payback).all()
    assert (found.payback_month == payback).all()
    assert found.cash_value == pytest.approx(sum(flows))


def test_discounting_starts_with_a_twelfth_of_a_year() -> None:
    """Month 1 is discounted by one month, month 12 by a year; at rate 0 nothing is."""
    factors = discount_factors(24, 0.1)

    assert factors[11] == pytest.approx(1 / 1.1)
    assert factors[23] == pytest.approx(1 / 1.21)
    assert factors[0] == pytest.approx(1.1 ** (-1 / 12))
    assert (discount_factors(24, 0.0) == 1).all()


def test_claimed_saving_is_pay_of_planned_posts_and_nothing_else() -> None:
    """Ten posts from month 2 on, by hand, without drift or discounting."""
    pinned = {"wage_drift": 0.01, "load_factor": 1.29}
    found = run({**one_team(), "assumptions": pinned, "discount_rate": 0.0}).outcomes()

    month = 10 * 120_000 * 1.29 / 12
    by_hand = sum(month * 1.01 ** (t / 12) for t in range(1, 36))
    assert found.claimed_saving == pytest.approx(by_hand)
    assert found.saving_forgone == pytest.approx(0, abs=1e-6)


def test_saving_forgone_is_the_claim_less_what_an_alternative_ends() -> None:
    """`keep` forgoes all of it, `phase` without AI as well."""
    found = run(one_team())

    for policy in ("keep", "phase"):
        o = found.outcomes(policy)
        assert o.saving_forgone == pytest.approx(o.claimed_saving)


def test_posts_reopened_are_counted_from_their_own_cut() -> None:
    """A single early post does not start the clock of a later wave."""
    late = run(one_team(planned_cuts=30, cut_month=15)).outcomes().roles_reopened_share
    waves = run(one_team(planned_cuts=30, cut_month="1:1;15:29")).outcomes().roles_reopened_share

    assert np.median(late) > 0.05
    assert np.median(waves) > 0.8 * np.median(late)


def test_a_company_with_slack_elsewhere_does_not_catch_up() -> None:
    """Spare people of one team do not do the work of another."""
    rows = [
        one_team(planned_cuts=50, slack=0)["teams"][0],
        {**one_team(planned_cuts=0, headcount=1_000, slack=0.2)["teams"][0], "team": "Other"},
    ]
    found = run({"teams": rows}).outcomes()

    assert np.isinf(found.ai_catches_up_month).all()


def test_coming_back_costs_nothing_where_nothing_is_reopened() -> None:
    """Filling the posts of those who quit is no rehiring of posts that were cut."""
    plan = {**one_team(planned_cuts=20), "response": {"reopened_share": 0.0}}
    found = run(plan)

    assert found.results.hiring_cost[1].sum() > 0
    assert not found.outcomes().rehire_cost.any()


def test_ties_count_half() -> None:
    """An alternative against itself wins in half the draws."""
    found = run(one_team(planned_cuts=0))

    assert found.outcomes("phase").beats(found.outcomes("planned")) == 0.5


def test_months_that_may_never_come_have_no_mean_and_no_late_quantiles() -> None:
    """Beyond the horizon a quantile is null, and so is the mean; how likely that is, is said."""
    months = np.array([4.0, 6.0, 9.0, NEVER, NEVER, 6.0])

    found = month_estimate(months)
    assert found["p10"] == 4
    assert found["p50"] == 9
    assert found["p90"] is None
    assert found["mean"] is None
    assert found["probability_never"] == pytest.approx(0.4)
    assert found["centre"] == 6


def test_a_month_that_always_comes_has_a_mean() -> None:
    """Nothing is censored where nothing is beyond the horizon."""
    found = month_estimate(np.array([4.0, 6.0, 8.0, 5.0]))

    assert found["mean"] == pytest.approx(6)
    assert found["probability_never"] == 0


def test_undefined_draws_are_left_out_and_all_undefined_is_null() -> None:
    """A premium of nothing reopened is no number."""
    assert estimate(np.array([np.nan, 1.0, 3.0, np.nan]))["mean"] == 2
    assert set(estimate(np.full(5, np.nan)).values()) == {None}


def test_rehire_premium_by_hand() -> None:
    """Severance, hiring, teaching, learning and a year of dearer pay, over a year of pay."""
    pinned = {
        "severance_base_weeks": 4.0,
        "severance_weeks_per_year": 1.5,
        "outplacement_cost": 2_000.0,
        "search_cost": 5_000.0,
        "agency_use": 0.2,
        "agency_fee": 0.2,
        "sign_on_frequency": 0.4,
        "sign_on_size": 0.1,
        "instruction_weeks": 4.0,
        "ramp_factor": 1.0,
        "ramp_start": 0.25,
        "market_pay_premium": 0.02,
        "rehire_uplift": 1.0,
        "returner_share": 0.2,
        "returner_ramp": 0.5,
    }
    found = run({**one_team(annual_salary=133_080, tenure_years=4), "assumptions": pinned})

    pay = 133_080  # the US median of the family, so that dollars need no scaling
    severance = (4 + 1.5 * 4) / 52 * pay + 2_000
    hiring = 5_000 + 0.2 * 0.2 * pay + 0.4 * 0.1 * pay
    learning = 6 / 12 * (1 - 0.25) / 2 * pay
    newcomers = 1 - 0.2 * (1 - 0.5)  # a fifth return, and need half the time
    by_hand = severance + hiring + newcomers * (4 / 52 * pay + learning) + 0.02 * pay
    assert found.outcomes().team_rehire_premium == pytest.approx(by_hand)
