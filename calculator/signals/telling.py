"""Whether a figure tells losing draws from winning ones, and where the line is.

A signal that tells orders a losing and a winning draw rightly more often than chance does: the area
under its curve. Intervals say how exact a figure is with so many draws, not how sure the model is.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from calculator.arrays import Floats, PerDraw
from calculator.signals.weighing import effective_number

Side: TypeAlias = Literal["above", "below"]
Why: TypeAlias = Literal["one_sided", "weak"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with the ends of its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rules:
    """When a threshold is shown."""

    least_side: float  # share of the weight on each side
    least_area: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Telling:
    """What a figure tells; without a threshold, `why_not` says why it does not.

    On `losing_side` of the threshold, itself included, draws lose more often.
    """

    loses: float
    area: Interval | None
    why_not: Why | None
    threshold: float | None = None
    losing_side: Side | None = None
    beyond: Interval | None = None  # odds of loss on the losing side
    within: Interval | None = None  # odds of loss on the other
    reaches: float | None = None  # share of draws on the losing side


def telling(figures: PerDraw, loses: NDArray[np.bool_], weights: PerDraw, rules: Rules) -> Telling:
    """Find what figures, one a draw, tell of which draws lose."""
    share = float(weights[loses].sum() / weights.sum())
    if not rules.least_side <= share <= 1 - rules.least_side:
        return Telling(share, None, "one_sided")
    area = area_under(figures, loses, weights, rules.confidence)
    side: Side = "above"
    if area.value < 1 / 2:
        side, area = "below", Interval(1 - area.value, 1 - area.high, 1 - area.low)
    if area.value < rules.least_area or area.low <= 1 / 2:
        return Telling(share, area, "weak")
    threshold = best_split(figures, loses, weights, side)
    beyond = figures >= threshold if side == "above" else figures <= threshold
    return Telling(
        loses=share,
        area=area,
        why_not=None,
        threshold=threshold,
        losing_side=side,
        beyond=_odds(beyond, loses, weights, rules.confidence),
        within=_odds(~beyond, loses, weights, rules.confidence),
        reaches=float(weights[beyond].sum() / weights.sum()),
    )


def area_under(
    figures: PerDraw, loses: NDArray[np.bool_], weights: PerDraw, confidence: float
) -> Interval:
    """Probability that a losing draw's figure is above a winning one's; ties count half.

    The interval is DeLong's, with weights: each draw's placement among those of the other side.
    """
    lost, won = figures[loses], figures[~loses]
    of_lost, of_won = (part / part.sum() for part in (weights[loses], weights[~loses]))
    above = _placements(lost, won, of_won)
    below = 1 - _placements(won, lost, of_lost)
    value = min(1.0, float((of_lost * above).sum()))
    spread = _variance(above, of_lost, value) + _variance(below, of_won, value)
    half = float(ndtri((1 + confidence) / 2)) * spread**0.5
    return Interval(value, max(0.0, value - half), min(1.0, value + half))


def best_split(figures: PerDraw, loses: NDArray[np.bool_], weights: PerDraw, side: Side) -> float:
    """Threshold of two significant figures at which both sides are told apart best (Youden)."""
    places = np.unique(two_figures(figures))
    lost, won = (_share_from(places, figures[part], weights[part]) for part in (loses, ~loses))
    if side == "below":
        lost, won = (
            1 - _share_from(places, figures[part], weights[part], above=True)
            for part in (loses, ~loses)
        )
    return float(places[np.argmax(lost - won)])


def proportion(share: float, number: float, confidence: float) -> Interval:
    """Wilson's interval of a share among so many draws, which may be an effective number."""
    z2 = float(ndtri((1 + confidence) / 2)) ** 2
    middle = (share + z2 / (2 * number)) / (1 + z2 / number)
    half = (z2 * (share * (1 - share) / number + z2 / (4 * number**2))) ** 0.5 / (1 + z2 / number)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def two_figures(values: Floats) -> Floats:
    """Round to two significant figures, as they are shown."""
    size = np.abs(values)
    tiny = np.finfo(np.float64).tiny
    digits = 1 - np.floor(np.log10(np.maximum(size, tiny)))
    scale = 10.0 ** np.clip(digits, -300, 300)
    return np.where(size > tiny, np.round(values * scale) / scale, 0.0)


def _placements(figures: PerDraw, others: PerDraw, weights: PerDraw) -> PerDraw:
    """Share of the others' weight below each figure; half of what equals it."""
    order = np.argsort(others, kind="stable")
    sums = np.append(0.0, np.cumsum(weights[order]))
    ranked = others[order]
    left, right = (np.searchsorted(ranked, figures, side) for side in ("left", "right"))
    return (sums[left] + sums[right]) / 2


def _variance(placements: PerDraw, weights: PerDraw, mean: float) -> float:
    """Variance of the weighted mean of placements; of equal weights, that of the plain mean."""
    squares = weights**2
    left = 1 - squares.sum()
    return float((squares * (placements - mean) ** 2).sum() / left) if left > 0 else 0.0


def _share_from(
    places: Floats, figures: PerDraw, weights: PerDraw, *, above: bool = False
) -> Floats:
    """Share of the weight at or above each place; only `above` it if so asked."""
    order = np.argsort(figures, kind="stable")
    sums = np.append(0.0, np.cumsum(weights[order]))
    first = np.searchsorted(figures[order], places, "right" if above else "left")
    return (sums[-1] - sums[first]) / sums[-1]


def _odds(
    part: NDArray[np.bool_], loses: NDArray[np.bool_], weights: PerDraw, confidence: float
) -> Interval:
    """Odds of loss among some of the draws."""
    own = weights[part]
    return proportion(
        float(weights[part & loses].sum() / own.sum()), effective_number(own), confidence
    )
