"""The bare numpy pass: counted ufuncs alone, as often as counted, on arrays that are there."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import repeat
from typing import Any

import numpy as np

from benchmarks.counting import Call

LOW, HIGH = 0.5, 1.5  # of every value, so that no power, logarithm or quotient is an odd one


def bare_pass(calls: Mapping[Call, int]) -> Callable[[], None]:
    """Prepare a pass over counted calls; what is returned runs it.

    Inputs and outputs are preallocated, contiguous and float64 (truth values where the call takes
    nothing else). Calls of a kind follow each other on the same arrays, which stay in cache.
    """
    prepared = [(_prepared(call), count) for call, count in calls.items()]

    def run() -> None:
        for once, count in prepared:
            for _ in repeat(None, count):
                once()

    return run


def _prepared(call: Call) -> Callable[[], Any]:
    ufunc = getattr(np, call.ufunc)
    chance = np.random.default_rng(0)
    inputs: list[Any] = [np.asarray(chance.uniform(LOW, HIGH, shape)) for shape in call.inputs]
    if set(call.types) == {"?"}:
        inputs = [array > 1 for array in inputs]
    if call.method == "reduce":
        ufunc = partial(ufunc.reduce, axis=call.axis, keepdims=call.keepdims)
    return partial(ufunc, *inputs, out=np.empty(call.output, dtype=ufunc(*inputs).dtype))
