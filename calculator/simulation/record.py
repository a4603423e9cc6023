"""Keeps of every month what reports need, so that no month has to be held."""

from collections import defaultdict, deque

import numpy as np

from calculator.arrays import PerTeam, Stock, over_teams
from calculator.parameters import Parameters
from calculator.results import Results, discount_factors
from calculator.simulation.keep import Kept
from calculator.simulation.month import Month
from calculator.simulation.state import State


class Record:
    """Company totals by month and team totals over months, filled in as months go by."""

    def __init__(self, results: Results, draws: slice, parameters: Parameters) -> None:
        """Prepare to fill in `draws` of `results`; `parameters` are those of these draws."""
        self._results, self._draws = results, draws
        shape = results.team_cash[1:, :, draws].shape
        self._headcount = parameters.teams.headcount
        self._weight = parameters.teams.headcount / parameters.teams.headcount.sum()
        self._discount = discount_factors(parameters.months, parameters.finance.discount_rate)
        self._totals: defaultdict[str, Stock] = defaultdict(lambda: np.zeros(shape))
        self._peak_unknown = np.zeros(shape)
        # Posts ended by each month of the window, and by the month before it.
        self._ended: deque[Stock] = deque(maxlen=round(parameters.response.window_months) + 2)

    def keep(self, number: int, kept: Kept) -> None:
        """Take down a month of `keep` (from 0); what does not happen there stays nothing."""
        for name, stock in _kept_stocks(kept, self._headcount).items():
            path = getattr(self._results, name)
            path[:1, number, self._draws] = over_teams(stock)[:, 0]
        for name, amount in _kept_flows(number, kept, float(self._discount[number])).items():
            getattr(self._results, name)[:1, :, self._draws] += amount

    def add(self, month: Month) -> None:
        """Take down a month."""
        for name, stock in _stocks(month, self._weight).items():
            path = getattr(self._results, name)
            path[1:, month.number, self._draws] = over_teams(stock)[:, 0]
        flows = _flows(month, float(self._discount[month.number]))
        flows["team_reopened_in_window"] = self._reopened_in_window(month)
        for name, amount in flows.items():
            self._totals[name] += amount
        self._peak_unknown = np.maximum(self._peak_unknown, month.unknown)

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
    stocks = {
        "headcount": headcount,
        "work": kept.demanded,
        "capacity": kept.capacity,
        "gap": kept.gap,
        "ai_coverage": kept.covered,
        "ai_claimed": kept.claimed,
        "payroll": kept.payroll,
        "replacement_cost": kept.replacement,
        "contractor_cost": kept.contractors,
        "running_cost": kept.running,
        "work_value": kept.work_value,
    }
    return {name: np.broadcast_to(stock, kept.gap.shape) for name, stock in stocks.items()}


def _kept_flows(number: int, kept: Kept, factor: float) -> dict[str, Stock]:
    return {
        "team_cash": -factor * kept.spent,
        "team_work_value": factor * kept.work_value,
        "team_live_month": _not_yet(number, kept.built.completed),
    }


def _not_yet(number: int, completed: Stock) -> Stock:
    """Add up to the first month at whose end an initiative is complete, from 1."""
    return (1.0 if number == 0 else 0.0) + 1 - completed


def _stocks(month: Month, weight: PerTeam) -> dict[str, Stock]:
    """What a company adds up over its teams: as people worked, cumulative amounts at the close."""
    after, money = month.after, month.ledger
    return {
        "headcount": month.worked.people,
        "work": month.demanded,
        "capacity": month.capacity,
        "gap": month.gap,
        "excess_gap": month.excess_gap,
        "ai_coverage": month.covered,
        "ai_claimed": month.claimed,
        "uncovered_posts": month.uncovered,
        "unknown": month.unknown * weight,
        "ended_posts": after.ended,
        "reopened_posts": after.reopened,
        "requisitions": month.reopened + month.exits.backfills,
        "cancelled": month.exits.cancelled,
        "hires": month.starts,
        "laid_off": month.exits.laid_off,
        "left": month.exits.left,
        "excess_quits": month.exits.quits,
        "payroll": money.payroll,
        "ended_pay": money.ended_pay,
        "exit_cost": money.exit_cost,
        "replacement_cost": money.replacement,
        "hiring_cost": money.hiring,
        "premium_cost": money.premium,
        "contractor_cost": money.contractors,
        "running_cost": money.running,
        "incident_cost": money.incidents,
        "work_value": money.work_value,
    }


def _flows(month: Month, factor: float) -> dict[str, Stock]:
    """Amounts of a month that add up over the horizon; `factor` discounts its money."""
    money = month.ledger
    return {
        "team_cash": -factor * money.spent,
        "team_work_value": factor * money.work_value,
        "team_rehire_cost": factor * money.coming_back,
        "team_gap": month.excess_gap,
        "team_hire_spend": month.hire_spend,
        "team_live_month": _not_yet(month.number, month.worked.completed),
    }
