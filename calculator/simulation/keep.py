"""Keep: nobody leaves, so of a month only the work and the AI programme move.

The reference that every alternative is measured against. What an alternative does to people, to
knowledge and to posts does not happen here: normal leavers are replaced like for like.
"""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import PerTeamDraw, Stock, share_of
from calculator.parameters import Parameters
from calculator.simulation import hiring, programme, work
from calculator.simulation.ledger import monthly_cost, pay_level


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A month under `keep`; stocks are (1, teams, draws), money is nominal."""

    built: programme.Progress
    in_use: Stock  # roll-out of each initiative
    ordinary: Stock  # share of a post's time that is ordinary work
    demanded: Stock  # work, FTE
    capacity: Stock  # FTE
    gap: Stock  # work left undone, FTE
    covered: Stock  # work that AI covers, FTE
    claimed: Stock  # work that AI is claimed to cover, FTE
    payroll: PerTeamDraw
    replacement: PerTeamDraw
    contractors: Stock
    running: Stock
    work_value: Stock  # not cash

    @property
    def spent(self) -> Stock:
        """Everything that costs cash."""
        return self.payroll + self.replacement + self.contractors + self.running


def kept_month(month: int, before: Kept | None, p: Parameters) -> Kept:
    """Advance `keep` by one month (from 0); before the first there is none."""
    people = p.teams.headcount
    if before is None:
        share, completed, in_use = programme.opening(p.programme, (1, len(people), p.draws))
        gap_ratio = np.zeros_like(share)
    else:
        share, completed, in_use = before.built.share, before.built.completed, before.in_use
        gap_ratio = share_of(before.gap, before.demanded)

    built = programme.advance(
        share=share,
        completed=completed,
        gap_ratio=gap_ratio,
        staff=p.teams.programme_share * people,
        programme=p.programme,
    )
    alive = programme.live(built, p.programme)
    in_use = programme.rolled_out(in_use, alive, p.programme)
    dip = programme.learning_dip(in_use, alive, p.programme)

    ordinary = 1 - p.teams.programme_share * built.used_share
    covered = programme.coverage(in_use, people, ordinary, p.teams, p.programme)
    demanded = work.demand(month, ordinary, np.ones(1), p.teams, p.work)
    capacity = people * (1 - dip) * ordinary + covered
    worth, bought = work.worth(demanded, capacity, p.work)

    pay, cost = pay_level(month, p), monthly_cost(month, p)
    return Kept(
        built=built,
        in_use=in_use,
        ordinary=ordinary,
        demanded=demanded,
        capacity=capacity,
        gap=np.maximum(0, demanded - capacity),
        covered=covered,
        claimed=programme.claimed_coverage(month, ordinary, p.teams, p.programme),
        payroll=people * cost,
        replacement=hiring.normal_leavers(people, p.hiring) * (p.hiring.hire_cost * pay),
        contractors=bought * (p.work.contractor_price * cost),
        running=programme.running_cost(in_use, p.teams, p.programme),
        work_value=worth * cost,
    )
