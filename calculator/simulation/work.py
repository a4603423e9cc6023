"""The work to be done, and what it is worth to do it or leave it.

A team's work has a demand curve of constant elasticity: the first hour left undone is worth what
an hour costs, later ones more, until buying the hour outside is cheaper. Capacity beyond the work
is worth a share of the same curve.
"""

import numpy as np

from calculator.arrays import Floats, Stock, share_of
from calculator.parameters import Teams, Work


def demand(month: int, ordinary: Floats, teams: Teams, work: Work) -> Stock:
    """Ordinary work of a month (from 0) that would be missed while every function exists, FTE.

    `ordinary` is the share of a post's time that is ordinary work in `keep`.

    growth = (1 + annual_growth) ** ((month + 1) / 12)
    demanded = growth * headcount * (1 - slack) * ordinary
    """
    growth = (1 + work.annual_growth) ** ((month + 1) / 12)
    return (growth * teams.headcount) * (1 - work.slack) * ordinary


def area(ratio: Stock, power: Floats) -> Stock:
    """Area under the demand curve between 1 and `ratio`: the integral of x^(power - 1).

    Negative below 1.
    """
    return np.expm1(power * np.log(ratio)) / power


def worth(demanded: Stock, capacity: Stock, work: Work) -> tuple[Stock, Stock]:
    """Value of the work done beyond or short of demand, and hours bought outside, both in FTE.

    The value is in monthly costs of one FTE: negative when work is left undone, positive when
    spare capacity is of use.

    power = 1 - 1 / elasticity
    buying_point = contractor_price ** -elasticity
    done = capacity / demanded
    reached = max(done, buying_point)
    step = log(reached) if power == 0 else (reached ** power - 1) / power
    value = demanded * (min(step, 0) + spare_use * max(step, 0))
    bought = demanded * max(0, buying_point - done)
    """
    done = share_of(capacity, demanded)
    step = area(np.maximum(done, work.buying_point), work.power)
    undone, spare = np.minimum(step, 0), np.maximum(step, 0)
    value = demanded * (undone + work.spare_use * spare)
    return value, demanded * np.maximum(0, work.buying_point - done)
