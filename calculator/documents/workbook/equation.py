"""One equation of the workbook, read twice: as a formula, and as what it comes to.

It is written as a spreadsheet writes it, with names in braces instead of cells: `{ended@prev}` is
the column `ended` a month before, `{team.headcount}` a column of another sheet. Only functions that
Excel and LibreOffice share are used.
"""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any, Final, TypeAlias

import numpy as np

Value: TypeAlias = Any  # a number, or an array of teams, of months, or of both
Work: TypeAlias = Callable[[Mapping[str, Value]], Value]

_NAME: Final = re.compile(r"\{(?:([a-z_]+)\.)?([a-z0-9_]+)(?:@([a-z]+))?\}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A name in braces: a column, the sheet it is on if not the same, and which of its rows."""

    sheet: str | None
    column: str
    rows: str | None


@dataclass(frozen=True, slots=True)
class Equation:
    """An equation, taken apart: text and names in turn, the names alone, and all as a function."""

    parts: tuple[str | Reference, ...]
    references: tuple[Reference, ...]
    work: Work

    def formula(self, address: Callable[[Reference], str]) -> str:
        """Write it for a cell, each name as the address of its cells."""
        words = (part if isinstance(part, str) else address(part) for part in self.parts)
        return "=" + "".join(words)

    def value(self, find: Callable[[Reference], Value]) -> Value:
        """Work it out, for all teams at once."""
        found = {f"_{at}": find(reference) for at, reference in enumerate(self.references)}
        return self.work(found)


@cache
def equation(text: str) -> Equation:
    """Take an equation apart."""
    parts: list[str | Reference] = []
    end = 0
    for match in _NAME.finditer(text):
        parts += [text[end : match.start()], Reference(match[1], match[2], match[3])]
        end = match.end()
    parts.append(text[end:])
    references = tuple(part for part in parts if isinstance(part, Reference))
    return Equation(tuple(part for part in parts if part), references, _work(_tree(parts)))


def part(amount: str, whole: str) -> str:
    """Write a share of a whole; nothing has no parts."""
    return f"IF({whole}>0,({amount})/({whole}),0)"


def _tree(parts: list[str | Reference]) -> ast.expr:
    numbers = iter(range(len(parts)))
    words = [part if isinstance(part, str) else f"_{next(numbers)}" for part in parts]
    text = re.sub(r"(?<![<>])=", "==", "".join(words).replace("<>", "!=")).replace("^", "**")
    return ast.parse(text, mode="eval").body


def _least(*values: Value) -> Value:
    return reduce(np.minimum, values) if len(values) > 1 else np.min(values[0])


def _most(*values: Value) -> Value:
    return reduce(np.maximum, values) if len(values) > 1 else np.max(values[0])


def _sum_of_products(*values: Value) -> Value:
    return np.sum(np.atleast_1d(reduce(np.multiply, values)), axis=-1)


def _chosen(number: Value, *values: Value) -> Value:
    return np.choose(np.asarray(number).astype(int) - 1, values)


def _either(holds: Value, yes: Value, no: Value) -> Value:
    if np.ndim(holds):
        return np.where(holds, yes, no)
    return yes if holds else no  # words stay words


_FUNCTIONS: Final[Mapping[str, Callable[..., Value]]] = {
    "ABS": np.abs,
    "AND": lambda *values: reduce(np.logical_and, values),
    "CHOOSE": _chosen,
    "EXP": np.exp,
    "IF": _either,
    "ISNUMBER": lambda value: ~np.isnan(value),
    "LN": np.log,
    "MAX": _most,
    "MIN": _least,
    "OR": lambda *values: reduce(np.logical_or, values),
    "ROUND": lambda value, digits: np.round(value, int(digits)),
    "SUM": lambda values: np.sum(values, axis=-1),
    "SUMPRODUCT": _sum_of_products,
}
_OPERATORS: Final[Mapping[type[ast.AST], Callable[..., Value]]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
    ast.USub: operator.neg,
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
}


def _work(node: ast.expr) -> Work:
    """Turn a tree into a function of what its names stand for."""
    match node:
        case ast.Constant(value=given):
            constant = float(given) if isinstance(given, int) else given
            return lambda _: constant
        case ast.Name(id=name):
            return operator.itemgetter(name)
        case (
            ast.BinOp(left=left, op=sign, right=right)
            | ast.Compare(left=left, ops=[sign], comparators=[right])
        ):
            operate, first, second = _OPERATORS[type(sign)], _work(left), _work(right)
            return lambda found: operate(first(found), second(found))
        case ast.UnaryOp(op=sign, operand=value):
            change, only = _OPERATORS[type(sign)], _work(value)
            return lambda found: change(only(found))
        case ast.Call(func=ast.Name(id=name), args=values):
            function, arguments = _FUNCTIONS[name], [_work(value) for value in values]
            return lambda found: function(*(argument(found) for argument in arguments))
    raise ValueError(f"no spreadsheet writes {ast.unparse(node)}")
