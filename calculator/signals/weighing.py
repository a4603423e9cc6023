"""What was observed says which draws are likelier.

Each draw weighs as much as it makes the observations likely. Where few draws would carry nearly
all of the weight, the likelihood is tempered (raised to a power below one) until enough of them
count; where that is needed after more draws were tried, the result says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from calculator.arrays import Floats, PerDraw
from calculator.evaluate import Evaluation
from calculator.signals.noise import Noise, Seen, log_likelihood


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weights of the draws, the centre left out; they add up to one.

    `untempered` is how many draws count in effect by the likelihood itself, `effective` by the
    weights; `exponent` is the power of the likelihood that was used, 1 without tempering.
    """

    weights: PerDraw
    exponent: float
    untempered: float

    @property
    def effective(self) -> float:
        """How many draws count in effect."""
        return effective_number(self.weights)


def weighing(
    noises: Mapping[str, Noise], seen: Mapping[str, Seen], draws: int, least: float
) -> Weighing:
    """Weigh `draws` draws by figures seen, by signal and month; without any they weigh the same.

    Of a run with fewer than twice `least` draws, half of them are to count.
    """
    if not any(seen.values()):
        return Weighing(np.full(draws, 1 / draws), 1.0, float(draws))
    total = np.zeros(draws)
    for id_, figures in seen.items():
        total = total + log_likelihood(noises[id_], figures)[:-1]
    return tempered(total, min(least, draws / 2))


def tempered(log_likelihoods: PerDraw, least: float) -> Weighing:
    """Weigh draws by their likelihood, to the largest power up to 1 that leaves `least` of them."""
    whole = normal_weights(log_likelihoods)
    untempered = effective_number(whole)
    if untempered >= least:
        return Weighing(whole, 1.0, untempered)

    def beyond(exponent: float) -> float:
        return effective_number(normal_weights(exponent * log_likelihoods)) - least

    # The effective number falls from all draws at a power of 0, never rising on the way.
    exponent = float(brentq(beyond, 0.0, 1.0, xtol=1e-12))
    return Weighing(normal_weights(exponent * log_likelihoods), exponent, untempered)


def normal_weights(logarithms: PerDraw) -> PerDraw:
    """Weights that add up to one, from logarithms of any size."""
    weights = np.exp(logarithms - logarithms.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def effective_number(weights: PerDraw) -> float:
    """Kish's effective sample size: the number of equal weights that would be as exact."""
    return float(weights.sum() ** 2 / (weights**2).sum())


def chosen(weights: PerDraw) -> NDArray[np.intp]:
    """Draws, as many as there are, each as often as it weighs, to less than one.

    Systematic resampling: equal weights choose every draw once, in its order.
    """
    draws = len(weights)
    places = (np.arange(draws) + 0.5) / draws
    ends = np.cumsum(weights)
    return np.minimum(np.searchsorted(ends / ends[-1], places), draws - 1)


def given(evaluation: Evaluation, weights: PerDraw) -> Evaluation:
    """The same evaluation on draws chosen by their weight, the centre last as always.

    Every report reads it as any other, `evaluate_others` too: draws are independent. The centre
    is the run at the medians and has seen nothing.
    """
    places = np.append(chosen(weights), evaluation.draws)
    arrays: dict[str, Any] = {
        name: np.take(getattr(evaluation.results, name), places, axis=-1)
        for name in evaluation.results.array_names()
    }
    return replace(
        evaluation,
        parameters=evaluation.parameters.subset(places),
        results=replace(evaluation.results, **arrays),
        loss_by_slack={},
        bridge=None,
        undone=None,
    )


def from_then(monthly: Floats, month: int) -> PerDraw:
    """Sum of amounts by month after a month (from 1; 0 for all), of (months, draws)."""
    return np.asarray(monthly[month:].sum(axis=0), dtype=np.float64)
