"""How what is seen differs from what a draw expects: counts, and figures that are measured.

Both are told month by month: what the next figure may be, given the draw and the figures seen so
far. Their product is the likelihood, and one more of them a simulated observation. Figures of
different signals are independent given the draw; those of one signal are not, because a company
that differs goes on differing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
from scipy.stats import nbinom, norm

from calculator.arrays import Floats, PerDraw

Seen: TypeAlias = Mapping[int, float]  # figures by month, in the signal's unit


class Noise(Protocol):
    """What may be seen of one signal."""

    def next(self, month: int, seen: Seen) -> Any:
        """Return the frozen distribution of the figure of a month, on its scale, draw by draw."""
        ...

    def scaled(self, value: float) -> float:
        """Return a figure on the scale of `next`."""
        ...

    def unscaled(self, values: Floats) -> Floats:
        """Return figures in the signal's unit."""
        ...


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of events that adds up: negative binomial around what a draw expects.

    What a draw does not know is one factor with a gamma distribution, the same in all months of
    the plan: so the number by any month is negative binomial with one dispersion, and the numbers
    of several months together are no more than that. The years before month 1 say at what level
    the company stands, not how far the months of the plan may differ from it.
    """

    expected: Floats  # (months, draws), from month 1 to each month's end
    dispersion: float
    before: PerDraw | None = None  # expected in the years before month 1

    def next(self, month: int, seen: Seen) -> Any:
        """Count on from the figure before, at the pace that was seen."""
        if month == 0 and self.before is not None:
            return _negative_binomial(self.dispersion, self.before, 0.0)
        level = self._level(seen)
        last = max((number for number in seen if 0 < number < month), default=0)
        counted = seen[last] if last else 0.0
        known = level * (self.expected[last - 1] if last else 0.0)
        ahead = np.maximum(0, level * self.expected[month - 1] - known)
        events = self.dispersion + counted
        return _negative_binomial(events, ahead * (events / (self.dispersion + known)), counted)

    def scaled(self, value: float) -> float:
        """Return a number as it is."""
        return value

    def unscaled(self, values: Floats) -> Floats:
        """Return numbers as they are."""
        return values

    def _level(self, seen: Seen) -> Any:
        """Return the company's own past over what was expected of it; a short past says less."""
        if self.before is None or 0 not in seen:
            return np.ones(self.expected.shape[1:])
        return (self.dispersion + seen[0]) / (self.dispersion + self.before)


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with a normal error, on its own scale or on that of its logarithm.

    `persistent` is the share of the error's variance that is the same in every month; `offset` is
    added before a logarithm is taken; what is simulated stays from `least` to `most`.
    """

    expected: Floats  # (months, draws), on the scale
    sd: float
    persistent: float
    logarithm: bool = False
    offset: float = 0.0
    least: float = -np.inf
    most: float = np.inf

    def next(self, month: int, seen: Seen) -> Any:
        """Expect the error that was seen to stay in part."""
        errors = [
            self.scaled(value) - self.expected[number - 1]
            for number, value in seen.items()
            if 0 < number < month
        ]
        own, stays = 1 - self.persistent, self.persistent
        weight = stays / (own + stays * len(errors))
        shift = weight * sum(errors, np.zeros(self.expected.shape[1:]))
        variance = self.sd**2 * own * (1 + weight)
        return norm(self.expected[month - 1] + shift, np.sqrt(variance))

    def scaled(self, value: float) -> float:
        """Return a figure on its scale."""
        return float(np.log(value + self.offset)) if self.logarithm else value

    def unscaled(self, values: Floats) -> Floats:
        """Return figures in the signal's unit, within what can be."""
        figures = np.exp(values) - self.offset if self.logarithm else values
        return np.clip(figures, self.least, self.most)


def log_likelihood(noise: Noise, seen: Seen) -> PerDraw:
    """Log of the probability of figures by month, draw by draw."""
    return np.sum(list(log_likelihoods(noise, seen).values()), axis=0, dtype=np.float64)


def log_likelihoods(noise: Noise, seen: Seen) -> dict[int, PerDraw]:
    """Log of the probability of each month's figure after those before it, draw by draw."""
    found: dict[int, PerDraw] = {}
    for month in sorted(seen):
        earlier = {number: seen[number] for number in seen if number < month}
        figure, expected = noise.scaled(seen[month]), noise.next(month, earlier)
        # Of a frozen distribution, only one over whole numbers has a `logpmf`.
        density = expected.logpmf if isinstance(noise, Counted) else expected.logpdf
        found[month] = density(figure)
    return found


def simulated(noise: Noise, month: int, seen: Seen, generator: np.random.Generator) -> PerDraw:
    """One figure of a month for every draw, after the figures seen, in the signal's unit."""
    found = noise.next(month, seen).rvs(random_state=generator)
    return noise.unscaled(np.atleast_1d(np.asarray(found, dtype=np.float64)))


def tails(
    noise: Noise, month: int, value: float, seen: Seen, weights: PerDraw
) -> tuple[float, float]:
    """Share of draws with their errors at most and at least as high as a figure of a month.

    The figure comes after those seen; the centre, last of the draws, has no weight.
    """
    figure, expected = noise.scaled(value), noise.next(month, seen)
    below = expected.cdf(figure)
    above = expected.sf(figure - 1 if isinstance(noise, Counted) else figure)
    return float(weights @ below[:-1]), float(weights @ above[:-1])


def _negative_binomial(events: float, mean: PerDraw, counted: float) -> Any:
    """Return the distribution of a count that goes on from one; never certain to stay there."""
    mean = np.maximum(mean, np.finfo(np.float64).tiny ** 0.5)
    return nbinom(events, events / (events + mean), loc=counted)
