"""The money of one month, by what it is for. At month-1 prices, costs positive.

Prices rise with pay, in every month alike for all that is paid for: so what a month costs is worked
out at month-1 prices, and the rise is applied where it is recorded. Seats of AI have prices of
their own, which do not rise.
"""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import Company, Stock, share_of
from calculator.parameters import Parameters
from calculator.simulation import programme
from calculator.simulation.exits import Exits
from calculator.simulation.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Money of one month, by alternative, team and draw."""

    payroll: Stock
    exit_cost: Stock
    replacement: Stock
    hiring: Stock
    premium: Stock
    contractors: Stock
    consultants: Stock
    retraining: Stock
    incidents: Stock
    running: Stock  # nominal
    coming_back: Stock  # part of hiring and premium: reopened posts
    work_value: Stock  # not cash
    ended_pay: Stock  # not cash: cost of the posts that had ended before the month

    @property
    def spent(self) -> Stock:
        """Everything that costs cash and rises with pay."""
        spent = self.payroll + self.exit_cost
        for cost in (
            self.replacement,
            self.hiring,
            self.premium,
            self.contractors,
            self.consultants,
            self.retraining,
            self.incidents,
        ):
            spent += cost  # in place: what was just written is still in cache
        return spent


def ledger(  # one month seen by the finance department
    *,
    state: State,
    price: Stock,
    starts: Stock,
    refills: Stock,
    exits: Exits,
    bought: Stock,
    worth: Stock,
    consultants: Company,
    parameters: Parameters,
) -> Ledger:
    """Price a month: `state` as people worked in it, `exits` at its close.

    `price` is that of a post filled, `starts` all that were, `refills` those of them that had been
    reopened; `bought` is contractors' work and `worth` the value of work, both in FTE;
    `consultants` is the company's bill for them, which its teams share by headcount.

    cost = annual_salary / 12 * load_factor
    people = experienced + newcomers + training + trained
    payroll = people * cost
    exit_cost = laid_off * separation.exit_cost
    replacement = replaced * hire_cost
    hiring = starts * price
    premium = min(hired, experienced + newcomers) * pay_premium * cost
    contractors = bought * contractor_price * cost
    consultants = consultants * headcount / sum(headcount)
    retraining = redeployed * redeployment.cost
    incidents = unknown * remaining * incident_cost * (incident_multiplier - 1)
    assisting = (1 - replace_share) * (experienced + newcomers)
    seats = replace_share * headcount * remaining + assisting
    running = seats * seat_cost / 12 * in_use
    coming_back = refills * price + premium * refilled / hired
    work_value = worth * cost
    ended_pay = (state.ended - training - trained) * cost
    """
    p, cost = parameters, parameters.monthly_cost
    people, ended = state.people, state.ended
    if state.retrained.any():
        people, ended = people + state.retrained, ended - state.retrained
    premium = np.minimum(state.hired, state.people) * p.premium_cost
    return Ledger(
        payroll=people * cost,
        exit_cost=exits.laid_off * p.separation.exit_cost,
        replacement=exits.replaced * p.hiring.hire_cost,
        hiring=starts * price,
        premium=premium,
        contractors=bought * p.contractor_cost,
        consultants=consultants * (p.teams.headcount / p.teams.headcount.sum()),
        retraining=exits.redeployed * p.redeployment.cost,
        incidents=state.unknown * state.remaining * p.knowledge.dearer_incidents,
        running=programme.running_cost(
            state.in_use, state.people, state.remaining, p.teams, p.programme
        ),
        coming_back=refills * price + premium * share_of(state.refilled, state.hired),
        work_value=worth * cost,
        ended_pay=ended * cost,
    )
