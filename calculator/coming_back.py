"""Coming back, reported: what it costs by the month decided, how long it takes, when it pays."""

import numpy as np

from calculator.arrays import Floats, PerDraw
from calculator.estimates import Json, estimate, month_estimate
from calculator.evaluate import Evaluation
from calculator.outcomes import last_month
from calculator.parameters import Parameters
from calculator.results import Money, discount_factors
from calculator.worth import worth


def reversibility(evaluation: Evaluation) -> list[Json]:
    """Say what it takes to come back from each month; the exits until then are paid already."""
    p, undone = evaluation.parameters, evaluation.undone
    if undone is None:
        return []
    i, factors = undone.of(evaluation.policy), discount_factors(p.months, p.finance.discount_rate)
    paid = np.cumsum(factors[:, None] * undone.exit_cost[i], axis=0)
    return [
        {
            "month": month,
            "cost": estimate(undone.refill_cost[i, month - 1]),
            "months": month_estimate(undone.undo_time[i, row]),
            "exit_cost_paid": estimate(paid[month - 1]),
        }
        for row, month in enumerate(undone.undo_months)
    ]


def undoing(evaluation: Evaluation) -> Json | None:
    """Say until which month coming back pays, over the draws in which it does, and in how many not.

    It pays while it costs less than going on still loses.
    """
    if evaluation.undone is None:
        return None
    until = pays_until(evaluation.parameters, evaluation.undone, evaluation.policy)
    return {
        "pays_until_month": estimate(np.where(until > 0, until, np.nan)),
        "probability_never_pays": float(np.mean(until[:-1] == 0)),
    }


def pays_until(p: Parameters, undone: Money, policy: str) -> PerDraw:
    """Last month (from 1) at whose end coming back costs less than what going on still loses.

    0 where it never does. Going on is worth what the months after it come to against `keep`, up to
    the horizon; coming back is worth what it costs, as if posts were filled at once: the work that
    is left undone until people are back is not counted, so this month is late rather than early.
    """
    cost = undone.refill_cost[undone.of(policy)]
    return last_month(-cost > _still_to_come(p, undone, policy))


def _still_to_come(p: Parameters, undone: Money, policy: str) -> Floats:
    """Net value of the months after each month, (months, draws)."""
    found = worth(p, undone, policy)
    net = found.cash + found.work
    return np.cumsum(net[::-1], axis=0)[::-1] - net
