"""The model's table of contents: one month of a plan and its alternatives, against `keep`."""

from dataclasses import dataclass, replace

import numpy as np

from calculator.arrays import Company, Floats, Stock, share_of
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
from calculator.simulation.keep import Kept
from calculator.simulation.ledger import Ledger, ledger
from calculator.simulation.state import State, after_exits, after_hiring


@dataclass(frozen=True, slots=True)
class Plan:
    """The alternatives of a run, in the form the month needs them."""

    names: tuple[str, ...]
    schedule: Floats  # (alternatives, months, teams, 1) posts ended by plan
    spared: Company  # 0 where leavers would have left under keep too, else 1
    calmed: Company  # unrest of a cut, of that of a layoff of the same size

    @classmethod
    def of(cls, parameters: Parameters, names: tuple[str, ...]) -> "Plan":
        """Lay out the alternatives `names`."""
        teams, rules = parameters.teams, parameters.rules
        frozen = np.array([name == "attrition" for name in names])[:, None, None]
        return cls(
            names=names,
            schedule=np.array([policies.schedule(name, teams, rules) for name in names]),
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
    excess_gap: Stock  # of that, beyond keep's
    covered: Stock  # work that AI covers, FTE
    claimed: Floats  # work that AI is claimed to cover, FTE
    uncovered: Stock  # posts ended that neither slack nor AI makes up for
    unknown: Stock  # share of knowledge missing of what is still needed
    exits: Exits
    ledger: Ledger


def one_month(month: int, before: State, kept: Kept, plan: Plan, p: Parameters) -> Month:
    """Advance every alternative by one month (from 0); `kept` is the same month under `keep`."""
    # Hiring: requisitions are filled, newcomers learn the work.
    requisitions = before.backfill + before.reopen
    refills = hiring.fills(before.reopen, p.hiring)
    backfills = hiring.fills(before.backfill, p.hiring)
    starts = refills + backfills
    graduates = hiring.graduates(before.newcomers, p.hiring)
    price = hiring.price(requisitions, p.teams.headcount, p.hiring)
    state = after_hiring(
        before, starts=starts, refills=refills, backfills=backfills, graduates=graduates
    )

    # Output: of people as knowledge and unrest leave it, and of newcomers.
    effort = unrest.survivor_output(state.output_level, p.unrest)
    able = state.output * knowledge.retained_output(state.unknown, p.knowledge) * effort
    teaching = hiring.instruction(starts, able, p.hiring)
    learning = hiring.still_to_learn(state.newcomers, p.hiring)
    output = able - teaching + state.newcomers - learning

    # The AI programme: progress, what is live, what is in use.
    staff = p.teams.programme_share * able
    built = programme.advance(
        share=state.progress,
        completed=state.completed,
        gap_ratio=state.gap_ratio,
        staff=staff,
        programme=p.programme,
        kept=kept.built,
    )
    alive = programme.live(built, p.programme)
    in_use = programme.rolled_out(state.in_use, alive, p.programme)
    dip = programme.learning_dip(in_use, alive, p.programme)

    # Work, capacity, and what the difference is worth.
    own_time = 1 - p.teams.programme_share * built.used_share
    coverage = programme.coverage(in_use, state.people, kept.ordinary, p.teams, p.programme)
    covered = coverage * state.remaining
    demanded = work.demand(month, kept.ordinary, state.remaining, p.teams, p.work)
    capacity = output * (1 - dip) * own_time + covered
    gap = np.maximum(0, demanded - capacity)
    excess_gap = np.maximum(0, gap - kept.gap)
    worth, bought = work.worth(demanded, capacity, p.work)

    # Response: posts reopened for work left undone.
    posts = share_of(np.ones_like(kept.ordinary), kept.ordinary)  # whose ordinary work is one FTE
    reopened = response.reopened(
        gap_posts=excess_gap * posts,
        coming=state.backfill + learning,
        filled=state.refilled,
        ended=state.ended,
        already=state.reopened,
        since_cut=state.since_cut,
        response=p.response,
    )

    # Exits: who leaves at the month's end.
    covered_posts = covered * posts
    leaving = _exits(month, state, covered_posts, plan, p)
    lived = replace(
        state,
        progress=built.share,
        completed=built.completed,
        in_use=in_use,
        reopen=state.reopen + reopened,
        reopened=state.reopened + reopened,
        gap_ratio=share_of(gap, demanded),
    )
    after = after_exits(lived, leaving, p, plan.spared, plan.calmed)
    return Month(
        number=month,
        worked=lived,
        after=after,
        starts=starts,
        refills=refills,
        reopened=reopened,
        hire_spend=starts * price,
        demanded=demanded,
        capacity=capacity,
        gap=gap,
        excess_gap=excess_gap,
        covered=covered,
        claimed=kept.claimed * state.remaining,
        uncovered=_uncovered(state, covered_posts, p),
        unknown=after.unknown * after.remaining,
        exits=leaving,
        ledger=ledger(
            month=month,
            state=lived,
            price=price,
            starts=starts,
            refills=refills,
            exits=leaving,
            bought=bought,
            worth=worth,
            parameters=p,
        ),
    )


def _uncovered(state: State, covered_posts: Stock, p: Parameters) -> Stock:
    """Posts ended that neither slack nor AI makes up for; a function that ended needs no cover."""
    missed = state.ended - p.teams.headcount * p.work.slack - covered_posts
    return (1 - p.teams.function_ends) * np.maximum(0, missed)


def _exits(month: int, state: State, covered_posts: Stock, plan: Plan, p: Parameters) -> Exits:
    """Exits of every alternative: by schedule, by what AI covers, or by leaving posts empty."""
    teams = p.teams
    quits = unrest.excess_quits(state.experienced, state.turnover_level, p.hiring, p.unrest)
    normal = hiring.normal_leavers(state.people, p.hiring)
    cuts, frozen = plan.schedule[:, month], np.zeros((1, 1, 1))
    for position, name in enumerate(plan.names):
        ended = state.ended[position]
        if name == "phase":
            cuts = np.broadcast_to(cuts, quits.shape).copy()
            cuts[position] = policies.phased(month, covered_posts[position], ended, teams, p.rules)
        elif name == "attrition":
            leavers = quits[position] + normal[position]
            frozen = np.zeros_like(state.turnover_level)
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
