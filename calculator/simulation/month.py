"""The model's table of contents: one month of a plan and its alternatives."""

from dataclasses import dataclass, replace

import numpy as np

from calculator.arrays import Company, Floats, Stock
from calculator.parameters import Parameters
from calculator.simulation import (
    hiring,
    knowledge,
    policies,
    programme,
    response,
    unrest,
    work,
)
from calculator.simulation.exits import Exits, exits
from calculator.simulation.ledger import Ledger, ledger
from calculator.simulation.state import State, after_exits, after_hiring


@dataclass(frozen=True, slots=True)
class Plan:
    """The alternatives of a run, in the form the month needs them."""

    names: tuple[str, ...]
    schedule: Floats  # (months, alternatives, teams, 1) posts ended by plan
    spared: Company  # 0 where leavers would have left under keep too, else 1
    calmed: Company  # unrest of a cut, of that of a layoff of the same size

    @classmethod
    def of(cls, parameters: Parameters, names: tuple[str, ...]) -> "Plan":
        """Lay out the alternatives `names`."""
        teams, rules = parameters.teams, parameters.rules
        frozen = np.array([name == "attrition" for name in names])[:, None, None]
        return cls(
            names=names,
            schedule=np.stack([policies.schedule(name, teams, rules) for name in names], axis=1),
            spared=np.where(frozen, 0.0, 1.0),
            calmed=np.where(frozen, parameters.unrest.freeze, 1.0),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Everything that happened in a month."""

    number: int  # from 0
    worked: State  # as people worked in it
    after: State  # as the next month finds it
    starts: Stock  # people hired
    refills: Stock  # people hired on reopened posts
    reopened: Stock  # posts reopened
    hire_spend: Stock  # money for them, at month-1 prices
    demanded: Stock  # work, FTE
    capacity: Stock  # FTE
    gap: Stock  # work left undone, FTE
    covered: Stock  # work that AI covers, FTE
    claimed: Floats  # work that AI is claimed to cover, FTE
    uncovered: Stock  # posts ended that neither slack nor AI makes up for
    exits: Exits
    ledger: Ledger


def one_month(month: int, before: State, plan: Plan, p: Parameters) -> Month:
    """Advance every alternative by one month (from 0)."""
    # Hiring: requisitions are filled, newcomers learn the work.
    requisitions = before.backfill + before.reopen
    refills = hiring.fills(before.reopen, p.hiring)
    backfills = hiring.fills(before.backfill, p.hiring)
    starts = refills + backfills
    state = after_hiring(before, refills, backfills, hiring.graduates(before.newcomers, p.hiring))
    hire_spend = hiring.hiring_cost(starts, requisitions, p.teams.headcount, p.hiring)

    # Output: of people as knowledge and unrest leave it, and of newcomers.
    effort = unrest.survivor_output(state.output_level, p.unrest)
    able = state.output * knowledge.retained_output(state.unknown, p.knowledge) * effort
    teaching = hiring.instruction(starts, able, p.hiring)
    output = able - teaching + hiring.newcomer_output(state.newcomers, p.hiring)

    # The AI programme: progress, what is live, what is in use.
    staff = p.teams.programme_share * able
    built = programme.advance(state.progress, state.completed, state.gap_ratio, staff, p.programme)
    alive = programme.live(built, p.programme)
    in_use = programme.rolled_out(state.in_use, alive, p.programme)
    dip = programme.learning_dip(in_use, alive, p.programme)

    # Work, capacity, and what the difference is worth.
    own_time = 1 - p.teams.programme_share * built.used_share
    ordinary = own_time[:1]
    remaining = np.maximum(0, 1 - p.teams.function_ends * state.ended / p.teams.headcount)
    covered = remaining * programme.coverage(in_use, state.people, ordinary, p.teams, p.programme)
    demanded = work.demand(month, ordinary, remaining, p.teams, p.work)
    capacity = output * (1 - dip) * own_time + covered
    gap = np.maximum(0, demanded - capacity)
    worth, bought = work.worth(demanded, capacity, p.work)

    # Response: posts reopened for work left undone.
    gap_posts = _in_posts(np.maximum(0, gap - gap[:1]), ordinary)
    reopened = response.reopened(
        gap_posts=gap_posts,
        coming=state.backfill + hiring.still_to_learn(state.newcomers, p.hiring),
        filled=state.refilled,
        ended=state.ended,
        already=state.reopened,
        since_cut=state.since_cut,
        response=p.response,
    )

    # Exits: who leaves at the month's end.
    covered_posts = _in_posts(covered, ordinary)
    leaving = _exits(month, state, covered_posts, plan, p)
    lived = replace(
        state,
        progress=built.share,
        completed=built.completed,
        in_use=in_use,
        reopen=state.reopen + reopened,
        reopened=state.reopened + reopened,
        gap_ratio=np.divide(gap, demanded, out=np.zeros_like(gap), where=demanded > 0),
    )
    return Month(
        number=month,
        worked=lived,
        after=after_exits(lived, leaving, p, plan.spared, plan.calmed),
        starts=starts,
        refills=refills,
        reopened=reopened,
        hire_spend=hire_spend,
        demanded=demanded,
        capacity=capacity,
        gap=gap,
        covered=covered,
        claimed=programme.claimed_coverage(month, ordinary, p.teams, p.programme) * remaining,
        uncovered=_uncovered(state, covered_posts, p),
        exits=leaving,
        ledger=ledger(
            month=month,
            state=lived,
            hire_spend=hire_spend,
            exits=leaving,
            ended=state.ended,
            bought=bought,
            worth=worth,
            remaining=remaining,
            parameters=p,
        ),
    )


def _in_posts(work_fte: Stock, ordinary: Stock) -> Stock:
    """Posts whose ordinary work adds up to this much."""
    ordinary = np.broadcast_to(ordinary, work_fte.shape)
    return np.divide(work_fte, ordinary, out=np.zeros_like(work_fte), where=ordinary > 0)


def _uncovered(state: State, covered_posts: Stock, p: Parameters) -> Stock:
    """Posts ended that neither slack nor AI makes up for; a function that ended needs no cover."""
    missed = state.ended - p.work.slack * p.teams.headcount - covered_posts
    return (1 - p.teams.function_ends) * np.maximum(0, missed)


def _exits(month: int, state: State, covered_posts: Stock, plan: Plan, p: Parameters) -> Exits:
    """Exits of every alternative: by schedule, by what AI covers, or by leaving posts empty."""
    teams = p.teams
    quits = unrest.excess_quits(state.experienced, state.turnover_level, p.hiring, p.unrest)
    normal = np.broadcast_to(hiring.normal_leavers(state.people, p.hiring), quits.shape)
    cuts = np.broadcast_to(plan.schedule[month], quits.shape).copy()
    frozen = np.zeros_like(state.turnover_level)
    for position, name in enumerate(plan.names):
        ended = state.ended[position]
        if name == "phase":
            cuts[position] = policies.phased(month, covered_posts[position], ended, teams, p.rules)
        elif name == "attrition":
            leavers = quits[position] + normal[position]
            frozen[position] = policies.frozen_share(month, leavers, ended, teams)
    return exits(
        experienced=state.experienced,
        newcomers=state.newcomers,
        backfill=state.backfill,
        cuts=cuts,
        quits=quits,
        normal=normal,
        frozen=frozen,
    )
