"""Parameters side by side along the draws: many small runs become one, and none sees another."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np

from calculator.parameters import Parameters


def alike(one: Parameters, other: Parameters) -> bool:
    """Whether two differ in nothing but what is drawn, so that they can stand side by side."""
    return _alike(one, other)


def stacked(group: Sequence[Parameters]) -> Parameters:
    """Return parameters that are alike as one, the draws of each after those of the one before."""
    joined: Parameters = _stacked(group)
    return joined


def _alike(one: Any, other: Any) -> bool:
    if is_dataclass(one):
        return all(_alike(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if not isinstance(one, np.ndarray):
        return bool(one == other)
    if one.shape != other.shape:
        return False
    return one.shape[-1] > 1 or np.array_equal(one, other)


def _stacked(group: Sequence[Any]) -> Any:
    first = group[0]
    changes: dict[str, Any] = {}
    for field in fields(first):
        values = [getattr(each, field.name) for each in group]
        if is_dataclass(values[0]):
            changes[field.name] = _stacked(values)
        elif isinstance(values[0], np.ndarray) and values[0].shape[-1] > 1:
            changes[field.name] = np.concatenate(values, axis=-1)
    return replace(first, **changes)
