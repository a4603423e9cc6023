"""Counts what a computation asks of numpy: arrays that take down every call made with them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np

Given = TypeVar("Given")
Result = TypeVar("Result")
Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """One kind of call: a ufunc by name, how it was called, and with what sizes.

    A call that was to compute only a part (`where=`) counts as one that computes everything.
    """

    ufunc: str
    method: str  # "__call__", "reduce" ...
    inputs: tuple[Shape, ...]
    types: tuple[str, ...]  # of the inputs: "d" for float64, "?" for truth values
    output: Shape
    axis: int | Shape | None = None  # of a reduction
    keepdims: bool = False

    @property
    def size(self) -> int:
        """Elements that the call goes through."""
        return int(np.prod(np.broadcast_shapes(*self.inputs), dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Calls:
    """How often each call was made. Functions that are no ufuncs stand apart, by name and size."""

    ufuncs: Counter[Call] = field(default_factory=Counter)
    others: Counter[tuple[str, int]] = field(default_factory=Counter)


class Counted(np.ndarray):
    """An array whose calls are counted; so are those of everything computed from it."""

    calls: Calls | None = None

    def __array_finalize__(self, origin: Any) -> None:
        """Count the calls of views and copies with those of their origin."""
        self.calls = getattr(origin, "calls", None)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        """Take the call of a ufunc down, and make it on plain arrays."""
        calls = _calls((*inputs, *options.get("out", ())))
        plain = [_plain(value) for value in inputs]
        named = {name: _plain(value) for name, value in options.items()}
        result = getattr(ufunc, method)(*plain, **named)
        calls.ufuncs[_call(ufunc, method, plain, named, np.shape(result))] += 1
        return _counted(result, calls)

    def __array_function__(self, func: Any, types: Any, args: Any, kwargs: Any) -> Any:
        """Take down a function that is no ufunc; the ufuncs it calls are counted as such."""
        result = super().__array_function__(func, types, args, kwargs)
        calls = _calls((self, *args))
        calls.others[func.__name__, int(np.size(result))] += 1
        return _counted(result, calls)

    def copy(self, order: Any = "C") -> Any:
        """Take a copy down."""
        return np.array(self, order=order, subok=True)


def counted(function: Callable[[Given], Result], given: Given) -> tuple[Result, Calls]:
    """Call a function of (dataclasses of) arrays; return its result and the calls it made."""
    calls = Calls()
    return function(_counting(given, calls)), calls


def _counting(value: Any, calls: Calls) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        names = [item.name for item in fields(value)]
        return replace(value, **{name: _counting(getattr(value, name), calls) for name in names})
    return _counted(value, calls)


def _counted(value: Any, calls: Calls) -> Any:
    if not isinstance(value, np.ndarray):
        return value
    array = value.view(Counted)
    array.calls = calls
    return array


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    return value.view(np.ndarray) if isinstance(value, Counted) else value


def _calls(values: Any) -> Calls:
    """Where to count; arrays of two countings do not mix."""
    for value in values:
        if isinstance(value, Counted) and value.calls is not None:
            return value.calls
    return Calls()


def _call(ufunc: np.ufunc, method: str, inputs: Any, options: Any, output: Shape) -> Call:
    arrays = [np.asarray(value) for value in inputs]
    return Call(
        ufunc=ufunc.__name__,
        method=method,
        inputs=tuple(array.shape for array in arrays),
        types=tuple(array.dtype.char for array in arrays),
        output=output,
        axis=options.get("axis"),
        keepdims=bool(options.get("keepdims", False)),
    )
