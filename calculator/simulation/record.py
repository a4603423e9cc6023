"""Keeps of every month what reports need, so that no month has to be held."""

from collections import defaultdict, deque

import numpy as np

from calculator.arrays import Company, PerDraw, PerTeam, Stock, over_teams
from calculator.parameters import Parameters
from calculator.results import Results, discount_factors
from calculator.simulation.compliance import Desk
from calculator.simulation.keep import Kept
from calculator.simulation.ledger import Ledger
from calculator.simulation.month import Month
from calculator.simulation.state import State
from calculator.simulation.undo import undo


class Record:
    """Company totals by month and team totals over months, filled in as months go by."""

    def __init__(self, results: Results, draws: slice, parameters: Parameters) -> None:
        """Prepare to fill in `draws` of `results`; `parameters` are those of these draws."""
        self._results, self._draws = results, draws
        shape = results.team_cash[1:, :, draws].shape
        self._headcount = parameters.teams.headcount
        self._pay_level, self._asked = parameters.pay_level, parameters.compliance.asked
        self._weight = parameters.teams.headcount / parameters.teams.headcount.sum()
        self._discount = discount_factors(parameters.months, parameters.finance.discount_rate)
        self._totals: defaultdict[str, Stock] = defaultdict(lambda: np.zeros(shape))
        self._totals["team_live_month"] += 1  # the first month, plus those without it
        results.team_live_month[:1, :, draws] += 1
        self._peak_unknown = np.zeros(shape)
        # Posts ended by each month of the window, and by the month before it.
        self._ended: deque[Stock] = deque(maxlen=round(parameters.response.window_months) + 2)

    def keep(self, number: int, kept: Kept) -> None:
        """Take down a month of `keep` (from 0); what does not happen there stays nothing."""
        pay = self._pay_level(number)
        for name, stock in _kept_stocks(kept, self._headcount).items():
            path = getattr(self._results, name)
            path[:1, number, self._draws] = over_teams(stock)[:, 0]
        for name, stock in _kept_money(kept).items():
            path = getattr(self._results, name)
            path[:1, number, self._draws] = over_teams(stock)[:, 0] * pay
        self._desk(number, slice(None, 1), kept.desk)
        factor = float(self._discount[number])
        for name, amount in _kept_flows(kept, factor, pay).items():
            getattr(self._results, name)[:1, :, self._draws] += amount

    def add(self, month: Month) -> None:
        """Take down a month."""
        pay = self._pay_level(month.number)
        for name, stock in _stocks(month, self._weight).items():
            path = getattr(self._results, name)
            path[1:, month.number, self._draws] = over_teams(stock)[:, 0]
        for name, stock in _money(month.ledger).items():
            path = getattr(self._results, name)
            path[1:, month.number, self._draws] = over_teams(stock)[:, 0] * pay
        self._desk(month.number, slice(1, None), month.desk)
        flows = _flows(month, float(self._discount[month.number]), pay)
        flows["team_reopened_in_window"] = self._reopened_in_window(month)
        for name, amount in flows.items():
            self._totals[name] += amount
        self._peak_unknown = np.maximum(self._peak_unknown, month.unknown)

    def undo(self, month: Month, p: Parameters) -> None:
        """Take down what coming back takes, if this is a month for which it is asked."""
        if month.number + 1 in self._results.undo_months:
            at = self._results.undo_months.index(month.number + 1)
            found, money = undo(month.after, p), self._discount[month.number]
            cost = found.cost[:, 0] * (money * self._pay_level(month.number))
            self._results.undo_cost[1:, at, self._draws] = cost
            self._results.undo_time[1:, at, self._draws] = found.months[:, 0]

    def _desk(self, number: int, alternatives: slice, desk: Desk) -> None:
        """Take down a month of compliance work; a company of which none is asked has none."""
        if self._asked:
            for name, amount in _desk_work(desk).items():
                path = getattr(self._results, name)
                path[alternatives, number, self._draws] = amount[:, 0]

    def _reopened_in_window(self, month: Month) -> Stock:
        """Posts reopened no later than the window after their cut; those cut first come first."""
        self._ended.append(month.after.ended)
        outside = month.after.reopened - month.reopened
        if len(self._ended) == self._ended.maxlen:
            outside = np.maximum(outside, self._ended[0])
        return np.maximum(0, month.after.reopened - outside)

    def close(self, last: State) -> None:
        """Fill in the totals over months; `last` is where the last month leads to."""
        totals = {
            **self._totals,
            "team_peak_unknown": self._peak_unknown,
            "team_ended": last.ended,
            "team_reopened": last.reopened,
            "team_hires": last.hired,
        }
        for name, total in totals.items():
            getattr(self._results, name)[1:, :, self._draws] = total


def _kept_stocks(kept: Kept, headcount: PerTeam) -> dict[str, Stock]:
    return {
        "headcount": np.broadcast_to(headcount, kept.gap.shape),
        "work": kept.demanded,
        "capacity": kept.capacity,
        "gap": kept.gap,
        "ai_coverage": kept.covered,
        "ai_claimed": kept.claimed,
        "running_cost": kept.running,
    }


def _kept_money(kept: Kept) -> dict[str, Stock]:
    return {
        "payroll": kept.payroll,
        "replacement_cost": kept.replacement,
        "contractor_cost": kept.contractors,
        "consultant_cost": kept.consultants,
        "work_value": kept.work_value,
    }


def _kept_flows(kept: Kept, factor: float, pay: PerDraw) -> dict[str, Stock]:
    return {
        "team_cash": -(factor * pay) * kept.spent - factor * kept.running,
        "team_work_value": (factor * pay) * kept.work_value,
        "team_live_month": 1 - kept.built.completed * kept.cleared,
        "team_held": kept.built.completed * (1 - kept.cleared),
    }


def _stocks(month: Month, weight: PerTeam) -> dict[str, Stock]:
    """What a company adds up over its teams: as people worked, cumulative amounts at the close."""
    after = month.after
    return {
        "headcount": month.worked.people + month.worked.retrained,
        "work": month.demanded,
        "capacity": month.capacity,
        "gap": month.gap,
        "excess_gap": month.excess_gap,
        "ai_coverage": month.covered,
        "ai_claimed": month.claimed,
        "uncovered_posts": month.uncovered,
        "unknown": month.unknown * weight,
        "retrained": after.retrained,
        "ended_posts": after.ended,
        "reopened_posts": after.reopened,
        "requisitions": month.reopened + month.exits.backfills,
        "cancelled": month.exits.cancelled,
        "hires": month.starts,
        "laid_off": month.exits.laid_off,
        "left": month.exits.left,
        "excess_quits": month.exits.quits,
        "running_cost": month.ledger.running,
    }


def _money(ledger: Ledger) -> dict[str, Stock]:
    """Money that rises with pay."""
    return {
        "payroll": ledger.payroll,
        "ended_pay": ledger.ended_pay,
        "exit_cost": ledger.exit_cost,
        "replacement_cost": ledger.replacement,
        "hiring_cost": ledger.hiring,
        "premium_cost": ledger.premium,
        "contractor_cost": ledger.contractors,
        "consultant_cost": ledger.consultants,
        "retraining_cost": ledger.retraining,
        "incident_cost": ledger.incidents,
        "work_value": ledger.work_value,
    }


def _desk_work(desk: Desk) -> dict[str, Company]:
    return {
        "compliance_need": desk.need,
        "compliance_capacity": desk.capacity,
        "compliance_bought": desk.bought,
        "compliance_finished": desk.finished,
        "compliance_backlog": desk.backlog,
        "gate_need": desk.gate_need,
        "gate_finished": desk.gate_finished,
    }


def _flows(month: Month, factor: float, pay: PerDraw) -> dict[str, Stock]:
    """Amounts of a month that add up over the horizon; `factor` discounts its money."""
    money, worth = month.ledger, factor * pay
    return {
        "team_cash": -worth * money.spent - factor * money.running,
        "team_work_value": worth * money.work_value,
        "team_rehire_cost": worth * money.coming_back,
        "team_gap": month.excess_gap,
        "team_hire_spend": month.hire_spend,
        "team_live_month": 1 - month.worked.completed * month.cleared,
        "team_held": month.worked.completed * (1 - month.cleared),
    }
