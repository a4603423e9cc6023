"""People and posts add up, month by month, under every alternative of whatever is allowed."""

from typing import Any

import numpy as np
from hypothesis import given, settings

from calculator.arrays import Floats
from calculator.results import Results
from calculator.simulation.policies import POLICIES
from tests.running import Run, run
from tests.strategies import organisations, scenarios

LIVELY = settings(max_examples=25, deadline=None)
PLANS = scenarios() | organisations()
EXACT = 1e-9  # of headcount
STOCKS = ("headcount", "ended_posts", "reopened_posts", "retrained")
FLOWS = ("requisitions", "cancelled", "hires", "laid_off", "left", "excess_quits")


def size(found: Run) -> float:
    """Everyone employed today."""
    return float(found.parameters.teams.headcount.sum())


def at_close(r: Results) -> Floats:
    """People employed at the close of each month, once those have gone who go."""
    return r.headcount - r.laid_off - r.left


def open_posts(found: Run) -> Floats:
    """Posts open at the close of each month: all there are, less those filled.

    Whoever was retrained is employed, and fills no post that was there before.
    """
    r = found.results
    return size(found) - r.ended_posts + r.reopened_posts - (at_close(r) - r.retrained)


@LIVELY
@given(PLANS)
def test_people_reconcile_every_month(plan: dict[str, Any]) -> None:
    """Whoever is at work was so last month and did not go, or has just started."""
    found = run(plan)
    r = found.results

    before = np.concatenate([np.full_like(r.headcount[:, :1], size(found)), at_close(r)], axis=1)
    assert np.abs(r.headcount - (before[:, :-1] + r.hires)).max() <= EXACT * size(found)


@LIVELY
@given(PLANS)
def test_requisitions_reconcile_every_month(plan: dict[str, Any]) -> None:
    """Every requisition opened was filled, was cancelled, or is open: one for every empty post."""
    found = run(plan)
    r = found.results

    queue = np.cumsum(r.requisitions - r.hires - r.cancelled, axis=1)
    assert np.abs(queue - open_posts(found)).max() <= EXACT * size(found)
    assert queue.min() >= -EXACT * size(found)


@LIVELY
@given(PLANS)
def test_nobody_is_negative_and_nobody_is_gone_twice(plan: dict[str, Any]) -> None:
    """Nothing is below nothing, no more posts exist than today, and none is ended twice."""
    found = run(plan)
    r, least = found.results, -EXACT * size(found)

    for name in (*STOCKS, *FLOWS):
        assert getattr(r, name).min() >= least, name
    for name in ("ended_posts", "reopened_posts"):
        assert np.diff(getattr(r, name), axis=1).min() >= least, name
    assert at_close(r).min() >= least
    assert (r.headcount - size(found)).max() <= -least
    assert (r.reopened_posts + r.retrained - r.ended_posts).max() <= -least
    assert (r.ended_posts - r.reopened_posts - size(found)).max() <= -least


@LIVELY
@given(PLANS)
def test_teams_add_up_to_the_company(plan: dict[str, Any]) -> None:
    """What happened to each team is together what happened to the company."""
    found = run(plan)
    r, near = found.results, EXACT * size(found)

    totals = {
        "team_ended": r.ended_posts[:, -1],
        "team_reopened": r.reopened_posts[:, -1],
        "team_hires": r.hires.sum(axis=1),
        "team_gap": r.excess_gap.sum(axis=1),
    }
    for name, company in totals.items():
        months = r.hires.shape[1] * max(1.0, float(np.abs(company).max()) / size(found))
        assert np.abs(getattr(r, name).sum(axis=1) - company).max() <= near * months, name
    ended, reopened = r.team_ended, r.team_reopened
    assert (ended - reopened - found.parameters.teams.headcount).max() <= near
    assert (reopened - ended).max() <= near
    assert (r.team_reopened_in_window - reopened).max() <= near
    assert r.team_peak_unknown.min() >= 0
    assert r.team_peak_unknown.max() <= 1 + EXACT


@LIVELY
@given(PLANS)
def test_posts_end_as_the_alternative_says(plan: dict[str, Any]) -> None:
    """The plan ends its posts in its months, `keep` none, and no other more than the plan.

    Before the process that the law asks for has run its course, no post ends; then those are due
    that were planned until then.
    """
    found = run(plan)
    p, r, near = found.parameters, found.results, EXACT * size(found)

    planned = np.cumsum(p.teams.planned_cuts.sum(axis=1), axis=0)
    total = planned[-1].copy()
    planned[: max(0, p.notice.months - 1)] = 0
    assert np.abs(r.ended_posts[r.of("planned")] - planned).max() <= near
    assert not r.ended_posts[r.of("keep")].any()
    for policy in POLICIES:
        assert (r.ended_posts[r.of(policy), -1] - total).max() <= near, policy
    team_plan = p.teams.planned_cuts.sum(axis=0)
    assert (r.team_ended[r.of("phase")] - team_plan).max() <= near
    assert not r.laid_off[r.of("attrition")].any()
    kept = (
        "retrained", "laid_off", "left", "hires", "requisitions", "cancelled", "excess_quits",
        "unknown",
    )  # fmt: skip
    for name in kept:
        assert not getattr(r, name)[r.of("keep")].any(), name
    assert not r.excess_gap[r.of("keep")].any()


@LIVELY
@given(PLANS)
def test_nothing_is_reopened_before_the_review(plan: dict[str, Any]) -> None:
    """The company waits from a team's first cut until its review, whatever the gap."""
    found = run(plan)
    p, r = found.parameters, found.results

    cut_by = np.cumsum(r.ended_posts > 0, axis=1)  # months since the first post ended, from 1
    waiting = cut_by - 1 < p.response.review_months
    assert not r.reopened_posts[waiting].any()
