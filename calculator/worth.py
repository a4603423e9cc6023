"""What an alternative is worth against `keep`, month by month: its cash, and its work."""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import Floats, PerDraw
from calculator.parameters import Parameters
from calculator.results import Money, discount_factors


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """The alternative minus `keep`, money, discounted; (months, draws), the centre last."""

    cash: Floats
    work: Floats
    contractors: Floats  # part of the cash, and a cost: positive

    @property
    def net_value(self) -> PerDraw:
        """All of it, over the horizon."""
        return self.cash_value + self.work_value

    @property
    def cash_value(self) -> PerDraw:
        """Cash over the horizon."""
        return np.asarray(self.cash.sum(axis=0))

    @property
    def work_value(self) -> PerDraw:
        """Value of work over the horizon."""
        return np.asarray(self.work.sum(axis=0))

    @property
    def contractors_cost(self) -> PerDraw:
        """What work bought outside costs over the horizon."""
        return np.asarray(self.contractors.sum(axis=0))


def worth(p: Parameters, money: Money, policy: str) -> Worth:
    """Compare the money of an alternative of a run with that of `keep`."""
    i = money.of(policy)
    factors = discount_factors(p.months, p.finance.discount_rate)[:, None]
    return Worth(
        cash=factors * (_cash(money, i) - _cash(money, 0)),
        work=factors * (money.work_value[i] - money.work_value[0]),
        contractors=factors * (money.contractor_cost[i] - money.contractor_cost[0]),
    )


def share_below(net_value: PerDraw, threshold: float, annual_payroll: float) -> float:
    """Share of draws, the centre apart, that lose more than a share of annual payroll."""
    return float(np.mean(net_value[:-1] < -threshold * annual_payroll))


def _cash(money: Money, i: int) -> Floats:
    return -(
        money.payroll[i]
        + money.exit_cost[i]
        + money.replacement_cost[i]
        + money.hiring_cost[i]
        + money.premium_cost[i]
        + money.contractor_cost[i]
        + money.consultant_cost[i]
        + money.retraining_cost[i]
        + money.running_cost[i]
        + money.incident_cost[i]
    )
