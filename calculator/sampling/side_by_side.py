"""Parameters side by side along the draws: several runs become one, and none sees another."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np

from calculator.arrays import Floats

Group = TypeVar("Group")

ALL = slice(None)


def side_by_side(groups: Sequence[Group], draws: slice = ALL) -> Group:
    """Return groups of parameters of the same teams as one, `draws` of each after those before.

    What is no array is that of the first. What holds for all draws of a run stays one where all
    agree on it, else it becomes one for each; then `draws` has to be a single one.
    """
    joined: Group = _joined(groups, draws)
    return joined


def _joined(groups: Sequence[Any], draws: slice) -> Any:
    first, changes = groups[0], {}
    for field in fields(first):
        values = [getattr(group, field.name) for group in groups]
        if is_dataclass(values[0]):
            changes[field.name] = _joined(values, draws)
        elif isinstance(values[0], np.ndarray):
            changes[field.name] = _along_draws(values, draws)
    return replace(first, **changes)


def _along_draws(arrays: Sequence[Floats], draws: slice) -> Floats:
    drawn = arrays[0].shape[-1] > 1
    if not drawn and all(np.array_equal(array, arrays[0]) for array in arrays):
        return arrays[0]
    return np.concatenate([array[..., draws] for array in arrays], axis=-1)
