"""Shape parameters from quantiles, where no closed form gives them.

A peaked shape (pert, triangular) is known by its peak: where the mode lies between the ends, 0..1.
"""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from scipy.optimize import brentq
from scipy.special import betainc, betaincinv

from calculator.arrays import Floats

UnitQuantile: TypeAlias = Callable[[float, Floats], Floats]

LOG_A = np.linspace(-6.0, 14.0, 41)
LOG_B = (-15.0, 20.0)


def unit_pert(peak: float, p: Floats) -> Floats:
    """Return quantiles of a PERT on 0..1 with its mode at `peak`."""
    return np.asarray(betaincinv(1 + 4 * peak, 5 - 4 * peak, p))


def unit_triangular(peak: float, p: Floats) -> Floats:
    """Return quantiles of a triangle on 0..1 with its mode at `peak`."""
    p = np.asarray(p)
    return np.where(p < peak, np.sqrt(peak * p), 1 - np.sqrt((1 - peak) * (1 - p)))


def peaked_ends(
    unit_quantile: UnitQuantile, mode: float, p5: float, p95: float
) -> tuple[float, float]:
    """Return the min and max of the peaked shape with this mode, p5 <= mode <= p95."""
    tails = np.array([0.05, 0.95])
    target = (mode - p5) / (p95 - p5)

    def misplaced(peak: float) -> float:
        lower, upper = unit_quantile(peak, tails)
        return float((peak - lower) / (upper - lower) - target)

    peak = float(brentq(misplaced, 0.0, 1.0, xtol=1e-13))
    lower, upper = unit_quantile(peak, tails)
    width = (p95 - p5) / float(upper - lower)
    start = mode - peak * width
    return min(start, mode), max(start + width, mode)


def beta_shape(p5: float, p95: float) -> tuple[float, float]:
    """Return a and b of the beta with these quantiles, 0 < p5 < p95 < 1.

    For every a one b meets p5; the a sought is the one whose b meets p95 too. ValueError where the
    quantiles lie too near 0, 1 or each other to be met by numbers a computer can hold.
    """

    def partner(log_a: float) -> float:
        return float(brentq(lambda b: betainc(math.exp(log_a), math.exp(b), p5) - 0.05, *LOG_B))

    def missed(log_a: float) -> float:
        return float(betainc(math.exp(log_a), math.exp(partner(log_a)), p95) - 0.95)

    bracket = _sign_change(missed)
    if bracket is None:
        raise ValueError(
            f"no beta distribution with p5 {p5:g} and p95 {p95:g} can be found; "
            "move them away from 0, from 1 and from each other"
        )
    log_a = float(brentq(missed, *bracket, xtol=1e-12))
    return math.exp(log_a), math.exp(partner(log_a))


def _sign_change(missed: Callable[[float], float]) -> tuple[float, float] | None:
    """Bracket the root of a function that has no value near the ends of its range."""
    known: list[tuple[float, float]] = []
    for log_a in LOG_A:
        try:
            known.append((float(log_a), missed(float(log_a))))
        except ValueError:
            continue  # no b meets p5 with so small or so large an a
    for (left, at_left), (right, at_right) in pairwise(known):
        if at_left * at_right <= 0:
            return left, right
    return None
