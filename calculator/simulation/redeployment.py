"""Planned leavers who are retrained: they stay, learn, and then help where the company is short."""

from dataclasses import dataclass, replace

import numpy as np

from calculator.arrays import Company, Floats, Stock
from calculator.parameters import Redeployment
from calculator.simulation.policies import Plan
from calculator.simulation.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Output of the retrained, FTE, by where they went."""

    programme: Floats
    compliance: Floats

    def left_over(self, programme_used: Company, compliance_used: Company) -> Stock:
        """Output that neither can use: they do ordinary work where they came from.

        left_over = programme * (1 - programme_used) + compliance * (1 - compliance_used)
        """
        return self.programme * (1 - programme_used) + self.compliance * (1 - compliance_used)


def after_training(state: State, redeployment: Redeployment) -> State:
    """Some of those in training are of use from now on.

    ready = training * min(1, 1 / ramp)
    training = training - ready
    trained = trained + ready
    """
    ready = state.training * np.minimum(1, 1 / redeployment.ramp)
    return replace(state, training=state.training - ready, trained=state.trained + ready)


def help_of(state: State, effort: Company, plan: Plan, redeployment: Redeployment) -> Help:
    """Output of the retrained, where any alternative has them.

    programme = programme_part * trained * effort
    compliance = (1 - programme_part) * trained * effort
    """
    if not plan.redeploys:
        return Help(programme=np.zeros((1, 1, 1)), compliance=np.zeros((1, 1, 1)))
    output = state.trained * effort
    part = redeployment.programme_part
    return Help(programme=part * output, compliance=(1 - part) * output)
