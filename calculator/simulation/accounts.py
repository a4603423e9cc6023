"""Keeps of every month its money, so that no month has to be held."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from calculator.arrays import Path, Stock, over_teams
from calculator.parameters import Parameters
from calculator.results import Money, discount_factors
from calculator.simulation import undo
from calculator.simulation.keep import Kept
from calculator.simulation.ledger import Ledger
from calculator.simulation.month import Month
from calculator.simulation.state import State

Paths: TypeAlias = dict[str, Path]

KEEP = slice(None, 1)  # of the alternatives of a run
STEADY = frozenset({"running_cost", "refill_cost", "undo_time"})  # as they are, or risen already


class Accounts:
    """Money of the company by month, filled in as months go by."""

    def __init__(
        self, results: Money, draws: slice, parameters: Parameters, *, first: int = 1
    ) -> None:
        """Prepare to fill in `draws` of `results`, for `keep` and the alternatives from `first` on.

        `parameters` are those of these draws.
        """
        self._undo_months, self._parameters = results.undo_months, parameters
        paths = {name: getattr(results, name)[:, :, draws] for name in results.array_names()}
        self._kept: Paths = {name: path[KEEP] for name, path in paths.items()}
        self._others: Paths = {name: path[first:] for name, path in paths.items()}
        months = range(parameters.months)
        self._pay = np.array([parameters.pay_level(month) for month in months])
        self._discount = discount_factors(parameters.months, parameters.finance.discount_rate)

    def keep(self, number: int, kept: Kept) -> None:
        """Take down a month of `keep` (from 0); what does not happen there stays nothing."""
        self._put(number, self._kept, _kept_money(kept))

    def add(self, month: Month) -> None:
        """Take down a month, and what coming back takes where that is asked."""
        self._put(month.number, self._others, _money(month.ledger))
        if self._undo_months:
            self._undo(month)

    def close(self, last: State) -> None:  # noqa: ARG002 - other records have use for it
        """Let money rise with pay; `last` is where the last month leads to."""
        for name in set(Money.array_names()) - STEADY:
            self._kept[name] *= self._pay
            self._others[name] *= self._pay

    @staticmethod
    def _put(number: int, paths: Paths, stocks: Mapping[str, Stock]) -> None:
        """Add each stock of a month (from 0) up over its teams, where it belongs."""
        for name, stock in stocks.items():
            over_teams(stock, out=paths[name][:, number : number + 1])

    def _undo(self, month: Month) -> None:
        number, months = month.number, self._undo_months
        worth = self._discount[number] * self._pay[number]
        cost = undo.cost(month.after, self._parameters)
        self._others["refill_cost"][:, number] = cost[:, 0] * worth
        if number + 1 in months:
            time = undo.months(month.after, self._parameters)
            self._others["undo_time"][:, months.index(number + 1)] = time[:, 0]


def _kept_money(kept: Kept) -> dict[str, Stock]:
    return {
        "payroll": kept.payroll,
        "replacement_cost": kept.replacement,
        "contractor_cost": kept.contractors,
        "consultant_cost": kept.consultants,
        "running_cost": kept.running,
        "work_value": kept.work_value,
    }


def _money(ledger: Ledger) -> dict[str, Stock]:
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
        "running_cost": ledger.running,
        "incident_cost": ledger.incidents,
        "work_value": ledger.work_value,
    }
