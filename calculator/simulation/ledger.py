"""The money of one month, by what it is for. Nominal, costs positive."""

from dataclasses import dataclass

from calculator.arrays import PerDraw, PerTeamDraw, Stock
from calculator.parameters import Parameters
from calculator.simulation import hiring, knowledge, programme
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
    work_value: Stock  # not cash
    ended_pay: Stock  # not cash: cost of the posts that had ended before the month

    @property
    def cash(self) -> Stock:
        """Cash flow of the month, money in positive."""
        return -(
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
    return (1 + parameters.finance.wage_drift) ** (month / 12)


def monthly_cost(parameters: Parameters) -> PerTeamDraw:
    """What one post costs the employer a month, today."""
    return parameters.teams.annual_salary * parameters.finance.load_factor / 12


def ledger(  # one month seen by the finance department
    *,
    month: int,
    state: State,
    hire_spend: Stock,
    exits: Exits,
    ended: Stock,
    bought: Stock,
    worth: Stock,
    remaining: Stock,
    parameters: Parameters,
) -> Ledger:
    """Price a month: `state` as people worked in it, `exits` at its close.

    `hire_spend` is the cost of people hired at month-1 prices; `ended` are posts
    that had ended before the month; `bought` is contractors' work and `worth` the value of work,
    both in FTE; `remaining` is the share of each function that still exists.
    """
    p, pay = parameters, pay_level(month, parameters)
    cost = monthly_cost(p) * pay
    replaced = hiring.normal_leavers(state.people, p.hiring) - exits.unreplaced
    dearer = state.hired.clip(max=state.people) * p.hiring.pay_premium
    return Ledger(
        payroll=state.people * cost,
        exit_cost=exits.laid_off * p.separation.exit_cost * pay,
        replacement=replaced * p.hiring.hire_cost * pay,
        hiring=hire_spend * pay,
        premium=dearer * cost,
        contractors=bought * p.work.contractor_price * cost,
        running=programme.running_cost(state.in_use * remaining, p.teams, p.programme),
        incidents=knowledge.incident_cost(state.unknown, p.knowledge) * pay,
        work_value=worth * cost,
        ended_pay=ended * cost,
    )
