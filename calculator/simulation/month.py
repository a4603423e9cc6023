"""The model's table of contents: one month of a plan and its alternatives, against `keep`."""

from dataclasses import dataclass, replace

import numpy as np

from calculator.arrays import Floats, PerTeamDraw, Stock, over_teams, share_of
from calculator.parameters import Parameters
from calculator.simulation import (
    compliance,
    hiring,
    knowledge,
    notice,
    policies,
    programme,
    redeployment,
    response,
    unrest,
    work,
)
from calculator.simulation.compliance import Desk
from calculator.simulation.exits import Exits, exits
from calculator.simulation.keep import Kept
from calculator.simulation.ledger import Ledger, ledger
from calculator.simulation.policies import Plan
from calculator.simulation.state import State, after_exits, after_hiring


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Everything that happened in a month."""

    number: int  # from 0
    worked: State  # as people worked in it
    after: State  # as the next month finds it
    starts: Stock  # people hired
    reopened: Stock  # posts reopened
    hire_spend: Stock  # money for them, at month-1 prices
    demanded: Stock  # work, FTE
    capacity: Stock  # FTE
    gap: Stock  # work left undone, FTE
    excess_gap: Stock  # of that, beyond keep's
    covered: Stock  # work that AI covers, FTE
    claimed: Floats  # work that AI is claimed to cover, FTE
    bought: Stock  # work bought outside, FTE
    uncovered: Stock  # posts ended that neither slack nor AI makes up for
    unknown: Stock  # share of knowledge missing of what is still needed
    cleared: Stock  # 1 where nothing stands between an initiative and its going live
    desk: Desk
    exits: Exits
    ledger: Ledger


def one_month(month: int, before: State, kept: Kept, plan: Plan, p: Parameters) -> Month:
    """Advance every alternative by one month (from 0); `kept` is the same month under `keep`.

    output = able - teaching + state.newcomers - learning
    own_time = 1 - programme_share * built.used_share - compliance_share * desk.used_share
    unused = helpers.programme * (1 - built.used_share)
    idle = helpers.compliance * (1 - desk.used_share)
    demanded = kept.demanded * state.remaining
    capacity = output * (1 - dip) * own_time + covered + unused + idle
    gap = max(0, demanded - capacity)
    excess_gap = max(0, gap - kept.gap)
    """
    # Hiring: requisitions are filled, newcomers learn the work.
    requisitions = before.backfill + before.reopen
    refills = hiring.fills(before.reopen, p.hiring)
    backfills = hiring.fills(before.backfill, p.hiring)
    starts = refills + backfills
    spared = hiring.spared_ramp(refills, p.hiring)
    graduates = hiring.graduates(before.newcomers, p.hiring)
    price = hiring.price(requisitions, p.teams.headcount, p.hiring)
    state = after_hiring(
        before,
        starts=starts,
        refills=refills,
        backfills=backfills,
        graduates=graduates,
        spared=spared,
    )
    if plan.redeploys:
        state = redeployment.after_training(state, p.redeployment)

    # Output: of people as knowledge, unrest and notice leave it, and of newcomers.
    effort = unrest.survivor_output(state.output_level, p.unrest)
    unknown = state.unknown * state.remaining
    able = state.output * knowledge.retained_output(unknown, p.knowledge) * effort
    if p.notice.worked:
        able = able * notice.willing(notice.working(month, state, plan, p), state, p.notice)
    teaching = hiring.instruction(starts - spared, able, p.hiring)
    learning = hiring.still_to_learn(state.newcomers, p.hiring)
    output = able - teaching + state.newcomers - learning
    helpers = redeployment.help_of(state, effort, plan, p.redeployment)

    # The AI programme and the law: progress, what is held at the gate, what is in use.
    built = programme.advance(
        share=state.progress,
        completed=state.completed,
        gap_ratio=state.gap_ratio,
        staff=p.teams.programme_share * able + helpers.programme,
        remaining=state.remaining,
        programme=p.programme,
        kept=kept.built,
    )
    desk, ahead = _compliance(month, state, built, output, helpers.compliance, plan, p)
    if p.programme.follows_keep:
        built, ahead = kept.built, np.broadcast_to(kept.ahead, state.ahead.shape)
    cleared = compliance.cleared(ahead)
    alive = programme.live(built.share, built.completed, p.programme) * cleared
    in_use = programme.rolled_out(state.in_use, alive, p.programme)
    dip = programme.learning_dip(in_use, alive, p.programme)

    # Work, capacity, and what the difference is worth.
    on_programme = p.teams.programme_share * built.used_share
    own_time = 1 - on_programme - p.teams.compliance_share * desk.used_share
    claimed = kept.claimed * state.remaining
    covered = (
        claimed
        if p.programme.as_claimed
        else programme.coverage(
            in_use, state.people, state.remaining, kept.ordinary, p.teams, p.programme
        )
    )
    demanded = kept.demanded * state.remaining
    capacity = output * (1 - dip) * own_time + covered
    if plan.redeploys:
        capacity = capacity + helpers.left_over(built.used_share, desk.used_share)
    gap = np.maximum(0, demanded - capacity)
    excess_gap = np.maximum(0, gap - kept.gap)
    worth, bought = work.worth(demanded, capacity, p.work)

    # Response: posts reopened for work left undone.
    posts = share_of(np.ones_like(kept.ordinary), kept.ordinary)  # whose ordinary work is one FTE
    reopened = response.reopened(
        gap_posts=excess_gap * posts,
        coming=state.backfill + learning,
        filled=state.refilled,
        ended=state.ended - state.retrained - state.withdrawn,
        already=state.reopened - state.withdrawn,
        since_cut=state.since_cut,
        response=p.response,
    )

    # Exits: who leaves at the month's end.
    covered_posts = covered * posts
    requisitioned = state.reopen + reopened
    leaving, pending = _exits(month, state, requisitioned, covered_posts, plan, p)
    lived = replace(
        state,
        progress=built.share,
        completed=built.completed,
        in_use=in_use,
        reopen=requisitioned,
        reopened=state.reopened + reopened,
        gap_ratio=share_of(gap, demanded),
        desk=desk,
        ahead=ahead,
        pending=pending,
    )
    after = after_exits(lived, leaving, p, plan)
    return Month(
        number=month,
        worked=lived,
        after=after,
        starts=starts,
        reopened=reopened,
        hire_spend=starts * price,
        demanded=demanded,
        capacity=capacity,
        gap=gap,
        excess_gap=excess_gap,
        covered=covered,
        claimed=claimed,
        bought=bought,
        uncovered=_uncovered(state, covered_posts, p),
        unknown=after.unknown * after.remaining,
        cleared=cleared,
        desk=desk,
        exits=leaving,
        ledger=ledger(
            state=lived,
            price=price,
            starts=starts,
            refills=refills,
            exits=leaving,
            bought=bought,
            worth=worth,
            consultants=compliance.to_pay(month, desk, p),
            parameters=p,
        ),
    )


def _compliance(  # the law's month takes from everywhere
    month: int,
    state: State,
    built: programme.Progress,
    output: Stock,
    helping: Stock,
    plan: Plan,
    p: Parameters,
) -> tuple[Desk, Stock]:
    """Work at the compliance desk; return it, and what stands before each initiative there."""
    if not p.compliance.asked:
        return state.desk, state.ahead
    alive = programme.live(state.progress, state.completed, p.programme)
    arriving, behind_gate = compliance.need(
        month=month,
        gained=built.gained,
        alive=alive * compliance.cleared(state.ahead),
        in_use=state.in_use,
        remaining=state.remaining,
        layoffs=notice.layoffs(month, state, plan, p),
        programme=p.programme,
        compliance=p.compliance,
    )
    desk = compliance.worked_through(
        before=state.desk,
        arriving=arriving,
        behind_gate=behind_gate,
        capacity=over_teams(p.teams.compliance_share * output + helping),
        compliance=p.compliance,
    )
    ahead = compliance.waiting(
        state.ahead, completed_before=state.completed, completed=built.completed, desk=desk
    )
    return desk, ahead


def _uncovered(state: State, covered_posts: Stock, p: Parameters) -> Stock:
    """Posts ended that neither slack nor AI makes up for; a function that ended needs no cover."""
    missed = state.ended - state.retrained - p.teams.headcount * p.work.slack - covered_posts
    return (1 - p.teams.function_ends) * np.maximum(0, missed)


def _exits(
    month: int, state: State, reopen: Stock, covered_posts: Stock, plan: Plan, p: Parameters
) -> tuple[Exits, tuple[PerTeamDraw, ...]]:
    """Exits of every alternative, by schedule, by what AI covers, or by leaving posts empty.

    Also the cuts that `phase` has decided on and the law still delays.
    """
    teams = p.teams
    quits = unrest.excess_quits(state.experienced, state.turnover_level, p.hiring, p.unrest)
    people = state.people + state.retrained if plan.redeploys else state.people
    normal = hiring.normal_leavers(people, p.hiring)
    cuts, frozen, pending = plan.schedule[:, month], np.zeros((1, 1, 1)), state.pending
    for position, name in enumerate(plan.names):
        ended = state.ended[position]
        if name == "phase":
            decided = policies.phased(
                month, covered_posts[position], ended + sum(pending), teams, p.rules
            )
            due, pending = _next_in_line(pending, decided)
            cuts = np.broadcast_to(cuts, quits.shape).copy()
            cuts[position] = due
        elif name == "attrition":
            leavers = quits[position] + normal[position]
            frozen = np.zeros_like(state.turnover_level)
            frozen[position] = policies.frozen_share(month, leavers, ended, teams)
    leaving = exits(
        experienced=state.experienced,
        newcomers=state.newcomers,
        backfill=state.backfill,
        reopen=reopen,
        cuts=cuts,
        quits=quits,
        normal=normal,
        frozen=frozen,
        redeployed=plan.redeployed,
    )
    return leaving, pending


def _next_in_line(
    pending: tuple[PerTeamDraw, ...], decided: PerTeamDraw
) -> tuple[PerTeamDraw, tuple[PerTeamDraw, ...]]:
    """Posts that end now, and those that still wait; without a wait, what is decided ends now."""
    queue = (*pending, decided)
    return queue[0], queue[1:]
