"""Keep: nobody leaves, so of a month only the work and the AI programme move.

The reference that every alternative is measured against. What an alternative does to people, to
knowledge and to posts does not happen here: normal leavers are replaced like for like.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from calculator.arrays import Stock, over_teams, share_of
from calculator.parameters import Parameters
from calculator.simulation import compliance, hiring, programme, work
from calculator.simulation.compliance import Desk

ALL = np.ones((1, 1, 1))  # of every function still exists


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A month under `keep`; stocks are (1, teams, draws), money is that of month-1 prices."""

    built: programme.Progress
    ahead: Stock  # compliance work that each finished initiative waits for, FTE-months
    desk: Desk
    alive: Stock  # share of each initiative that is in production
    in_use: Stock  # roll-out of each initiative
    ordinary: Stock  # share of a post's time that is ordinary work
    demanded: Stock  # work, FTE
    capacity: Stock  # FTE
    gap: Stock  # work left undone, FTE
    covered: Stock  # work that AI covers, FTE
    claimed: Stock  # work that AI is claimed to cover, FTE
    bought: Stock  # work bought outside, FTE
    payroll: Stock
    replacement: Stock
    contractors: Stock
    consultants: Stock
    running: Stock  # nominal
    work_value: Stock  # not cash

    @property
    def spent(self) -> Stock:
        """Everything that costs cash and rises with pay."""
        return self.payroll + self.replacement + self.contractors + self.consultants

    @cached_property
    def cleared(self) -> Stock:
        """1 where nothing stands between an initiative and its going live."""
        return compliance.cleared(self.ahead)


def kept_month(month: int, before: Kept | None, p: Parameters) -> Kept:
    """Advance `keep` by one month (from 0); before the first there is none.

    ordinary = 1 - programme_share * built.used_share - compliance_share * desk.used_share
    capacity = headcount * (1 - dip) * ordinary + covered
    gap = max(0, demanded - capacity)
    payroll = headcount * annual_salary / 12 * load_factor
    """
    people = p.teams.headcount[None]
    if before is None:
        share, completed, in_use = programme.opening(p.programme, (*people.shape[:2], p.draws))
        alive = programme.live(share, completed, p.programme)
        ahead = gap_ratio = np.zeros_like(share)
        desk = compliance.idle(ahead[:, :1].shape)
    else:
        share, completed, in_use = before.built.share, before.built.completed, before.in_use
        alive, ahead, desk = before.alive, before.ahead, before.desk
        gap_ratio = share_of(before.gap, before.demanded)

    built = programme.advance(
        share=share,
        completed=completed,
        gap_ratio=gap_ratio,
        staff=np.broadcast_to(p.teams.programme_share * people, share.shape),
        remaining=ALL,
        programme=p.programme,
    )
    if p.compliance.asked:
        arriving, behind_gate = compliance.need(
            month=month,
            gained=built.gained,
            alive=alive,
            in_use=in_use,
            remaining=ALL,
            layoffs=np.zeros_like(desk.backlog),
            programme=p.programme,
            compliance=p.compliance,
        )
        desk = compliance.worked_through(
            before=desk,
            arriving=arriving,
            behind_gate=behind_gate,
            capacity=over_teams(np.broadcast_to(p.teams.compliance_share * people, share.shape)),
            compliance=p.compliance,
        )
        ahead = compliance.waiting(
            ahead, completed_before=completed, completed=built.completed, desk=desk
        )
    alive = programme.live(built.share, built.completed, p.programme) * compliance.cleared(ahead)
    in_use = programme.rolled_out(in_use, alive, p.programme)
    dip = programme.learning_dip(in_use, alive, p.programme)

    on_programme = p.teams.programme_share * built.used_share
    ordinary = 1 - on_programme - p.teams.compliance_share * desk.used_share
    claimed = programme.claimed_coverage(month, ordinary, p.teams, p.programme)
    covered = (
        claimed
        if p.programme.as_claimed
        else programme.coverage(in_use, people, ALL, ordinary, p.teams, p.programme)
    )
    demanded = work.demand(month, ordinary, p.teams, p.work)
    capacity = people * (1 - dip) * ordinary + covered
    worth, bought = work.worth(demanded, capacity, p.work)
    return Kept(
        built=built,
        ahead=ahead,
        desk=desk,
        alive=alive,
        in_use=in_use,
        ordinary=ordinary,
        demanded=demanded,
        capacity=capacity,
        gap=np.maximum(0, demanded - capacity),
        covered=covered,
        claimed=claimed,
        bought=bought,
        payroll=people * p.monthly_cost,
        replacement=hiring.normal_leavers(people, p.hiring) * p.hiring.hire_cost,
        contractors=bought * p.contractor_cost,
        consultants=compliance.to_pay(month, desk, p) * (people / people.sum()),
        running=programme.running_cost(in_use, people, ALL, p.teams, p.programme),
        work_value=worth * p.monthly_cost,
    )
