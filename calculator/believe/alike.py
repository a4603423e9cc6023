"""Which parameters can stand side by side in one run."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np


def alike(one: Any, other: Any) -> bool:
    """Whether two groups of parameters differ in nothing but what is drawn."""
    if is_dataclass(one):
        return all(alike(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if not isinstance(one, np.ndarray):
        return bool(one == other)
    if one.shape != other.shape:
        return False
    return one.shape[-1] > 1 or np.array_equal(one, other)
