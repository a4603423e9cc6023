"""What finding out is worth: how much better one would choose, on average, with a factor known.

Today one takes the alternative with the highest mean. Were a factor known first, one would take
the best alternative for its value; the gain, on average over what might be found, is the expected
value of partial perfect information. It is the most that finding out can be worth, before what
finding out costs. What may be noise counts as nothing, so a factor without effect is worth nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from calculator.arrays import Floats, PerDraw
from calculator.matters.curves import additive, along, cautious, order
from calculator.matters.factors import Factors
from calculator.matters.readings import Reading
from calculator.matters.shares import Halves


@dataclass(frozen=True, slots=True)
class FindingOut:
    """Money: what knowing each factor is worth, and what knowing everything would be.

    `best` is the alternative to take today; `means` are the mean net values of all.
    """

    best: str
    means: Mapping[str, float]
    everything: float
    singly: tuple[Reading, ...]


def finding_out(factors: Factors, net_values: Mapping[str, PerDraw], halves: Halves) -> FindingOut:
    """Value finding out before choosing among alternatives.

    `net_values` are those of each alternative on the same draws, without the centre.
    """
    means = {name: float(values.mean()) for name, values in net_values.items()}
    best = max(means, key=lambda name: means[name])
    gains = np.array([values - net_values[best] for values in net_values.values()])
    everything = float(np.maximum.reduce(gains, axis=0).mean())
    rivals = gains[[name != best for name in net_values]]
    values, in_halves = _values(factors, rivals, halves)
    singly = tuple(
        Reading.of(value, found, most=everything)
        for value, found in zip(values.tolist(), in_halves.T, strict=True)
    )
    return FindingOut(best, means, everything, singly)


def _values(factors: Factors, rivals: Floats, halves: Halves) -> tuple[Floats, Floats]:
    """Value of every factor, and in every half of the draws.

    `rivals` are what each other alternative is worth beyond the best, shape (others, draws).
    """
    ranks = order(factors.drawn)
    others_parts = (~factors.rests_on).astype(np.float64)
    ordered = np.array(
        [along(rival - others_parts @ additive(factors.own, rival), ranks) for rival in rivals]
    )
    size = rivals.shape[1] // 2
    in_halves = []
    for half in halves:
        inside = half[ranks]
        sorted_half = ordered[:, inside].reshape(len(rivals), len(ranks), size)
        in_halves.append(_better(rivals[:, half].mean(axis=1), sorted_half))
    return _better(rivals.mean(axis=1), ordered), np.array(in_halves)


def _better(means: Floats, ordered: Floats) -> Floats:
    """Mean gain over choosing blindly, by factor; `ordered` is (others, factors, draws)."""
    expected = means[:, None, None] + cautious(ordered)
    informed = np.maximum(expected.max(axis=0), 0).mean(axis=-1)
    return np.asarray(informed - max(means.max(), 0.0))
