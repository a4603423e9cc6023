"""What must go one way whatever the scenario, and no more than that.

Much that sounds as if it had to be so need not be: the company reacts to work left undone, with
fire-fighting and reopened posts, and may react too little or too late. A worse start can then end
better, because it is answered. So reactions are switched off where a law says so, and why.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.arrays import Floats
from calculator.outcomes import outcomes
from calculator.parameters import Parameters
from calculator.results import Results
from calculator.simulation.policies import POLICIES
from calculator.simulation.simulate import simulate
from tests.running import run
from tests.strategies import organisations, scenarios

LIVELY = settings(max_examples=20, deadline=None)
PLANS = scenarios() | organisations()
EXACT = 1e-9
MOVED = ("planned", "attrition", "protect")  # alternatives that do not look at what AI covers


def parameters(plan: dict[str, Any]) -> Parameters:
    """Draw the parameters of a plan."""
    return run(plan, ("keep",)).parameters


def with_(p: Parameters, group: str, **values: Any) -> Parameters:
    """Return the parameters with other values in one group."""
    part: Any = getattr(p, group)
    shaped = {
        name: np.broadcast_to(value, np.shape(getattr(part, name))).astype(np.float64)
        for name, value in values.items()
    }
    changed: Any = {group: replace(part, **shaped)}
    return replace(p, **changed)


def unanswered(p: Parameters) -> Parameters:
    """Return a company that reacts to no gap: it fights no fires and reopens no posts."""
    return with_(with_(p, "programme", firefighting=0.0), "response", reopened_share=0.0)


def without_claims(p: Parameters) -> Parameters:
    """Return a company without AI, nor anyone who would build it."""
    nothing = {"initiative": 0.0, "measured": 0.0, "claimed_share": 0.0, "realised_share": 0.0}
    return with_(p, "programme", **nothing)


def never_more(less: Floats, more: Floats, scale: Any = 0.0) -> None:
    """Hold values to be at most others, but for rounding."""
    scale = np.maximum(scale, np.maximum(np.abs(more).max(), 1e-300))
    assert (less - more <= EXACT * scale).all()


def money_at_stake(p: Parameters, r: Results) -> float:
    """Everything that is paid or worth something over the horizon, in the largest draw."""
    paths = (r.payroll, r.contractor_cost, np.abs(r.work_value), np.abs(r.incident_cost))
    return float(max(path.sum(axis=1).max() for path in paths)) + p.annual_payroll


@LIVELY
@given(PLANS, st.floats(0.01, 1))
def test_more_slack_never_leaves_more_work_undone(plan: dict[str, Any], share: float) -> None:
    """With less work to do, no alternative leaves more of it undone, in any month and draw.

    Fire-fighting is off, since it slows AI that would lower output while people learn it, and so
    is reopening, since posts reopened for a gap outlive the gap.
    """
    p = unanswered(parameters(plan))
    slack = p.work.slack
    idler = with_(p, "work", slack=slack + share * (1 - slack))

    usual, idle = simulate(p, POLICIES), simulate(idler, POLICIES)
    never_more(idle.gap, usual.gap, usual.headcount.max())
    never_more(idle.uncovered_posts, usual.uncovered_posts, usual.headcount.max())
    never_more(idle.work, usual.work, usual.headcount.max())
    assert np.array_equal(idle.headcount, usual.headcount)


@LIVELY
@given(PLANS, st.floats(0.01, 1))
def test_a_cut_of_more_slack_is_worth_no_less(plan: dict[str, Any], share: float) -> None:
    """Where people are no more than average and nothing reacts, slack speaks for every cut.

    An hour lost is worth the less, the more of them there are. A team that loses those who do the
    least can end with more output than before, a function that ends takes its unmet work along, and
    AI can make either side the one with more capacity; with these the law need not hold.
    """
    p = unanswered(without_claims(parameters(plan)))
    p = with_(p, "separation", leaver_output=1.0, quitter_output=1.0)
    p = with_(p, "teams", function_ends=0.0)
    slack = p.work.slack
    idler = with_(p, "work", slack=slack + share * (1 - slack))

    usual, idle = simulate(p, POLICIES), simulate(idler, POLICIES)
    for policy in MOVED:
        worth = outcomes(p, usual, policy).net_value
        never_more(worth, outcomes(idler, idle, policy).net_value, money_at_stake(p, usual))


@LIVELY
@given(PLANS)
def test_ai_covers_in_proportion_to_what_is_realised(plan: dict[str, Any]) -> None:
    """Half of the claim realised is half of the coverage, to the last bit, and no less undone.

    Only where nothing reacts: less coverage means more fire-fighting, hence later AI, and more
    people to assist. `phase` is left out: it looks at what AI covers and cuts accordingly.
    """
    p = unanswered(parameters(plan))
    poorer = with_(p, "programme", realised_share=p.programme.realised_share / 2)

    names = ("keep", *MOVED)
    full, half = simulate(p, names), simulate(poorer, names)
    assert np.array_equal(half.ai_coverage * 2, full.ai_coverage)
    never_more(full.gap, half.gap, full.headcount.max())


@LIVELY
@given(PLANS, st.sampled_from(["survivors", "knowledge"]))
def test_less_harm_is_never_worse(plan: dict[str, Any], harm: str) -> None:
    """Output that unrest or lost knowledge leaves never lowers capacity or value.

    Without AI, whose builders it would speed up and whose dip it would bring forward, and without
    reopening: a harm can be the reason for posts that turn out to be worth having.
    """
    p = unanswered(without_claims(parameters(plan)))
    if harm == "survivors":
        milder = with_(p, "unrest", output_loss=p.unrest.output_loss / 2)
    else:
        milder = with_(p, "knowledge", output_loss=p.knowledge.output_loss / 2)

    usual, better = simulate(p, POLICIES), simulate(milder, POLICIES)
    never_more(usual.capacity, better.capacity, usual.headcount.max())
    assert np.array_equal(usual.headcount, better.headcount)
    for policy in POLICIES:
        worth = outcomes(p, usual, policy).net_value
        never_more(worth, outcomes(milder, better, policy).net_value, money_at_stake(p, usual))


@LIVELY
@given(PLANS)
def test_what_is_written_down_is_not_lost(plan: dict[str, Any]) -> None:
    """More documents, or a thinner tail, never raise the knowledge missing in any month.

    Reopening is off: what is lost decides on output, output on posts, and those on relearning.
    More holders per system are another matter: systems lose their last holder later, all at once.
    """
    p = unanswered(parameters(plan))
    written = with_(p, "knowledge", documented=(1 + p.knowledge.documented) / 2)
    thinner = with_(p, "knowledge", tail=p.knowledge.tail / 2)

    names = ("keep", *MOVED)
    usual = simulate(p, names)
    for other in (written, thinner):
        found = simulate(other, names)
        never_more(found.unknown, usual.unknown, 1.0)
        never_more(found.team_peak_unknown, usual.team_peak_unknown, 1.0)


@LIVELY
@given(PLANS, st.integers(0, 14), st.floats(0, 1))
def test_a_deeper_cut_saves_its_pay_and_loses_no_less_knowledge(
    plan: dict[str, Any], place: int, depth: float
) -> None:
    """More posts of one team in the same month: payroll falls by their pay, to the rounding.

    Nobody quits and nothing is reopened here: a deeper cut unsettles every team, and posts reopened
    elsewhere, or quitters replaced later, can cost more than the posts that went.
    """
    p = with_(unanswered(parameters(plan)), "unrest", excess_turnover=0.0)
    p = with_(p, "teams", function_ends=0.0)
    row, cuts = place % len(plan["teams"]), p.teams.planned_cuts
    month = int(np.argmax(cuts[:, row, 0] > 0))
    extra = depth * (p.teams.headcount[row, 0] - cuts[:, row, 0].sum())
    more = cuts.copy()
    more[month, row, 0] += extra
    deeper_plan = with_(p, "teams", planned_cuts=more)

    usual = simulate(p, ("keep", "planned"))
    deeper = simulate(deeper_plan, ("keep", "planned"))
    months = np.arange(p.months)[:, None]
    pay = p.teams.annual_salary[row, 0] / 12 * p.finance.load_factor
    saved = extra * pay * (1 + p.finance.wage_drift) ** (months / 12) * (months > month)
    difference = usual.payroll[1] - deeper.payroll[1] - saved
    assert np.abs(difference).max() <= EXACT * usual.payroll.max()
    never_more(usual.unknown[1], deeper.unknown[1], 1.0)
    never_more(usual.exit_cost[1].sum(axis=0), deeper.exit_cost[1].sum(axis=0))
    claims = [
        outcomes(q, r, "planned").claimed_saving for q, r in ((p, usual), (deeper_plan, deeper))
    ]
    never_more(claims[0], claims[1])


@LIVELY
@given(PLANS, st.floats(0.001, 1))
def test_impatience_makes_the_future_smaller(plan: dict[str, Any], more: float) -> None:
    """At a higher discount rate no flow of one sign is worth more: claim, severance, pay saved."""
    found = run(plan)
    rate = found.parameters.finance.discount_rate + more
    p = replace(found.parameters, finance=replace(found.parameters.finance, discount_rate=rate))

    for policy in POLICIES:
        patient, impatient = found.outcomes(policy), outcomes(p, found.results, policy)
        for name in ("claimed_saving", "severance", "payroll_saved"):
            never_more(getattr(impatient, name), getattr(patient, name))
