"""The AI programme: who builds it, when it goes live, and how much work it covers.

One initiative for each team with a claim. Progress is limited by people and by lead time, both
measured against what `keep` (the first alternative) could do with everyone there.
"""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import Company, Floats, Stock
from calculator.parameters import Programme, Teams

COMPLETE = 1 - 1e-9  # progress within rounding of done
NOBODY = 1e-12  # programme time within rounding of none, of keep's


@dataclass(frozen=True, slots=True)
class Progress:
    """Where every initiative stands at the end of a month."""

    share: Stock  # of the missing effort that is done
    completed: Stock  # 1 once it has been finished, for good
    used_share: Company  # (alternatives, 1, draws) programme time in use, of all programme time


def opening(programme: Programme, shape: tuple[int, ...]) -> tuple[Stock, Stock, Stock]:
    """Progress, completion and use in month 1: measured initiatives are live and in full use."""
    measured = np.broadcast_to(programme.measured * programme.initiative, shape)
    return measured.copy(), measured.copy(), measured.copy()


def advance(  # the month of the programme, told in its own order
    share: Stock, completed: Stock, gap_ratio: Stock, staff: Stock, programme: Programme
) -> Progress:
    """Spend the programme people's month: maintenance first, then what is missing.

    `staff` is programme time at full output, FTE; `gap_ratio` last month's undone share of work.
    """
    undone = np.minimum(1, programme.firefighting_slope * gap_ratio)
    people = (staff * (1 - programme.firefighting * undone)).sum(axis=1, keepdims=True)

    upkeep = programme.initiative * programme.effort * share * programme.maintenance / 12
    upkeep_total = upkeep.sum(axis=1, keepdims=True)
    missing = programme.initiative * programme.effort * (1 - share)
    builders = np.maximum(0, people - upkeep_total)
    possible = _share_of(missing, builders) / programme.effort
    gained = np.minimum(np.minimum(possible, _pace(people, programme)), 1 - share)
    gained = gained * programme.initiative
    shortfall = np.maximum(0, upkeep_total - people)
    decayed = _share_of(upkeep, shortfall) / programme.effort

    share = np.clip(share + gained - decayed, 0, 1)
    spent = np.minimum(people, upkeep_total) + (gained * programme.effort).sum(1, keepdims=True)
    time = staff.sum(axis=1, keepdims=True)
    anyone = time > NOBODY * time[:1]
    used = np.divide(spent, time, out=np.zeros_like(time), where=anyone)
    return Progress(share, np.maximum(completed, share >= COMPLETE), np.minimum(used, 1))


def _share_of(weights: Stock, total: Company) -> Stock:
    """Split a total between initiatives in proportion to their weights."""
    whole = weights.sum(axis=1, keepdims=True)
    return np.divide(weights * total, whole, out=np.zeros_like(weights), where=whole > 0)


def _pace(people: Company, programme: Programme) -> Company:
    """Most progress a month allows: lead time, longer when programme people are missing."""
    everyone = people[:1]
    present = np.divide(people, everyone, out=np.ones_like(people), where=everyone > 0)
    absent = np.clip(1 - present, 0, 1)
    return 1 / (programme.lead_time * (1 + programme.key_people_delay * absent))


def live(progress: Progress, programme: Programme) -> Stock:
    """Share of an initiative that is in production; it sinks if upkeep is neglected."""
    reaches = np.maximum(programme.reaches_production, programme.measured)
    return reaches * progress.completed * progress.share


def rolled_out(in_use: Stock, alive: Stock, programme: Programme) -> Stock:
    """Use at the end of a month: it moves toward what is live with time constant `roll_out`."""
    return in_use + (alive - in_use) * np.minimum(1, 1 / programme.roll_out)


def learning_dip(in_use: Stock, alive: Stock, programme: Programme) -> Stock:
    """Share of output lost while a live initiative is not yet in full use."""
    return programme.dip * np.maximum(0, alive - in_use) * (1 - programme.measured)


def coverage(in_use: Stock, people: Stock, ordinary: Floats, t: Teams, p: Programme) -> Stock:
    """Ordinary work that AI covers, FTE; assistance needs people to assist.

    `ordinary` is the share of a post's time that is ordinary work in `keep`.
    """
    replaces = p.replace_share
    assists = (1 - replaces) * p.cover_share * people / t.headcount
    return t.headcount * ordinary * p.realised_share * in_use * (replaces + assists)


def claimed_coverage(month: int, ordinary: Floats, teams: Teams, programme: Programme) -> Floats:
    """Ordinary work that the claim says AI covers in a month (from 0), FTE."""
    due = programme.claim_month <= month + 1
    return teams.headcount * ordinary * programme.claimed_share * due


def running_cost(in_use: Stock, teams: Teams, programme: Programme) -> Stock:
    """Money a month for the seats in use."""
    return teams.headcount * in_use * programme.seat_cost / 12
