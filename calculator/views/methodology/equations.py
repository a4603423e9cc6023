"""Equations as the docstrings of the model hold them: read, and set as mathematics.

Equations stand in the docstring beside the code, in a paragraph of their own, as
`name = expression`. Names are those of the function's arguments, of what these are made of, of its
steps, and of equations above. `sum` is over teams; what is divided by nothing is nothing; a
condition is 1 where it holds. The tests work every equation out beside the function that it
describes, in whole runs of the model.
"""

import ast
import re
from dataclasses import dataclass
from inspect import cleandoc
from typing import Final

_OPENING: Final = re.compile(r"\w+ = ")
_COLUMNS: Final = re.compile(r"^(\w+) {2,}(?=\S)", re.MULTILINE)
FUNCTIONS: Final = {
    "min": r"\min",
    "max": r"\max",
    "exp": r"\exp",
    "log": r"\ln",
    "sum": r"\sum_{\text{teams}}",
}
SIGNS: Final[dict[type[ast.AST], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: r"\cdot",
    ast.Lt: "<",
    ast.LtE: r"\le",
    ast.Gt: ">",
    ast.GtE: r"\ge",
    ast.Eq: "=",
}
TIGHT: Final[dict[type[ast.AST], int]] = {
    ast.IfExp: 0,
    ast.Add: 1,
    ast.Sub: 1,
    ast.USub: 1,
    ast.Mult: 2,
    ast.Pow: 3,
}
ATOM: Final = 9
WIDE: Final = 26  # letters; what is wider must be able to break, for a narrow screen


@dataclass(frozen=True, slots=True)
class Equation:
    """One equation: a name, and the expression that gives its value."""

    name: str
    expression: ast.expr

    @property
    def names(self) -> frozenset[str]:
        """Names that the expression uses, those of functions apart."""
        called = {node.func for node in ast.walk(self.expression) if isinstance(node, ast.Call)}
        return frozenset(
            node.id
            for node in ast.walk(self.expression)
            if isinstance(node, ast.Name) and node not in called
        )


def equations(docstring: str) -> list[Equation]:
    """Read the equations of a docstring; SyntaxError for a paragraph of them that is unsound."""
    return [
        _equation(node)
        for paragraph in _paragraphs(docstring)
        if _OPENING.match(paragraph)
        for node in ast.parse(paragraph).body
    ]


def prose(docstring: str) -> list[str]:
    """Return the other paragraphs of a docstring; what stands in two columns becomes a list."""
    return [
        _listed(text) if _COLUMNS.match(text) else " ".join(text.split())
        for text in _paragraphs(docstring)
        if not _OPENING.match(text)
    ]


def latex(equation: Equation) -> str:
    """Set an equation; one that gives a name a new value has an arrow."""
    sign = r"\leftarrow" if equation.name in equation.names else "="
    return f"{_words(equation.name)} {sign} {_set(equation.expression)}"


def _paragraphs(docstring: str) -> list[str]:
    return [text for text in cleandoc(docstring).split("\n\n") if text.strip()]


def _listed(text: str) -> str:
    rows = _COLUMNS.split(text)[1:]
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join(f"- `{name}`: {' '.join(words.split())}" for name, words in pairs)


def _equation(node: ast.stmt) -> Equation:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return Equation(name, value)
    raise SyntaxError(f"no equation: {ast.unparse(node)}")


def _words(name: str) -> str:
    return rf"\text{{{name.replace('_', ' ')}}}"


def _set(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return _words(name)
        case ast.Constant(value=int() | float() as value):
            return f"{value}"
        case ast.Attribute(value=ast.Name(id=whole), attr=name):
            return f"{_words(name)}_{{{_words(whole)}}}"
        case ast.Subscript(value=whole, slice=index):
            return f"{_set(whole)}_{{{_set(index)}}}"
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return FUNCTIONS[name] + _bracketed(", ".join(map(_set, arguments)))
    return _operation(node)


def _operation(node: ast.expr) -> str:
    match node:
        case ast.BinOp(op=ast.Mult() | ast.Div()):
            return _product(node)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return f"{_within(left, ATOM)}^{{{_set(right)}}}"
        case ast.BinOp(left=left, op=op, right=right):
            own = TIGHT[type(op)]
            after = own + 1 if isinstance(op, ast.Sub) else own
            return f"{_within(left, own)} {SIGNS[type(op)]} {_within(right, after)}"
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"-{_within(operand, TIGHT[ast.Mult])}"
    return _condition(node)


def _product(node: ast.expr) -> str:
    """Set factors one after the other, over what they are divided by; what is wide, on a line."""
    above, below = _factors(node)
    sign = ""
    if isinstance(above[0], ast.UnaryOp):
        sign, above[0] = "-", above[0].operand
    if not below:
        return sign + _multiplied(above)
    top, bottom = (
        _set(part[0]) if len(part) == 1 else _multiplied(part) for part in (above, below)
    )
    if max(_width(top), _width(bottom)) <= WIDE:
        return rf"{sign}\dfrac{{{top}}}{{{bottom}}}"
    divisor = _within(below[0], ATOM) if len(below) == 1 else _bracketed(bottom)
    return f"{sign}{_multiplied(above)} / {divisor}"


def _multiplied(factors: list[ast.expr]) -> str:
    return f" {SIGNS[ast.Mult]} ".join(_within(factor, TIGHT[ast.Mult]) for factor in factors)


def _factors(node: ast.expr) -> tuple[list[ast.expr], list[ast.expr]]:
    """Return what is multiplied, and what it is divided by."""
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            above, below = _factors(left)
            return [*above, right], below
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            above, below = _factors(left)
            return above, [*below, right]
    return [node], []


def _condition(node: ast.expr) -> str:
    match node:
        case ast.IfExp(test=test, body=body, orelse=other):
            return rf"{_set(body)} \text{{ if }} {_bare(test)} \text{{, else }} {_set(other)}"
        case ast.Compare() | ast.BoolOp():
            return f"[{_bare(node)}]"
    raise SyntaxError(f"not part of an equation: {ast.unparse(node)}")


def _bare(node: ast.expr) -> str:
    """Set a condition that stands by itself."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return f"{_set(left)} {SIGNS[type(op)]} {_set(right)}"
        case ast.BoolOp(op=ast.And(), values=values):
            return r" \text{ and } ".join(map(_bare, values))
    return _set(node)


def _within(node: ast.expr, least: int) -> str:
    """Set a part of an expression, in brackets where it binds less than what is around it."""
    return _bracketed(_set(node)) if _tightness(node) < least else _set(node)


def _bracketed(text: str) -> str:
    """Put brackets around; high ones hold together, so that what is wide has low ones."""
    high = r"\dfrac" in text and _width(text) <= WIDE
    return rf"\left({text}\right)" if high else f"({text})"


def _width(text: str) -> int:
    """Letters that a text is wide, more or less."""
    return len(re.sub(r"\\[a-z]+|[{} ]", "", text))


def _tightness(node: ast.expr) -> int:
    match node:
        case ast.BinOp(op=ast.Div()):
            return TIGHT[ast.Mult]
        case ast.BinOp(op=op) | ast.UnaryOp(op=op):
            return TIGHT[type(op)]
    return TIGHT.get(type(node), ATOM)
