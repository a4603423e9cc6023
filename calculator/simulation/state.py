"""What carries over from one month to the next."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from calculator.arrays import Company, PerTeamDraw, Stock, over_teams, share_of
from calculator.parameters import Parameters
from calculator.simulation import compliance, knowledge, programme, unrest
from calculator.simulation.compliance import Desk
from calculator.simulation.exits import Exits, output_left
from calculator.simulation.policies import Plan

YEAR = 12
NOTHING = 1e-12  # share of a function within rounding of none


@dataclass(frozen=True, kw_only=True)
class State:
    """Stocks at the start of a month; (alternatives, teams, draws), company-wide (…, 1, draws)."""

    experienced: Stock  # people with full output
    output: Stock  # their output before unrest and lost knowledge, FTE
    newcomers: Stock  # people still ramping up
    backfill: Stock  # open requisitions for people who quit
    reopen: Stock  # open requisitions for posts that had ended
    ended: Stock  # posts ended so far
    reopened: Stock  # posts reopened so far
    withdrawn: Stock  # of these, posts that ended again before anybody was hired
    refilled: Stock  # reopened posts filled so far
    hired: Stock  # posts filled from requisitions so far
    training: Stock  # people being retrained
    trained: Stock  # retrained people at work
    remaining: Stock  # share of each function that still exists
    gone: Stock  # share of original people gone beyond keep's
    orphaned: Stock  # share of systems without a holder for that
    unknown: Stock  # share of knowledge missing
    progress: Stock  # of each initiative
    completed: Stock  # 1 once an initiative has been finished
    in_use: Stock  # roll-out of each initiative
    gap_ratio: Stock  # share of last month's work left undone
    ahead: Stock  # compliance work that each finished initiative waits for, FTE-months
    desk: Desk  # compliance work of the month before
    layoffs: Company  # 1 after a month in which people were laid off, else 0
    turnover_level: Company  # unrest among those who stay
    output_level: Company  # effort lost by those who stay
    recent_cuts: tuple[Company, ...]  # share of the company cut in each of the last 12 months
    since_cut: Stock  # months since the team's first post ended, 0 before
    pending: tuple[PerTeamDraw, ...]  # posts that `phase` will end, by the months still to wait

    @cached_property
    def people(self) -> Stock:
        """Everyone in the teams."""
        return self.experienced + self.newcomers

    @cached_property
    def retrained(self) -> Stock:
        """Everyone who left a team to be retrained, and is employed."""
        return self.training + self.trained


def opening(parameters: Parameters, plan: Plan) -> State:
    """Today: every post filled, nothing lost, no unrest."""
    teams = parameters.teams.headcount.shape[0]
    shape = (len(plan.names), teams, parameters.draws)
    filled = np.broadcast_to(parameters.teams.headcount, shape)
    zero = np.zeros_like(filled, order="C")
    calm = zero[:, :1]
    retrained = zero if plan.redeploys else np.zeros((1, 1, 1))  # nothing, in every team
    progress, completed, in_use = programme.opening(parameters.programme, shape)
    return State(
        experienced=filled,
        output=filled,
        newcomers=zero,
        backfill=zero,
        reopen=zero,
        ended=zero,
        reopened=zero,
        withdrawn=zero,
        refilled=zero,
        hired=zero,
        training=retrained,
        trained=retrained,
        remaining=np.ones_like(zero),
        gone=zero,
        orphaned=zero,
        unknown=zero,
        progress=progress,
        completed=completed,
        in_use=in_use,
        gap_ratio=zero,
        ahead=zero,
        desk=compliance.idle(calm.shape),
        layoffs=calm,
        turnover_level=calm,
        output_level=calm,
        recent_cuts=(),
        since_cut=zero,
        pending=(np.zeros(shape[1:]),) * parameters.notice.months,
    )


def after_hiring(
    state: State,
    *,
    starts: Stock,
    refills: Stock,
    backfills: Stock,
    graduates: Stock,
    spared: Stock,
) -> State:
    """People who start join as newcomers, and those who have learnt the work join the others.

    `spared` are starters who know the work already.

    experienced = experienced + graduates + spared
    output = output + graduates + spared
    newcomers = newcomers + starts - graduates - spared
    backfill = backfill - backfills
    reopen = reopen - refills
    refilled = refilled + refills
    hired = hired + starts
    """
    able = graduates + spared
    return replace(
        state,
        experienced=state.experienced + able,
        output=state.output + able,
        newcomers=state.newcomers + starts - able,
        backfill=state.backfill - backfills,
        reopen=state.reopen - refills,
        refilled=state.refilled + refills,
        hired=state.hired + starts,
    )


def after_exits(state: State, exits: Exits, parameters: Parameters, plan: Plan) -> State:
    """People leave, knowledge goes with them, and those who stay take note.

    company = sum(noticed) / sum(headcount)
    departed = (experienced_laid_off - exits.redeployed + quits) / headcount
    staffed = experienced / headcount
    originals = min(1, (1 - state.gone) / staffed)
    gone = min(1, state.gone + departed * originals)
    experienced = experienced - experienced_laid_off - left
    newcomers = newcomers - newcomers_laid_off
    backfill = backfill + backfills - (cancelled - exits.withdrawn)
    reopen = reopen - exits.withdrawn
    withdrawn = state.withdrawn + exits.withdrawn
    training = training + exits.redeployed
    ended = state.ended + exits.ended
    rest = 1 - function_ends / headcount * ended
    remaining = rest if rest > NOTHING else 0
    """
    separation, teams = parameters.separation, parameters.teams
    stayed = state.experienced - exits.experienced_laid_off
    output = output_left(
        state.output, state.experienced, exits.experienced_laid_off, separation.leaver_output
    )
    output = output_left(output, stayed, exits.left, separation.quitter_output)
    staffed = state.experienced / teams.headcount
    lost = exits.experienced_laid_off - exits.redeployed + exits.quits
    departed = lost / teams.headcount
    gone = np.minimum(1, state.gone + departed * _original(state.gone, staffed))
    orphaned = knowledge.orphaned(gone, parameters.knowledge)
    newly_orphaned = np.maximum(0, orphaned - state.orphaned)

    # Nobody loses a job with a vacancy, or by being retrained.
    company = over_teams(exits.noticed) / teams.headcount.sum()
    recent = (*state.recent_cuts, company)[-YEAR:]
    cut_share = np.minimum(1, np.sum(recent, axis=0))
    caused = unrest.turnover_level(cut_share, parameters.unrest) * plan.calmed
    weighed = unrest.output_level(cut_share, parameters.unrest) * plan.calmed
    ended = state.ended + exits.ended
    rest = 1 - teams.function_ends / teams.headcount * ended
    return replace(
        state,
        experienced=stayed - exits.left,
        output=output,
        newcomers=state.newcomers - exits.newcomers_laid_off,
        backfill=state.backfill + exits.backfills - (exits.cancelled - exits.withdrawn),
        reopen=state.reopen - exits.withdrawn,
        withdrawn=state.withdrawn + exits.withdrawn,
        ended=ended,
        remaining=rest * (rest > NOTHING),
        gone=gone,
        orphaned=orphaned,
        unknown=knowledge.missing(state.unknown, newly_orphaned, staffed, parameters.knowledge),
        turnover_level=unrest.risen(state.turnover_level, caused, company, parameters.unrest),
        output_level=unrest.risen(state.output_level, weighed, company, parameters.unrest),
        recent_cuts=recent,
        since_cut=state.since_cut + (ended > 0),
        training=state.training + exits.redeployed,
        layoffs=(over_teams(exits.laid_off) > unrest.NO_CUT * teams.headcount.sum()) * 1.0,
    )


def _original(gone: Stock, staffed: Stock) -> Stock:
    """Share of the experienced who were there from the start."""
    return np.minimum(1, share_of(1 - gone, staffed))
