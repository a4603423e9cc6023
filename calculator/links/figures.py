"""The headline that a link carries: as few figures as say what the answer was."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from calculator.answer import headline
from calculator.evaluate import Evaluation
from calculator.fields import Frozen, Number, Share

SIGNIFICANT: Final = 6  # digits kept; a screen shows two


class Quantiles(Frozen):
    """P10, median and P90 of a figure."""

    p10: Number
    p50: Number
    p90: Number


class Figures(Frozen):
    """Net value in the scenario's currency, probability of loss, and months with work undone."""

    net_value: Quantiles
    probability_of_loss: Share
    timing_gap_months: Quantiles

    def by_name(self) -> Iterator[tuple[str, float]]:
        """Yield each figure with its name in an answer's headline, as in `net_value.p50`."""
        for name, value in self.model_dump().items():
            if isinstance(value, Mapping):
                yield from ((f"{name}.{quantile}", number) for quantile, number in value.items())
            else:
                yield name, value


def figures_of(evaluation: Evaluation) -> Figures:
    """Take the figures from an evaluation, those that its answer's headline gives, rounded."""
    return figures_from(headline(evaluation)["headline"])


def figures_from(said: Mapping[str, Any]) -> Figures:
    """Take the figures from the `headline` of an answer, rounded."""
    return Figures(
        net_value=_quantiles(said["net_value"]),
        probability_of_loss=_rounded(said["probability_of_loss"]),
        timing_gap_months=_quantiles(said["timing_gap_months"]),
    )


def _quantiles(estimate: Mapping[str, float]) -> Quantiles:
    return Quantiles(**{name: _rounded(estimate[name]) for name in Quantiles.model_fields})


def _rounded(value: float) -> float:
    return float(f"{value:.{SIGNIFICANT}g}")
