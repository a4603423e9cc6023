"""Keeps of every month what reports need, so that no month has to be held."""

import numpy as np

from calculator.arrays import Floats, Stock
from calculator.parameters import Parameters
from calculator.results import Results, discount_factors
from calculator.simulation.month import Month


class Record:
    """Company totals by month and team totals over months, filled in as months go by."""

    def __init__(self, names: tuple[str, ...], parameters: Parameters) -> None:
        """Prepare for a run of the alternatives `names`."""
        self._names = names
        self._parameters = parameters
        self._discount = discount_factors(parameters.months, parameters.finance.discount_rate)
        self._paths: dict[str, list[Floats]] = {}
        self._teams: dict[str, Stock] = {}
        self._ended: list[Stock] = []

    def add(self, month: Month) -> None:
        """Take down a month."""
        for name, stock in _company(month, self._parameters).items():
            self._paths.setdefault(name, []).append(stock)
        factor = float(self._discount[month.number])
        flows = _team_flows(month, factor)
        flows["team_reopened_in_window"] = self._reopened_in_window(month)
        for name, amount in flows.items():
            self._teams[name] = self._teams[name] + amount if name in self._teams else amount
        unknown = _unknown(month, self._parameters)
        peak = self._teams.get("team_peak_unknown", unknown)
        self._teams["team_peak_unknown"] = np.maximum(peak, unknown)

    def _reopened_in_window(self, month: Month) -> Stock:
        """Posts reopened no later than the window after their cut; those cut first come first."""
        self._ended.append(month.after.ended)
        past = month.number - round(self._parameters.response.window_months) - 1
        expired = self._ended[past] if past >= 0 else np.zeros_like(month.after.ended)
        before = month.after.reopened - month.reopened
        return np.maximum(0, month.after.reopened - np.maximum(before, expired))

    def results(self) -> Results:
        """Everything taken down."""
        paths = {name: np.stack(months, axis=1) for name, months in self._paths.items()}
        return Results(policies=self._names, **paths, **self._teams)


def _company(month: Month, parameters: Parameters) -> dict[str, Floats]:
    """Sum a month over teams; stocks as people worked, cumulative ones at its close."""
    after, money, headcount = month.after, month.ledger, parameters.teams.headcount
    excess = np.maximum(0, month.gap - month.gap[:1])
    stocks: dict[str, Stock] = {
        "headcount": month.worked.people,
        "work": month.demanded,
        "capacity": month.capacity,
        "gap": month.gap,
        "excess_gap": excess,
        "ai_coverage": month.covered,
        "ai_claimed": month.claimed,
        "uncovered_posts": month.uncovered,
        "unknown": _unknown(month, parameters) * headcount / headcount.sum(),
        "ended_posts": after.ended,
        "reopened_posts": after.reopened,
        "requisitions": month.reopened + month.exits.backfills,
        "cancelled": month.exits.cancelled,
        "hires": month.starts,
        "laid_off": month.exits.laid_off,
        "left": month.exits.quits + month.exits.unreplaced,
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
    return {name: stock.sum(axis=1) for name, stock in stocks.items()}


def _unknown(month: Month, parameters: Parameters) -> Stock:
    """Share of knowledge missing of what is still needed: a function that ended needs none."""
    teams = parameters.teams
    ended = np.minimum(1, month.after.ended / teams.headcount)
    return month.after.unknown * (1 - teams.function_ends * ended)


def _rehire_cost(month: Month) -> Stock:
    """Money of a month for reopened posts: their part of hiring and of dearer pay."""
    worked, money = month.worked, month.ledger
    starting = _part(month.refills, month.starts)
    employed = _part(worked.refilled, worked.hired)
    return money.hiring * starting + money.premium * employed


def _part(some: Stock, all_: Stock) -> Stock:
    return np.divide(some, all_, out=np.zeros_like(all_), where=all_ > 0)


def _team_flows(month: Month, factor: float) -> dict[str, Stock]:
    """Amounts of a month that add up over the horizon; `factor` discounts its money."""
    money = month.ledger
    opening = 1.0 if month.number == 0 else 0.0
    return {
        "team_cash": factor * money.cash,
        "team_work_value": factor * money.work_value,
        "team_rehire_cost": factor * _rehire_cost(month),
        "team_gap": np.maximum(0, month.gap - month.gap[:1]),
        "team_ended": month.exits.ended,
        "team_reopened": month.reopened,
        "team_hires": month.starts,
        "team_hire_spend": month.hire_spend,
        "team_live_month": opening + 1 - month.worked.completed,
    }
