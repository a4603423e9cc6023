"""Works out the equations of docstrings beside the functions that hold them, as the model runs."""

import ast
import operator
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from types import CodeType, FrameType
from typing import Any

import numpy as np

from calculator.parameters import Parameters
from calculator.views.methodology.equations import Equation, equations

Function = Callable[..., Any]

RELATIVE = 1e-9


def over(part: Any, whole: Any) -> Any:
    """Divide; what is divided by nothing is nothing."""
    part, whole = np.broadcast_arrays(np.asarray(part, float), np.asarray(whole, float))
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole != 0)


def over_teams(stock: Any) -> Any:
    """Sum over teams."""
    return stock.sum(axis=-2, keepdims=True)


OPERATIONS: Mapping[type[ast.AST], Function] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: over,
    ast.Pow: np.power,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
}
CALLS: Mapping[str, Function] = {
    "min": np.minimum,
    "max": np.maximum,
    "exp": np.exp,
    "log": np.log,
    "sum": over_teams,
}


@dataclass(frozen=True)
class Names:
    """What names mean in one call of a function."""

    given: Mapping[str, Any]
    steps: Mapping[str, Any]
    constants: Mapping[str, Any]
    defined: dict[str, Any] = field(default_factory=dict)

    def lean_on_itself(self, equation: Equation) -> bool:
        """Whether an equation takes its own result for one of its terms."""
        outside = self.defined.keys() | self.given.keys()
        return equation.name in equation.names - outside and equation.name in self.steps

    def value(self, name: str) -> Any:
        """Find a name: above, given, a step, part of what is given, a constant."""
        for place in (self.defined, self.given, self.steps):
            if name in place:
                return place[name]
        parts = [value for value in self.given.values() if is_dataclass(value)]
        groups = [getattr(p, f.name) for p in parts if isinstance(p, Parameters) for f in fields(p)]
        for wholes in (parts, [group for group in groups if is_dataclass(group)]):
            holders = [whole for whole in wholes if not is_dataclass(getattr(whole, name, whole))]
            assert len(holders) < 2, f"{name} could be of {[type(h).__name__ for h in holders]}"
            if holders:
                return getattr(holders[0], name)
        return self.constants[name]

    def part(self, whole: str, name: str) -> Any:
        """Find a part of an argument, of a group of parameters, or of a step."""
        for place in (self.given, self.steps):
            if hasattr(place.get(whole), name):
                return getattr(place[whole], name)
        groups = (v for v in self.given.values() if isinstance(v, Parameters))
        return getattr(getattr(next(groups), whole), name)


def worked_out(node: ast.expr, names: Names) -> Any:
    """Return the value of an expression."""
    match node:
        case ast.Name(id=name):
            return names.value(name)
        case ast.Constant(value=value):
            return value
        case ast.Attribute(value=ast.Name(id=whole), attr=name):
            return names.part(whole, name)
        case ast.Subscript(value=whole, slice=index):
            return worked_out(whole, names)[worked_out(index, names)]
        case ast.IfExp(test=test, body=body, orelse=other):
            return np.where(*(worked_out(part, names) for part in (test, body, other)))
    operation, operands = parts(node)
    return operation(*(worked_out(operand, names) for operand in operands))


def parts(node: ast.expr) -> tuple[Function, list[ast.expr]]:
    """Return what is done in an expression, and to what."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return CALLS[name], arguments
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return operator.neg, [operand]
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATIONS[type(op)], [left, right]
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return OPERATIONS[type(op)], [left, right]
        case ast.BoolOp(op=ast.And(), values=[left, right]):
            return np.logical_and, [left, right]
    raise AssertionError(ast.unparse(node))


def results(found: Any, held: list[Equation]) -> dict[int, Any]:
    """Return what a function gave, by the position of the equation that says it.

    Of something with fields, the last equation of a field's name says it; of several values, the
    last equations in their order.
    """
    last = {equation.name: position for position, equation in enumerate(held)}
    if is_dataclass(found):
        return {at: getattr(found, name) for name, at in last.items() if hasattr(found, name)}
    several = found if isinstance(found, tuple) else (found,)
    return dict(enumerate(several, start=len(held) - len(several)))


@dataclass
class Watch:
    """Functions watched: how often each was called, how far it was from its equations."""

    held: Mapping[CodeType, list[Equation]]
    calls: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    largest: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    missed: dict[str, str] = field(default_factory=dict)
    _given: dict[int, dict[str, Any]] = field(default_factory=dict)

    def __call__(self, frame: FrameType, event: str, found: Any) -> None:
        """Note the arguments at a call; hold the result against the equations at the return."""
        held = self.held.get(frame.f_code)
        if held is None:
            return
        if event == "call":
            self._given[id(frame)] = dict(frame.f_locals)
        elif event == "return" and found is not None:
            given = self._given.pop(id(frame))
            self._compare(frame, held, Names(given, frame.f_locals, frame.f_globals), found)

    def _compare(self, frame: FrameType, held: list[Equation], names: Names, found: Any) -> None:
        function = f"{frame.f_globals['__name__']}.{frame.f_code.co_qualname}"
        self.calls[function] += 1
        said = results(found, held)
        for position, equation in enumerate(held):
            assert not names.lean_on_itself(equation), f"{function}: {equation.name}"
            value = worked_out(equation.expression, names)
            names.defined[equation.name] = value
            if position in said:
                key = f"{function}: {equation.name}"
                self._hold(key, np.asarray(value, float), np.asarray(said[position], float))

    def _hold(self, key: str, expected: Any, actual: Any) -> None:
        self.largest[key] = max(self.largest[key], float(np.abs(actual).max(initial=0)))
        near = RELATIVE * self.largest[key]
        if key not in self.missed and not np.allclose(actual, expected, rtol=RELATIVE, atol=near):
            self.missed[key] = f"{key} is {actual}, by its equation {expected}"


@contextmanager
def watching(functions: Mapping[str, Function], doctor: Function = equations) -> Iterator[Watch]:
    """Watch functions while the model runs; `doctor` reads the equations of a docstring."""
    held = {f.__code__: doctor(f.__doc__ or "") for f in functions.values()}
    watch = Watch({code: found for code, found in held.items() if found})
    sys.setprofile(watch)
    try:
        yield watch
    finally:
        sys.setprofile(None)
