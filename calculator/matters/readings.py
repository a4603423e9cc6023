"""A figure read off a limited number of draws, and how far other draws might have put it."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from calculator.arrays import Floats

HALVES = 100
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure with the interval that holds its true value in 95% of sets of draws, roughly."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, value: float, in_halves: Floats, least: float = 0.0, most: float = np.inf) -> Self:
        """Read a figure whose values in random halves of the draws are known.

        A half drawn without replacement lies as far from all draws as these lie from the truth.
        `least` and `most` are the bounds of what the figure can truly be.
        """
        reach = float(ndtri(0.5 + CONFIDENCE / 2) * np.std(in_halves, ddof=1))
        low, inside, high = (
            float(min(max(figure, least), most)) for figure in (value - reach, value, value + reach)
        )
        return cls(inside, low, high)

    def overlaps(self, other: "Reading") -> bool:
        """Whether the two cannot be told apart."""
        return self.low <= other.high and other.low <= self.high


def halves(draws: int, seed: int) -> list[NDArray[np.bool_]]:
    """Random halves of the draws, each as truth values (draws,); the same for the same seed."""
    generator = np.random.default_rng([seed, draws])
    chosen = np.zeros((HALVES, draws), dtype=bool)
    for half in chosen:
        half[generator.permutation(draws)[: draws // 2]] = True
    return list(chosen)
