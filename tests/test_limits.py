"""Limits and laws the model must keep whatever the evidence says."""

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings

from calculator.outcomes import Outcomes
from calculator.results import discount_factors
from tests.running import one_team, run
from tests.strategies import organisations

EXACT = 1e-9  # of annual payroll
LIVELY = settings(max_examples=25, deadline=None)

OFF: dict[str, float] = {
    "unrest_turnover_multiplier": 1.0,
    "survivor_output_loss": 0.0,
    "knowledge_output_loss": 0.0,
    "leaver_output": 1.0,
    "reopened_share": 0.0,
}


def test_no_cut_has_no_headline() -> None:
    """Without cuts nothing is lost, delayed or paid back; shares of nothing are undefined."""
    nothing = run(one_team(planned_cuts=0))
    found, kept = nothing.outcomes(), nothing.outcomes("keep")

    undefined = {"rehire_premium_per_salary_cut", "roles_reopened_share"}
    reference = {"team_rehire_premium", "annual_payroll", "loss_threshold", "large_loss_threshold"}
    for field in fields(Outcomes):
        values = np.asarray(getattr(found, field.name))
        if field.name in undefined:
            assert np.isnan(values).all(), field.name
        elif field.name in {"release_cadence", "incident_load"}:
            assert np.array_equal(values, getattr(kept, field.name)), field.name
        elif field.name not in reference:
            assert not values.any(), field.name
    assert found.probability_of_loss == 0


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3])
@pytest.mark.parametrize("month", [1, 7])
def test_with_mechanisms_off_a_cut_of_slack_saves_its_pay(share: float, month: int) -> None:
    """Nothing but pay and severance moves: net is payroll saved less severance, exactly."""
    plan = one_team(
        planned_cuts=100 * share,
        cut_month=month,
        slack=share,
        spare_capacity_use=0,
        annual_quit_rate=0,
    )
    found = run({**plan, "assumptions": OFF, "discount_rate": 0.0})

    o = found.outcomes()
    assert np.abs(o.net_value - (o.payroll_saved - o.severance)).max() < EXACT * o.annual_payroll
    assert np.abs(o.payroll_saved - o.claimed_saving).max() < EXACT * o.annual_payroll
    assert (o.claimed_saving > 0).all()


@pytest.mark.parametrize(
    ("name", "less", "more"),
    [
        ("holders_per_system", 1.0, 2.5),
        ("holders_per_system", 2.0, 6.0),
        ("documented_share", 0.0, 0.4),
        ("documented_share", 0.5, 1.0),
    ],
)
@pytest.mark.parametrize("cut", [5, 30, 90])
def test_more_holders_or_documents_never_raise_knowledge_lost(
    name: str, less: float, more: float, cut: float
) -> None:
    """Knowledge that more people hold, or that is written down, is lost less."""
    poorer = run(one_team(planned_cuts=cut, **{name: less})).results.team_peak_unknown
    richer = run(one_team(planned_cuts=cut, **{name: more})).results.team_peak_unknown

    assert (richer <= poorer + 1e-12).all()
    assert poorer[1].max() > 0


@pytest.mark.parametrize("less", [5.0, 40.0, 200.0])
def test_more_missing_effort_never_makes_ai_earlier(less: float) -> None:
    """What takes more work is not live sooner, in any alternative."""
    plan = one_team(ai_share_claimed=0.3, programme_share=0.1)

    def live(effort: float) -> Any:
        return run({**plan, "ai_programme": {"missing_effort_fte_months": effort}}).results

    assert (live(less * 1.5).team_live_month >= live(less).team_live_month).all()
    assert live(5.0).team_live_month.min() < live(200.0).team_live_month.min()


@pytest.mark.parametrize("month", [1, 11, 30])
def test_a_later_claim_never_lengthens_the_claimed_saving(month: int) -> None:
    """The claimed saving counts planned posts and nothing else."""
    sooner = run(one_team(ai_share_claimed=0.3, ai_claim_month=month)).outcomes()
    later = run(one_team(ai_share_claimed=0.3, ai_claim_month=month + 5)).outcomes()

    assert np.array_equal(later.claimed_saving, sooner.claimed_saving)
    waiting = run(one_team(ai_share_claimed=0.3, cut_month=min(36, month + 5))).outcomes()
    assert (waiting.claimed_saving < sooner.claimed_saving).all()


@LIVELY
@given(organisations())
def test_closing_a_team_never_costs_more_than_buying_its_work(scenario: dict[str, Any]) -> None:
    """Work left undone is worth at most what contractors would charge for it."""
    found = run(scenario)
    p, r = found.parameters, found.results

    pay = p.teams.annual_salary.max() * p.finance.load_factor / 12
    months = np.arange(p.months)[:, None]
    price = pay * p.work.contractor_price * (1 + p.finance.wage_drift) ** (months / 12)
    lost = np.minimum(0, r.work_value) - r.contractor_cost
    assert (-lost <= r.gap * price * (1 + 1e-9) + 1e-6).all()


def test_buying_the_work_is_the_ceiling_and_is_reached() -> None:
    """Closing a small team costs close to buying its work, and never more."""
    closed = {**one_team(planned_cuts=2, headcount=2, slack=0)["teams"][0], "team": "Small"}
    rest = one_team(headcount=5_000, planned_cuts=0, slack=0)["teams"][0]
    scenario = {"teams": [rest, closed], "assumptions": {**OFF, "contractor_premium": 0.1}}
    found = run(scenario)
    p, r = found.parameters, found.results

    factors = discount_factors(p.months, p.finance.discount_rate)[:, None]
    lost = (factors * (r.contractor_cost[1] - r.work_value[1] + r.work_value[0])).sum(axis=0)
    pay = 120_000 / 12 * p.finance.load_factor
    growth = (1 + p.finance.wage_drift) ** (np.arange(p.months)[:, None] / 12)
    bought = (factors * 2 * 1.1 * pay * growth)[1:].sum(axis=0)
    assert (lost <= bought * (1 + 1e-9)).all()
    assert (lost > 0.8 * bought).all()


def test_a_lost_claim_is_not_a_gain() -> None:
    """A claim that AI takes over work never makes `keep` and the plan differ without a cut."""
    found = run(one_team(planned_cuts=0, ai_share_claimed=0.5, claim_evidence="measured"))

    assert not found.outcomes("planned").net_value.any()


@LIVELY
@given(organisations())
def test_attrition_pays_no_severance_and_loses_what_those_know_who_would_have_stayed(
    scenario: dict[str, Any],
) -> None:
    """A freeze that unsettles nobody loses nothing: all who leave would have left anyway."""
    assume(any(team["planned_cuts"] for team in scenario["teams"]))
    r, i = run(scenario).results, 3
    assert r.policies[i] == "attrition"
    calm = run({**scenario, "assumptions": {"freeze_unrest": 0}}).results

    assert not calm.unknown[i].any()
    assert not calm.excess_quits[i].any()
    assert r.unknown[i].any() == r.excess_quits[i].any()
    assert not r.exit_cost[i].any()
    assert r.ended_posts[i, -1].max() > 0


def test_protect_cuts_as_many_posts_and_none_of_the_protected() -> None:
    """The same number of posts goes, all of them from teams that are not protected."""
    rows = [one_team()["teams"][0], {**one_team()["teams"][0], "team": "Data"}]
    rows[1] |= {"role_family": "data_engineering", "headcount": 30, "planned_cuts": 9}
    found = run({"teams": rows})
    r = found.results

    protected, planned = r.team_ended[r.of("protect")], r.team_ended[r.of("planned")]
    assert np.allclose(protected.sum(axis=0), planned.sum(axis=0))
    assert not protected[1].any()
    assert planned[1].min() > 0


def test_phase_cuts_no_more_than_ai_covers() -> None:
    """Under `phase` nobody leaves for hidden slack: only for work AI is seen to do."""
    plan = one_team(planned_cuts=30, ai_share_claimed=0.4, claim_evidence="pilot", slack=0.5)
    r = run({**plan, "ai_programme": {"readiness_level": 4}}).results

    i = r.of("phase")
    before = np.vstack([np.zeros((1, r.ended_posts.shape[-1])), r.ended_posts[i, :-1]])
    steps = r.ended_posts[i] > before + 1e-12
    # Six in a hundred hours are the programme's, so a post is at least 0.94 of an FTE of work.
    assert (r.ended_posts[i] <= r.ai_coverage[i] / 0.94 + 1e-9)[steps].all()
    assert 0 < r.ended_posts[i, -1].max() <= 30
