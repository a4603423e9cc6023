"""The AI programme: who builds it, when it goes live, and how much work it covers.

One initiative for each team with a claim. Progress is limited by people and by lead time, both
measured against what `keep` can do with everyone there.
"""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import Company, Floats, Stock, over_teams, share_of
from calculator.parameters import MONTHS_PER_YEAR, Programme, Teams

COMPLETE = 1 - 1e-9  # progress within rounding of done
NOBODY = 1e-12  # programme time within rounding of none, of keep's


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where every initiative stands at the end of a month."""

    share: Stock  # of the missing effort that is done
    completed: Stock  # 1 once it has been finished, for good
    gained: Stock  # progress of the month
    used_share: Company  # programme time in use, of all programme time
    people: Company  # programme people at work on it, FTE at full output
    time: Company  # programme time, firefighting included, FTE


def opening(programme: Programme, shape: tuple[int, ...]) -> tuple[Stock, Stock, Stock]:
    """Progress, completion and use in month 1: measured initiatives are live and in full use."""
    measured = np.broadcast_to(programme.measured * programme.initiative, shape)
    return measured.copy(), measured.copy(), measured.copy()


def advance(  # the month of the programme, told in its own order
    *,
    share: Stock,
    completed: Stock,
    gap_ratio: Stock,
    staff: Stock,
    remaining: Floats,
    programme: Programme,
    kept: Progress | None = None,
) -> Progress:
    """Spend the programme people's month: maintenance first, then what is missing.

    `staff` is programme time at full output, FTE; `gap_ratio` last month's undone share of work;
    `remaining` the share of each function that still exists, and with it of its initiative; `kept`
    is the same month under `keep`, left out for `keep` itself.

    people = sum(staff * (1 - firefighting * min(1, firefighting_slope * gap_ratio)))
    upkeep = sum(initiative * usual_effort * maintenance / 12 * share * remaining)
    builders = max(0, people - upkeep) / sum(initiative * effort * (1 - share) * remaining)
    absent = max(0, everyone - people) / everyone
    pace = 1 / (lead_time * (1 + key_people_delay * absent))
    gained = initiative * min((1 - share) * min(1, builders), pace)
    neglect = max(0, upkeep - people) / upkeep
    decayed = share * maintenance / 12 * neglect
    share = min(1, max(0, share + gained - decayed))
    completed = max(completed, share >= COMPLETE)
    time = sum(staff)
    spent = min(people, upkeep) + sum(initiative * effort * gained * remaining)
    used_share = min(1, spent / time) if time > NOBODY * all_time else 0
    """
    undone = np.minimum(1, programme.firefighting_slope * gap_ratio)
    people = over_teams(staff * (1 - programme.firefighting * undone))
    time = over_teams(staff)
    everyone, all_time = (kept.people, kept.time) if kept else (people, time)

    upkeep = over_teams(programme.upkeep * remaining * share)
    missing, need = 1 - share, programme.need * remaining
    builders = share_of(np.maximum(0, people - upkeep), over_teams(need * missing))
    possible = missing * np.minimum(1, builders)
    gained = np.minimum(possible, _pace(people, everyone, programme)) * programme.initiative
    neglect = share_of(np.maximum(0, upkeep - people), upkeep)
    decayed = share * (programme.maintenance / MONTHS_PER_YEAR * neglect)

    share = np.minimum(1, np.maximum(0, share + gained - decayed))
    spent = np.minimum(people, upkeep) + over_teams(need * gained)
    used = share_of(spent, np.where(time > NOBODY * all_time, time, 0))
    return Progress(
        share=share,
        completed=np.maximum(completed, share >= COMPLETE),
        gained=gained,
        used_share=np.minimum(used, 1),
        people=people,
        time=time,
    )


def _pace(people: Company, everyone: Company, programme: Programme) -> Company:
    """Most progress a month allows: lead time, longer when programme people are missing."""
    absent = share_of(np.maximum(0, everyone - people), everyone)
    return 1 / (programme.lead_time * (1 + programme.key_people_delay * absent))


def live(share: Stock, completed: Stock, programme: Programme) -> Stock:
    """Share of an initiative that is in production; it sinks if upkeep is neglected.

    live = max(reaches_production, measured) * completed * share
    """
    return programme.reaches * completed * share


def rolled_out(in_use: Stock, alive: Stock, programme: Programme) -> Stock:
    """Use at the end of a month: it moves toward what is live with time constant `roll_out`.

    in_use = in_use + (alive - in_use) * min(1, 1 / roll_out)
    """
    return in_use + (alive - in_use) * programme.taken_up


def learning_dip(in_use: Stock, alive: Stock, programme: Programme) -> Stock:
    """Share of output lost while a live initiative is not yet in full use.

    lost = dip * (1 - measured) * max(0, alive - in_use)
    """
    return programme.learning * np.maximum(0, alive - in_use)


def coverage(
    in_use: Stock, people: Stock, remaining: Floats, ordinary: Floats, t: Teams, p: Programme
) -> Stock:
    """Ordinary work that AI covers, FTE; assistance needs people to assist.

    `remaining` is the share of the function that still exists, `ordinary` that of a post's time
    that is ordinary work in `keep`.

    assisting = (1 - replace_share) * cover_share * min(people / headcount, remaining)
    covers = replace_share * remaining + assisting
    covered = realised_share * headcount * ordinary * in_use * covers
    """
    assisted = np.minimum(people / t.headcount, remaining)
    covers = p.replace_share * remaining + p.assisting * assisted
    return p.realised_share * (t.headcount * ordinary) * in_use * covers


def claimed_coverage(month: int, ordinary: Floats, teams: Teams, programme: Programme) -> Floats:
    """Ordinary work that the claim says AI covers in a month (from 0), FTE.

    claimed = claimed_share * headcount * ordinary if month + 1 >= claim_month else 0
    """
    claimed = np.where(programme.claim_month <= month + 1, programme.claimed_share, 0.0)
    return claimed * teams.headcount * ordinary


def running_cost(
    in_use: Stock, people: Stock, remaining: Floats, teams: Teams, programme: Programme
) -> Stock:
    """Money a month for the seats in use.

    AI that assists has a seat for each person there; what it replaces costs as many as did it
    before, as far as the function still exists (`remaining`).

    seats = replace_share * headcount * remaining + (1 - replace_share) * people
    running = seats * seat_cost / 12 * in_use
    """
    replacing = programme.replace_share * teams.headcount * remaining
    seats = replacing + programme.seats_shared * people
    return seats * programme.monthly_seat * in_use
