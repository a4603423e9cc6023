"""Each mechanism alone: known values, limits, directions."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from calculator.parameters import Parameters
from calculator.simulation import exits, hiring, knowledge, policies, unrest, work
from calculator.simulation.response import reopened
from calculator.simulation.simulate import simulate
from tests.running import FEW, one_team, run
from tests.running import Run as Found

PLAIN = run(one_team(), ("keep", "planned"))
P: Parameters = PLAIN.parameters


def at(value: float) -> np.ndarray:
    """Return one number as a stock of one alternative and one team."""
    return np.full((1, 1, P.draws), value)


@pytest.mark.parametrize(("cut", "excess"), [(0.005, 0.25), (0.01, 0.31), (0.10, 0.49)])
def test_unrest_follows_the_published_curve(cut: float, excess: float) -> None:
    """Excess turnover after cuts of 0.5 to 20%, as the curve was fitted to published points.

    Published: +25% after 0.5%, +31% after 1%, +49% after 10% (Trevor and Nyberg 2008).
    """
    level = unrest.turnover_level(np.array([cut]), P.unrest)

    assert 0.51 * level[0] == pytest.approx(excess, abs=0.035)


def test_unrest_vanishes_with_the_cut() -> None:
    """No cut, no unrest; a sliver of a cut, a sliver of unrest."""
    levels = unrest.turnover_level(np.array([0.0, 0.0005, 0.005]), P.unrest)

    assert levels[0] == 0
    assert levels[1] == pytest.approx(levels[2] / 10)
    assert unrest.output_level(np.array([0.0, 0.05, 0.1]), P.unrest) == pytest.approx([0, 0.5, 1])


def test_excess_quits_average_the_multiplier_over_a_year() -> None:
    """However fast unrest fades, the first twelve months average the multiplier."""
    level, people, total = at(1.0), at(100.0), at(0.0)
    for _ in range(12):
        total = total + unrest.excess_quits(people, level, P.hiring, P.unrest)
        level = unrest.risen(level, level * 0, level * 0, P.unrest)
    normal = 12 * hiring.normal_leavers(people, P.hiring)

    assert np.allclose(total / normal, P.unrest.excess_turnover)


def test_unrest_rises_only_in_months_with_cuts() -> None:
    """Without a cut a level fades, whatever was cut in the past twelve months."""
    level, caused = np.full((1, 1, P.draws), 0.5), np.full((1, 1, P.draws), 0.9)

    assert (unrest.risen(level, caused, caused * 0, P.unrest) < 0.5).all()
    assert (unrest.risen(level, caused, caused, P.unrest) == 0.9).all()
    assert (unrest.risen(level, caused * 0, caused, P.unrest) < 0.5).all()


def test_nobody_left_means_nothing_known() -> None:
    """Everyone gone orphans every system; nobody gone orphans none; in between it is convex."""
    gone = np.stack([at(share) for share in (0.0, 0.25, 0.5, 1.0)])
    none, quarter, half, whole = knowledge.orphaned(gone, P.knowledge)[:, 0, 0, 0]

    assert (none, whole) == (0, 1)
    assert quarter < 0.25
    assert half - quarter > quarter


def test_one_holder_a_system_loses_in_proportion() -> None:
    """Where each system has one holder, a quarter of the people is a quarter of the systems."""
    alone = replace(P.knowledge, holders=np.ones((1, 1)))

    assert np.allclose(knowledge.orphaned(at(0.25), alone), 0.25)


def test_knowledge_is_relearned_more_slowly_by_fewer_people() -> None:
    """What is unknown falls, and falls less where half the people are there."""
    calm = (at(0.3), at(0.0))
    full = knowledge.missing(*calm, at(1.0), P.knowledge)
    thin = knowledge.missing(*calm, at(0.5), P.knowledge)

    assert (full < thin).all()
    assert (thin < 0.3).all()


def power(elasticity: float) -> np.ndarray:
    """Return the power of the demand curve of an elasticity."""
    return replace(P.work, elasticity=at(elasticity)).power


@given(st.floats(0.05, 3), st.floats(0.1, 5))
def test_area_is_the_integral_of_the_demand_curve(elasticity: float, ratio: float) -> None:
    """The closed form equals numerical integration, elasticity 1 and its neighbours included."""
    expected, _ = quad(lambda x: x ** (-1 / elasticity), 1, ratio, epsabs=1e-12, limit=200)

    found = work.area(np.array(ratio), power(elasticity))
    assert found == pytest.approx(expected, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("nearly", [1.0, 1 + 1e-12, 1 - 1e-12, 1 + 1e-6])
def test_area_is_smooth_at_elasticity_one(nearly: float) -> None:
    """At elasticity 1 the area is the logarithm, and it gets there without a jump."""
    assert work.area(np.array(0.5), power(nearly)) == pytest.approx(np.log(0.5), rel=1e-5)


@given(st.floats(0, 2), st.floats(0, 2))
def test_more_capacity_is_never_worth_less(less: float, more: float) -> None:
    """Value less what contractors cost rises with capacity, and by no more than their price."""
    less, more = sorted((less, more))

    def net(capacity: float) -> np.ndarray:
        value, bought = work.worth(at(1.0), at(capacity), P.work)
        return np.asarray(value - bought * P.work.contractor_price)

    gain = net(more) - net(less)
    assert (gain >= -1e-12).all()
    assert (gain <= P.work.contractor_price * (more - less) + 1e-9).all()


def test_enough_capacity_is_worth_nothing_more_where_work_is_fixed() -> None:
    """Without a backlog, capacity beyond the work has no value; without work nothing has."""
    fixed = replace(P.work, spare_use=np.zeros((1, P.draws)))

    for demanded, capacity in ((1.0, 1.0), (1.0, 1.7), (0.0, 1.0)):
        value, bought = work.worth(at(demanded), at(capacity), fixed)
        assert not value.any()
        assert not bought.any()


@given(st.floats(0, 1), st.floats(0.8, 1.2))
def test_when_all_leave_all_output_goes(share: float, relative: float) -> None:
    """Output left never is negative, falls with leaving, and is nothing when nobody is left."""
    r = np.full(P.draws, relative)
    left = exits.output_left(at(100.0), at(100.0), at(100 * share), r)

    assert (left >= -1e-9).all()
    assert (left <= 100).all()
    assert np.allclose(exits.output_left(at(100.0), at(100.0), at(100.0), r), 0)
    assert np.allclose(left, 100 * (1 - share * (relative + (1 - relative) * share)))


def test_cuts_take_vacancies_before_people_and_newcomers_like_the_others() -> None:
    """Posts end one by one, and never more of them than there are."""
    stocks = {"experienced": at(6.0), "newcomers": at(3.0)}
    open_posts = {"backfill": at(2.0), "reopen": at(1.0)}
    still = {"quits": at(0.0), "normal": at(0.0), "frozen": at(0.0), "redeployed": at(0.0)}
    few, more, found, beyond = (
        exits.exits(**stocks, **open_posts, **still, cuts=at(cuts))
        for cuts in (1.0, 2.5, 9.0, 50.0)
    )

    assert (few.cancelled == 1).all()
    assert not few.withdrawn.any()
    assert (more.cancelled == 2.5).all()
    assert (more.withdrawn == 0.5).all()
    assert not more.laid_off.any()
    assert (found.cancelled == 3).all()
    assert np.allclose(found.experienced_laid_off, 4)
    assert np.allclose(found.newcomers_laid_off, 2)
    assert np.allclose(found.ended, 9)
    assert np.allclose(found.noticed, 6)
    assert np.allclose(beyond.ended, 12)


def test_no_more_leave_than_are_left() -> None:
    """Ordinary leavers whose posts are frozen are at most those who neither went nor quit."""
    stocks = {"experienced": at(6.0), "newcomers": at(0.0), "backfill": at(0.0), "reopen": at(0.0)}
    flows = {"quits": at(2.0), "normal": at(9.0), "frozen": at(1.0), "redeployed": at(0.0)}
    found = exits.exits(**stocks, **flows, cuts=at(1.0))

    assert np.allclose(found.left, 5)
    assert np.allclose(found.replaced, 6)


@pytest.mark.parametrize(("since", "review", "opens"), [(0, 0.5, 0), (1, 0.5, 1), (1, 1.5, 0)])
def test_a_review_comes_with_the_first_month_after_the_cut_at_the_earliest(
    since: int, review: float, opens: int
) -> None:
    """However soon it was to be."""
    response = replace(P.response, review_months=np.full(P.draws, review))
    none = {"coming": at(0.0), "filled": at(0.0), "already": at(0.0)}
    found = reopened(
        gap_posts=at(4.0), ended=at(9.0), **none, since_cut=at(float(since)), response=response
    )

    assert (found > 0).all() == bool(opens)


def test_the_retrained_lose_their_post_and_not_their_job() -> None:
    """A share of the experienced whose posts end stays; of newcomers and vacancies none does."""
    stocks = {"experienced": at(6.0), "newcomers": at(3.0), "backfill": at(2.0), "reopen": at(1.0)}
    still = {"quits": at(0.0), "normal": at(0.0), "frozen": at(0.0)}
    found = exits.exits(**stocks, **still, cuts=at(9.0), redeployed=at(0.4))

    assert np.allclose(found.redeployed, 0.4 * 4)
    assert np.allclose(found.laid_off, 0.6 * 4 + 2)
    assert np.allclose(found.ended, 9)


def test_hiring_takes_the_time_to_fill_and_newcomers_the_ramp() -> None:
    """Mean waiting time and mean ramp are those given, to the rounding of a monthly step."""
    months = np.arange(2_000)[:, None]
    open_posts = np.exp(-months / P.hiring.time_to_fill[0])
    filled = hiring.fills(open_posts[:, None, :], P.hiring)[:, 0]

    assert np.allclose(filled, open_posts - np.exp(-(months + 1) / P.hiring.time_to_fill[0]))
    long = replace(P.hiring, ramp=np.full((1, P.draws), 6.0))
    assert np.allclose(hiring.graduates(at(12.0), long), 2.0)
    instant = replace(P.hiring, ramp=np.full((1, P.draws), 0.1))
    assert np.allclose(hiring.graduates(at(12.0), instant), 12.0)


def test_a_rush_makes_hiring_dearer() -> None:
    """More than a tenth of a team open at once costs the uplift, up to that nothing."""
    calm = hiring.price(at(10.0), at(100.0), P.hiring)
    rush = hiring.price(at(10.1), at(100.0), P.hiring)

    assert np.allclose(rush, calm * P.hiring.uplift)
    assert (rush > calm).any()


def test_posts_are_reopened_after_the_review_for_a_share_of_the_gap() -> None:
    """Nothing before the review, a share of the gap after it, never more than was ended."""
    given = replace(
        P.response, review_months=np.full(P.draws, 6.0), reopened_share=np.full(P.draws, 0.5)
    )

    def opened(gap: float, since: float, *, ended: float = 10, already: float = 0) -> float:
        found = reopened(
            gap_posts=at(gap),
            coming=at(2.0),
            filled=at(0.0),
            ended=at(ended),
            already=at(already),
            since_cut=at(since),
            response=given,
        )
        return float(found[0, 0, 0])

    assert opened(8, 5) == 0
    assert opened(8, 6) == 3
    assert opened(8, 9, already=2) == 1
    assert opened(8, 9, ended=1) == 1
    assert opened(1, 9) == 0


def test_attrition_stops_at_the_target() -> None:
    """No more posts end than were planned, in any draw."""
    r = run(one_team(planned_cuts=3), ("keep", "attrition")).results

    assert r.ended_posts[1].max() <= 3 + 1e-9
    assert np.isclose(r.ended_posts[1, -1], 3).any()


def test_protect_moves_what_fits() -> None:
    """With room for half of the protected cuts, half of them is cut elsewhere."""
    rows = [
        one_team(headcount=10, planned_cuts=5)["teams"][0],
        one_team(team="Data", role_family="data_engineering", headcount=40, planned_cuts=10)[
            "teams"
        ][0],
    ]
    p = run({"teams": rows}, ("keep",)).parameters
    moved = policies.protected_schedule(p.teams, p.rules)

    assert moved[0, :, 0].tolist() == [10.0, 0.0]


def test_protect_spares_the_marked() -> None:
    """A team that the plan marks is protected, though it builds nothing; no other figure moves."""
    rows = [
        one_team(headcount=10, planned_cuts=5)["teams"][0],
        one_team(team="Lab", headcount=40, planned_cuts=3, protected=True)["teams"][0],
    ]
    marked = run({"teams": rows}, ("keep", "planned", "protect"))
    plain = run({"teams": [rows[0], {**rows[1], "protected": False}]}, ("keep", "planned"))
    moved = policies.protected_schedule(marked.parameters.teams, marked.parameters.rules)

    assert moved[0, :, 0].tolist() == [8.0, 0.0]
    assert np.array_equal(marked.results.work_value[1], plain.results.work_value[1])


@pytest.mark.parametrize("names", [(), ("planned",), ("keep", "planned", "planned")])
def test_alternatives_start_with_keep(names: tuple[str, ...]) -> None:
    """Everything is measured against `keep`, so it must be there, first and once."""
    with pytest.raises(ValueError, match="start with 'keep'"):
        simulate(P, names)


def programme(found: Found) -> np.ndarray:
    """Months in which initiatives are finished, by alternative."""
    return found.results.team_live_month[:, 0]


def test_ai_comes_later_when_its_builders_are_cut() -> None:
    """Half of the people gone, the programme is slower in every draw and faster in none."""
    plan = one_team(planned_cuts=50, ai_share_claimed=0.3, programme_share=0.2)
    keep, planned = programme(run({**plan, "ai_programme": {"readiness_level": 3}}))[:2]

    assert (planned >= keep).all()
    assert planned[:FEW].mean() > keep[:FEW].mean() + 1


def test_a_measured_claim_is_live_from_the_start() -> None:
    """What is measured needs no building and has no dip; only upkeep."""
    plan = one_team(ai_share_claimed=0.3, claim_evidence="measured", programme_share=0.2)
    found = run(plan)

    assert (programme(found)[0] == 1).all()
    assert (found.results.ai_coverage[0, 0] > 0).all()
