"""The work to be done, and what it is worth to do it or leave it.

A team's work has a demand curve of constant elasticity: the first hour left undone is worth what
an hour costs, later ones more, until buying the hour outside is cheaper. Capacity beyond the work
is worth a share of the same curve.
"""

import numpy as np

from calculator.arrays import Floats, Stock
from calculator.parameters import Teams, Work


def demand(month: int, ordinary: Floats, remaining: Floats, teams: Teams, work: Work) -> Stock:
    """Ordinary work of a month (from 0) that would be missed, FTE.

    `ordinary` is the share of a post's time that is ordinary work in `keep`; `remaining` the share
    of the function that still exists.
    """
    growth = (1 + work.annual_growth) ** ((month + 1) / 12)
    return teams.headcount * ordinary * (1 - work.slack) * growth * remaining


def area(ratio: Stock, elasticity: Floats) -> Stock:
    """Area under the demand curve between 1 and `ratio`: the integral of x^(-1/elasticity).

    Negative below 1. Special case: at elasticity 1 it is the logarithm.
    """
    power = 1 - 1 / elasticity
    log = np.log(ratio)
    unit = power == 0
    safe = np.where(unit, 1.0, power)
    return np.where(unit, log, np.expm1(safe * log) / safe)


def buying_point(work: Work) -> Floats:
    """Share of the work below which an hour bought outside is cheaper than one left undone."""
    return work.contractor_price ** (-work.elasticity)


def worth(demanded: Stock, capacity: Stock, work: Work) -> tuple[Stock, Stock]:
    """Value of the work done beyond or short of demand, and hours bought outside, both in FTE.

    The value is in monthly costs of one FTE: negative when work is left undone, positive when
    spare capacity is of use.
    """
    done = np.divide(capacity, demanded, out=np.ones_like(demanded), where=demanded > 0)
    point = buying_point(work)
    step = area(np.maximum(done, point), work.elasticity)
    value = demanded * np.where(done < 1, step, work.spare_use * step)
    return value, demanded * np.maximum(0, point - done)
