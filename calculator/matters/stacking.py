"""Several scenarios at their medians in one run: each becomes a draw of it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, Final

import numpy as np

from calculator.library import Library
from calculator.parameters import Parameters
from calculator.sampling.placed import Placed
from calculator.sampling.sample import parameters_of
from calculator.sampling.side_by_side import side_by_side
from calculator.scenario import Scenario

CENTRE: Final = slice(-1, None)  # of the draws


def at_medians(scenarios: Sequence[Scenario], library: Library) -> Iterator[Parameters]:
    """Lay complete scenarios of the same teams side by side, each as one draw.

    What holds for all draws of a run alike must be alike in all of its scenarios, so there may be
    several runs; the scenarios go through them in their order.
    """
    laid = [_medians(scenario, library) for scenario in scenarios]
    start = 0
    for end in range(1, len(laid) + 1):
        if end == len(laid) or _constants(laid[end]) != _constants(laid[start]):
            yield side_by_side(laid[start:end], CENTRE)
            start = end


def _medians(scenario: Scenario, library: Library) -> Parameters:
    """Lay a scenario out twice: what is drawn has two draws then, and what is not has one."""
    return parameters_of(Placed(scenario, library, {"load_factor": np.zeros(1)}))


def _constants(group: Any) -> tuple[Any, ...]:
    """Everything of a group that is no array."""
    values = [getattr(group, field.name) for field in fields(group)]
    return tuple(
        _constants(value) if is_dataclass(value) else value
        for value in values
        if not isinstance(value, np.ndarray)
    )
