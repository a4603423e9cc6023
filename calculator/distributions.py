"""Shapes of uncertainty, each drawn through its quantile function and truncated to a range.

A uniform number u becomes a draw by first mapping u into the part of the cumulative distribution
that lies between `low` and `high`, so truncation never piles draws up at a bound.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

import numpy as np
from scipy.special import betainc, betaincinv, ndtr, ndtri

from calculator.arrays import Floats
from calculator.fitting import beta_shape, peaked_ends, unit_pert, unit_triangular

Shape: TypeAlias = Literal["fixed", "lognormal", "normal", "beta", "pert", "triangular"]

Z95 = float(ndtri(0.95))


@dataclass(frozen=True, slots=True)
class Distribution(ABC):
    """One shape between `low` and `high`, in the unit of its assumption.

    ValueError where the numbers describe no distribution, or none with probability in that range.
    """

    low: float
    high: float

    rule: ClassVar[str]

    def __post_init__(self) -> None:
        """Refuse numbers that break the rule of the shape."""
        if not self._holds():
            raise ValueError(f"{self}: {self.rule}")

    @abstractmethod
    def ppf(self, u: Floats) -> Floats:
        """Return the quantiles at u (any shape, within 0..1) of the truncated distribution."""

    @abstractmethod
    def share_below(self, x: float) -> float:
        """Return the share of the truncated distribution at or below x."""

    @property
    def median(self) -> float:
        """Median of the truncated distribution: the centre of a run."""
        return float(self.ppf(np.asarray(0.5)))

    @abstractmethod
    def _holds(self) -> bool:
        """Whether the rule of the shape is kept."""


@dataclass(frozen=True, slots=True)
class Fixed(Distribution):
    """One value in every draw; u is ignored."""

    value: float

    rule: ClassVar[str] = "low <= value <= high must hold"

    def ppf(self, u: Floats) -> Floats:
        """Return the value once for every u."""
        return np.full(np.shape(u), self.value)

    def share_below(self, x: float) -> float:
        """Return 1 from the value on, else 0."""
        return float(x >= self.value)

    def _holds(self) -> bool:
        return self.low <= self.value <= self.high


@dataclass(frozen=True, slots=True)
class Truncated(Distribution):
    """A continuous distribution, cut off at `low` and `high`."""

    def ppf(self, u: Floats) -> Floats:
        """Return the quantiles at u (any shape, within 0..1) of the truncated distribution."""
        below, above = self._cdf(self.low), self._cdf(self.high)
        inside = below + np.asarray(u, dtype=np.float64) * (above - below)
        return np.clip(self._quantile(inside), self.low, self.high)

    def share_below(self, x: float) -> float:
        """Return the share of the truncated distribution at or below x."""
        below, above = self._cdf(self.low), self._cdf(self.high)
        return min(max((self._cdf(x) - below) / (above - below), 0.0), 1.0)

    def _holds(self) -> bool:
        return self._is_shape() and self._cdf(self.high) > self._cdf(self.low)

    @abstractmethod
    def _is_shape(self) -> bool:
        """Whether the shape parameters describe a distribution."""

    @abstractmethod
    def _cdf(self, x: float) -> float:
        """Share of the untruncated distribution at or below x."""

    @abstractmethod
    def _quantile(self, p: Floats) -> Floats:
        """Quantiles of the untruncated distribution."""


@dataclass(frozen=True, slots=True)
class Lognormal(Truncated):
    """exp(mu + sigma z) with z standard normal."""

    mu: float
    sigma: float

    rule: ClassVar[str] = "sigma must be above 0, and some of the curve between low and high"

    def _is_shape(self) -> bool:
        return self.sigma > 0

    def _cdf(self, x: float) -> float:
        return float(ndtr((math.log(x) - self.mu) / self.sigma)) if x > 0 else 0.0

    def _quantile(self, p: Floats) -> Floats:
        return np.exp(self.mu + self.sigma * ndtri(p))


@dataclass(frozen=True, slots=True)
class Normal(Truncated):
    """Mean + sd z with z standard normal."""

    mean: float
    sd: float

    rule: ClassVar[str] = "sd must be above 0, and some of the curve between low and high"

    def _is_shape(self) -> bool:
        return self.sd > 0

    def _cdf(self, x: float) -> float:
        return float(ndtr((x - self.mean) / self.sd))

    def _quantile(self, p: Floats) -> Floats:
        return np.asarray(self.mean + self.sd * ndtri(p))


@dataclass(frozen=True, slots=True)
class Beta(Truncated):
    """Beta(a, b) on 0..1, for shares and probabilities."""

    a: float
    b: float

    rule: ClassVar[str] = "a and b must be above 0, and some of 0..1 between low and high"

    def _is_shape(self) -> bool:
        return self.a > 0 and self.b > 0

    def _cdf(self, x: float) -> float:
        return float(betainc(self.a, self.b, min(max(x, 0.0), 1.0)))

    def _quantile(self, p: Floats) -> Floats:
        return np.asarray(betaincinv(self.a, self.b, p))


@dataclass(frozen=True, slots=True)
class Peaked(Truncated):
    """A smallest, a most likely and a largest value."""

    min: float
    mode: float
    max: float

    rule: ClassVar[str] = "min <= mode <= max must hold, and some of it lie between low and high"

    @property
    def _peak(self) -> float:
        return (self.mode - self.min) / (self.max - self.min)

    def _is_shape(self) -> bool:
        return self.min <= self.mode <= self.max and self.min < self.max

    def _scaled(self, x: float) -> float:
        return min(max((x - self.min) / (self.max - self.min), 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Pert(Peaked):
    """Beta-PERT: a smooth peak, its mean (min + 4 mode + max) / 6."""

    def _cdf(self, x: float) -> float:
        return float(betainc(1 + 4 * self._peak, 5 - 4 * self._peak, self._scaled(x)))

    def _quantile(self, p: Floats) -> Floats:
        return self.min + (self.max - self.min) * unit_pert(self._peak, p)


@dataclass(frozen=True, slots=True)
class Triangular(Peaked):
    """Straight lines from min up to mode and down to max."""

    def _cdf(self, x: float) -> float:
        at, peak = self._scaled(x), self._peak
        if at < peak:
            return at * at / peak
        return 1 - (1 - at) ** 2 / (1 - peak) if at < 1 else 1.0

    def _quantile(self, p: Floats) -> Floats:
        return self.min + (self.max - self.min) * unit_triangular(self._peak, p)


SHAPES: Mapping[Shape, type[Distribution]] = {
    "fixed": Fixed,
    "lognormal": Lognormal,
    "normal": Normal,
    "beta": Beta,
    "pert": Pert,
    "triangular": Triangular,
}


def fitted(
    shape: Shape, value: float, p5: float, p95: float, low: float, high: float
) -> Distribution:
    """Return the shape whose untruncated 5% and 95% quantiles are p5 and p95.

    Lognormal, normal and beta are settled by p5 and p95 alone. Pert and triangular also take their
    mode from `value`, or from the middle of the range where value lies outside p5..p95. Fixed keeps
    `value` and ignores the quantiles. Truncation to low..high moves the quantiles inward where much
    probability lies beyond a bound. ValueError says which rule the numbers break.
    """
    if shape == "fixed":
        return Fixed(low, high, value)
    given = f"{shape} with p5 {p5:g} and p95 {p95:g}"
    if not low <= p5 < p95 <= high:
        raise ValueError(f"{given}: {low:g} <= p5 < p95 <= {high:g} must hold")
    if shape == "normal":
        return Normal(low, high, (p5 + p95) / 2, (p95 - p5) / (2 * Z95))
    if shape == "lognormal":
        if p5 <= 0:
            raise ValueError(f"{given}: p5 must be above 0")
        logs = math.log(p5), math.log(p95)
        return Lognormal(low, high, sum(logs) / 2, (logs[1] - logs[0]) / (2 * Z95))
    if shape == "beta":
        if not (p5 > 0 and p95 < 1):
            raise ValueError(f"{given}: both must lie strictly between 0 and 1")
        return Beta(low, high, *beta_shape(p5, p95))
    mode = value if p5 <= value <= p95 else (p5 + p95) / 2
    unit_quantile = unit_pert if shape == "pert" else unit_triangular
    smallest, largest = peaked_ends(unit_quantile, mode, p5, p95)
    return (Pert if shape == "pert" else Triangular)(low, high, smallest, mode, largest)
