"""Whether what was observed lies outside everything simulated: a figure alone, or beside the rest.

Each of two figures may be seen in some draws, and both in none: so a figure is also held against
the draws as the other figures weigh them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from calculator.arrays import PerDraw
from calculator.signals.noise import Noise, Seen, log_likelihoods, tails
from calculator.signals.weighing import tempered


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a figure lies: share of draws, with their errors, at most and at least as high."""

    low: float
    high: float
    weights: PerDraw  # of the draws it was held against
    seen: Seen  # of its own signal, before it

    def is_beyond(self, share: float) -> bool:
        """Whether less than a share lies on one of its sides."""
        return min(self.low, self.high) < share


def alone(noise: Noise, month: int, value: float, draws: int) -> Placed:
    """Hold a figure against all draws alike."""
    equal = np.full(draws, 1 / draws)
    return Placed(*tails(noise, month, value, {}, equal), equal, {})


def beside_the_rest(
    noises: Mapping[str, Noise], seen: Mapping[str, Seen], least: float
) -> dict[tuple[str, int], Placed]:
    """Hold each figure against the draws as the rest weighs them, by signal and month.

    The rest are all figures of other signals, and those of its own in months before.
    """
    terms = {id_: log_likelihoods(noises[id_], figures) for id_, figures in seen.items()}
    sums = {id_: np.sum(list(parts.values()), axis=0)[:-1] for id_, parts in terms.items()}
    whole = sum(sums.values(), np.zeros(1))
    return dict(_placed(noises, seen, terms, sums, whole, least))


def _placed(  # what was worked out once for all figures
    noises: Mapping[str, Noise],
    seen: Mapping[str, Seen],
    terms: Mapping[str, Mapping[int, PerDraw]],
    sums: Mapping[str, PerDraw],
    whole: PerDraw,
    least: float,
) -> Iterator[tuple[tuple[str, int], Placed]]:
    for id_, figures in seen.items():
        others = whole - sums[id_]
        earlier: dict[int, float] = {}
        for month in sorted(figures):
            weights = tempered(others, min(least, len(others) / 2)).weights
            found = tails(noises[id_], month, figures[month], earlier, weights)
            yield (id_, month), Placed(*found, weights, earlier)
            others = others + terms[id_][month][:-1]
            earlier = {**earlier, month: figures[month]}
