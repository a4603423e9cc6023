"""The law puts months between a decision and an exit: a process first, then notice.

A plan's months are those in which posts end, so its process begins early enough where that is
possible; no post ends before a process begun on the first day has run its course.
"""

import numpy as np

from calculator.arrays import Company, Floats, Stock, over_teams, share_of
from calculator.parameters import Notice, Parameters
from calculator.simulation import unrest
from calculator.simulation.policies import Plan
from calculator.simulation.state import State


def working(month: int, state: State, plan: Plan, p: Parameters) -> Stock:
    """People who work their notice in a month (from 0); (alternatives, teams, draws).

    Nobody is given notice who is retrained instead.
    """
    leaving = plan.schedule[:, month : month + p.notice.worked].sum(axis=1)
    leaving = leaving * (1 - plan.redeployed)
    if "phase" in plan.names:
        leaving[plan.names.index("phase")] = sum(state.pending[: p.notice.worked])
    return leaving


def layoffs(month: int, state: State, plan: Plan, p: Parameters) -> Company:
    """1 where people are laid off at a month's end (from 0), else 0.

    `phase` decides within the month where no process stands in between; then the work that a
    layoff takes comes in the month after.
    """
    leaving = over_teams(plan.schedule[:, month] * (1 - plan.redeployed))
    found = (leaving > unrest.NO_CUT * p.teams.headcount.sum()).astype(np.float64)
    if "phase" in plan.names:
        at = plan.names.index("phase")
        found[at] = state.pending[0].sum(axis=0) > 0 if state.pending else state.layoffs[at]
    return found


def willing(on_notice: Floats, state: State, notice: Notice) -> Stock:
    """Output of a team some of whose people work their notice, of its usual output.

    share = min(on_notice, experienced) / experienced
    willing = 1 - (1 - notice.output) * share
    """
    share = share_of(np.minimum(on_notice, state.experienced), state.experienced)
    return 1 - (1 - notice.output) * share
