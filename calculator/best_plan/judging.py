"""Which of two plans is better: by an aim, among those that keep to the limits.

Regret is how far a plan falls short, draw by draw, of the best of the options shown: the built-in
alternatives and the plan itself. Under `regret` the 90th percentile of it is made small.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Final, Literal, TypeAlias

import numpy as np

from calculator.answer import AT_RISK
from calculator.arrays import Floats, PerDraw
from calculator.best_plan.limits import CASH, KNOWLEDGE, LOSS, Aim, Limits, shortfalls
from calculator.best_plan.trials import Trials

Measure: TypeAlias = Aim | Literal["cash"]  # what a search makes large, or regret small

OUT_OF_REACH: Final = 1e6  # worse than any plan within the limits, in years' payrolls
REGRET_AT: Final = 0.9
TIE: Final = 1e-6  # weight of mean regret where the 90th percentile ties


@dataclass(frozen=True, slots=True)
class Score:
    """How a plan does: `loss` is the aim as something to be small, in years' payrolls.

    `short` is how far it is from each limit; nothing where it keeps to it.
    """

    loss: float
    short: Mapping[str, float]
    figures: Mapping[str, float]

    @property
    def merit(self) -> float:
        """One number, the smaller the better: any plan within the limits beats any other."""
        far = fsum(self.short.values())
        return OUT_OF_REACH + far if far else self.loss

    @property
    def broken(self) -> tuple[str, ...]:
        """The limits that are not kept."""
        return tuple(name for name, far in self.short.items() if far)


@dataclass(frozen=True, slots=True)
class Judge:
    """Scores plans by the draws of a run.

    `best_option` is the net value of the best built-in alternative in each draw, without the
    centre; `loss_threshold` a share of `payroll`, a year's base pay.
    """

    limits: Limits
    measure: Measure
    payroll: float
    loss_threshold: float
    best_option: PerDraw

    def scores(self, trials: Trials) -> list[Score]:
        """Score every plan of a run."""
        net = trials.net
        figures = {
            CASH: np.median(trials.cash, axis=1),
            LOSS: np.mean(net < -self.loss_threshold * self.payroll, axis=1),
            KNOWLEDGE: np.quantile(trials.unknown, AT_RISK, axis=1),
        }
        short = shortfalls(self.limits, figures, self.payroll)
        losses = self._losses(net, figures) / self.payroll
        return [
            Score(
                float(loss),
                {name: float(values[row]) for name, values in short.items()},
                {name: float(values[row]) for name, values in figures.items()},
            )
            for row, loss in enumerate(losses)
        ]

    def _losses(self, net: Floats, figures: Mapping[str, Floats]) -> Floats:
        if self.measure == "cash":
            return -figures[CASH]
        if self.measure == "value":
            return -net.mean(axis=1)
        missed = regret(net, self.best_option[: net.shape[1]])
        return np.quantile(missed, REGRET_AT, axis=1) + TIE * missed.mean(axis=1)


def regret(net: Floats, best_option: PerDraw) -> Floats:
    """How far plans fall short of the best option in each draw, money; never below nothing."""
    return np.maximum(0.0, best_option - net)
