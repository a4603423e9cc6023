"""Who leaves at the close of a month, and which posts go with them."""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import Company, PerDraw, Stock, share_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits:
    """People and posts that a team loses at the close of one month."""

    ended: Stock  # posts that end
    noticed: Stock  # of these, posts that somebody was in, and who is gone
    laid_off: Stock  # people
    experienced_laid_off: Stock  # people, those who are retrained included
    redeployed: Stock  # people retrained instead of laid off
    newcomers_laid_off: Stock  # people
    left: Stock  # people who left otherwise, and were not replaced like for like
    quits: Stock  # people, because of unrest
    replaced: Stock  # normal leavers who are replaced like for like
    cancelled: Stock  # requisitions that end with their posts
    withdrawn: Stock  # of these, for posts that had been reopened
    backfills: Stock  # requisitions opened for those who quit


def exits(  # three stocks, two flows and one share make one month of leaving
    *,
    experienced: Stock,
    newcomers: Stock,
    backfill: Stock,
    reopen: Stock,
    cuts: Stock,
    quits: Stock,
    normal: Stock,
    frozen: Company,
    redeployed: Company,
) -> Exits:
    """Return the exits of a month.

    `cuts` are posts to end: open requisitions first (`backfill` for people who quit, then
    `reopen` for posts that had ended), then people, experienced and newcomers alike.
    `frozen` is the share of leavers (`quits` because of unrest, `normal` ones) whose
    post ends; the other quits are backfilled, the other normal leavers replaced like for like.
    `redeployed` is the share of the experienced whose post ends who are retrained and stay.

    vacated = min(cuts, backfill)
    withdrawn = min(cuts - vacated, reopen)
    cancelled = vacated + withdrawn
    established = experienced / (experienced + newcomers)
    experienced_laid_off = min((cuts - cancelled) * established, experienced)
    newcomers_laid_off = min(cuts - cancelled - experienced_laid_off, newcomers)
    moved = experienced_laid_off * redeployed
    laid_off = experienced_laid_off + newcomers_laid_off - moved
    quits = min(quits, experienced - experienced_laid_off)
    unreplaced = min(normal * frozen, experienced - experienced_laid_off - quits)
    left = quits + unreplaced
    replaced = normal - unreplaced
    backfills = quits * (1 - frozen)
    noticed = laid_off + quits * frozen + unreplaced
    ended = noticed + moved + cancelled
    """
    vacated = np.minimum(cuts, backfill)
    rest = cuts - vacated
    withdrawn = np.minimum(rest, reopen)
    filled_cuts = rest - withdrawn
    cancelled = vacated + withdrawn
    established = share_of(experienced, experienced + newcomers)
    experienced_laid_off = np.minimum(filled_cuts * established, experienced)
    newcomers_laid_off = np.minimum(filled_cuts - experienced_laid_off, newcomers)
    moved = experienced_laid_off * redeployed if redeployed.any() else redeployed
    laid_off = experienced_laid_off + newcomers_laid_off - moved
    staying = experienced - experienced_laid_off
    quits = np.minimum(quits, staying)
    quits_frozen = quits * frozen
    unreplaced = np.minimum(normal * frozen, staying - quits)
    noticed = laid_off + quits_frozen + unreplaced
    return Exits(
        ended=noticed + moved + cancelled,
        noticed=noticed,
        laid_off=laid_off,
        experienced_laid_off=experienced_laid_off,
        redeployed=moved,
        newcomers_laid_off=newcomers_laid_off,
        left=quits + unreplaced,
        quits=quits,
        replaced=normal - unreplaced,
        cancelled=cancelled,
        withdrawn=withdrawn,
        backfills=quits - quits_frozen,
    )


def output_left(output: Stock, people: Stock, leaving: Stock, relative: PerDraw) -> Stock:
    """Output of a team after some have left, FTE.

    Each leaver takes `relative` times the team's average, drawn toward the average as the share
    that leaves grows: when all leave, all output goes.

    share = leaving / people
    output = output * (1 - share) * (1 + (1 - relative) * share)
    """
    share = share_of(leaving, people)
    return output * (1 - share) * (1 + (1 - relative) * share)
