"""The money of one month, by what it is for. Nominal, costs positive."""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import PerDraw, PerTeamDraw, Stock, share_of
from calculator.parameters import MONTHS_PER_YEAR, Parameters
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
    running: Stock
    incidents: Stock
    coming_back: Stock  # part of hiring and premium: reopened posts
    work_value: Stock  # not cash
    ended_pay: Stock  # not cash: cost of the posts that had ended before the month

    @property
    def spent(self) -> Stock:
        """Everything that costs cash."""
        return (
            self.payroll
            + self.exit_cost
            + self.replacement
            + self.hiring
            + self.premium
            + self.contractors
            + self.running
            + self.incidents
        )


def pay_level(month: int, parameters: Parameters) -> PerDraw:
    """Pay in a month (from 0), of today's."""
    return (1 + parameters.finance.wage_drift) ** (month / MONTHS_PER_YEAR)


def monthly_cost(month: int, parameters: Parameters) -> PerTeamDraw:
    """What one post costs the employer in a month (from 0)."""
    load = parameters.finance.load_factor * pay_level(month, parameters)
    return parameters.teams.annual_salary / MONTHS_PER_YEAR * load


def ledger(  # one month seen by the finance department
    *,
    month: int,
    state: State,
    price: Stock,
    starts: Stock,
    refills: Stock,
    exits: Exits,
    bought: Stock,
    worth: Stock,
    parameters: Parameters,
) -> Ledger:
    """Price a month: `state` as people worked in it, `exits` at its close.

    `price` is that of a post filled, at month-1 prices, `starts` all that were, `refills` those of
    them that had been reopened; `bought` is contractors' work and `worth` the value of work, both
    in FTE.
    """
    p, pay, cost = parameters, pay_level(month, parameters), monthly_cost(month, parameters)
    nominal = price * pay
    premium = np.minimum(state.hired, state.people) * (p.hiring.pay_premium * cost)
    return Ledger(
        payroll=state.people * cost,
        exit_cost=exits.laid_off * (p.separation.exit_cost * pay),
        replacement=exits.replaced * (p.hiring.hire_cost * pay),
        hiring=starts * nominal,
        premium=premium,
        contractors=bought * (p.work.contractor_price * cost),
        running=programme.running_cost(state.in_use * state.remaining, p.teams, p.programme),
        incidents=state.unknown * (p.knowledge.dearer_incidents * pay),
        coming_back=refills * nominal + premium * share_of(state.refilled, state.hired),
        work_value=worth * cost,
        ended_pay=state.ended * cost,
    )
