"""Who leaves at the close of a month, and which posts go with them."""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import Floats, Stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits:
    """People and posts that a team loses at the close of one month."""

    ended: Stock  # posts that end
    experienced_laid_off: Stock  # people
    newcomers_laid_off: Stock  # people
    quits: Stock  # people, because of unrest
    unreplaced: Stock  # normal leavers whose post ends, people
    cancelled: Stock  # requisitions that end with their posts
    backfills: Stock  # requisitions opened for those who quit

    @property
    def laid_off(self) -> Stock:
        """People laid off."""
        return self.experienced_laid_off + self.newcomers_laid_off


def exits(  # three stocks, two flows and one share make one month of leaving
    *,
    experienced: Stock,
    newcomers: Stock,
    backfill: Stock,
    cuts: Stock,
    quits: Stock,
    normal: Stock,
    frozen: Floats,
) -> Exits:
    """Return the exits of a month.

    `cuts` are posts to end: open requisitions first, then experienced people, then newcomers.
    `frozen` is the share of leavers (`quits` because of unrest, `normal` ones) whose
    post ends; the other quits are backfilled, the other normal leavers replaced like for like.
    """
    cancelled = np.minimum(cuts, backfill)
    laid_off = np.minimum(cuts - cancelled, experienced)
    newcomers_laid_off = np.minimum(cuts - laid_off - cancelled, newcomers)
    staying = experienced - laid_off
    quits = np.minimum(quits, staying)
    unreplaced = np.minimum(normal * frozen, staying - quits)
    ended = laid_off + cancelled + newcomers_laid_off + quits * frozen + unreplaced
    return Exits(
        ended=ended,
        experienced_laid_off=laid_off,
        newcomers_laid_off=newcomers_laid_off,
        quits=quits,
        unreplaced=unreplaced,
        cancelled=cancelled,
        backfills=quits * (1 - frozen),
    )


def output_left(output: Stock, people: Stock, leaving: Stock, relative: Floats) -> Stock:
    """Output of a team after some have left, FTE.

    Each leaver takes `relative` times the team's average, drawn toward the average as the share
    that leaves grows: when all leave, all output goes.
    """
    share = np.divide(leaving, people, out=np.zeros_like(people), where=people > 0)
    return output * (1 - share * (relative + (1 - relative) * share))
