"""Variance shares: which part of the spread of net value would go if an assumption were known.

The share of an assumption X is Var(E[net value | X]) / Var(net value), the first-order index of
variance-based sensitivity analysis, read off the draws already made. What other, independent
assumptions add to net value is taken off before a curve is fitted: that leaves the curve's mean as
it is and takes most of the noise. Where two assumptions are drawn together, the share of one
contains what it tells of the other, so single shares may overlap; the share of several of them,
`together`, counts nothing twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calculator.arrays import Floats, PerDraw
from calculator.matters.curves import additive, along, explained, order
from calculator.matters.factors import Factors
from calculator.matters.readings import Reading

Halves = Sequence[NDArray[np.bool_]]


@dataclass(frozen=True)
class Shares:
    """Share of the variance of an outcome by factor, and what it is read from."""

    factors: Factors
    singly: tuple[Reading, ...]
    outcome: PerDraw
    halves: Halves

    def together(self, chosen: Sequence[int]) -> Reading:
        """Share that would go if all of the chosen factors were known, each acting by itself.

        What two or more of them do only in combination is not in it.
        """
        some = self.factors.of(list(chosen))
        if not some.ids:
            return Reading(0.0, 0.0, 0.0)
        # Those not chosen are cleared away too, by what they have of their own beyond the chosen.
        rest = [factor for factor in range(len(self.factors.ids)) if factor not in set(chosen)]
        ordered = self.factors.of([*chosen, *rest])
        count = len(some.ids)
        alone = np.eye(len(ordered.ids), dtype=bool)[:count]
        cleared = _cleared(self.outcome, ordered.own, alone)
        values, in_halves = _read(ordered.own[:count], cleared, self.outcome, self.halves)
        return Reading.of(values.sum(), in_halves.sum(axis=1), most=1.0)


def shares(factors: Factors, outcome: PerDraw, halves: Halves) -> Shares:
    """Read every factor's share off an outcome, shape (draws,) without the centre."""
    cleared = _cleared(outcome, factors.own, factors.rests_on)
    values, in_halves = _read(factors.drawn, cleared, outcome, halves)
    singly = tuple(
        Reading.of(value, found, most=1.0)
        for value, found in zip(values.tolist(), in_halves.T, strict=True)
    )
    return Shares(factors, singly, outcome, halves)


def point_shares(factors: Factors, outcome: PerDraw) -> Floats:
    """Every factor's share without its interval, shape (factors,)."""
    cleared = _cleared(outcome, factors.own, factors.rests_on)
    return _shares(along(cleared, order(factors.drawn)), outcome)


def _cleared(outcome: PerDraw, own: Floats, rests_on: NDArray[np.bool_]) -> Floats:
    """Return the outcome without what independent parts add, for each factor but its own parts."""
    return np.asarray(outcome - (~rests_on).astype(np.float64) @ additive(own, outcome))


def _read(
    things: Floats, cleared: Floats, outcome: PerDraw, halves: Halves
) -> tuple[Floats, Floats]:
    """Shares (things,), and those in every half (halves, things)."""
    ranks = order(things)
    ordered = along(cleared, ranks)
    size = outcome.size // 2
    in_halves = [
        _shares(ordered[half[ranks]].reshape(len(things), size), outcome[half]) for half in halves
    ]
    return _shares(ordered, outcome), np.array(in_halves)


def _shares(ordered: Floats, outcome: PerDraw) -> Floats:
    return np.asarray(explained(ordered) / outcome.var(ddof=1))
