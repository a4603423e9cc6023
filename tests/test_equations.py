"""The equations of the docstrings: what they say is what the model does, and how they are set."""

import ast
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from calculator import outcomes
from calculator.simulation.simulate import simulate
from calculator.views.methodology import code
from calculator.views.methodology.equations import Equation, equations, latex, prose
from tests.equation_values import Function, Names, Watch, watching, worked_out
from tests.random_parameters import random_parameters

POLICIES = ("keep", "planned", "phase", "attrition", "protect", "redeploy")
SCENARIOS = (0, 2, 16)  # of random parameters: every mechanism is at work in one of them
FEWEST_CALLS = 3


def functions() -> Mapping[str, Function]:
    """Return every public function that holds an equation."""
    modules = [*code.mechanisms().values(), outcomes]
    found = {name: held for module in modules for name, held in code.functions(module).items()}
    return {name: held for name, held in found.items() if equations(held.__doc__ or "")}


def watched(doctor: Function = equations) -> Watch:
    """Run whole scenarios, and watch the functions."""
    with watching(functions(), doctor) as watch:
        for seed in SCENARIOS:
            p = random_parameters(seed)
            results = simulate(p, POLICIES, undo_months=(3, 12))
            for policy in POLICIES:
                outcomes.rehire_premium(p, results, policy)
    return watch


@pytest.fixture(scope="module")
def watch() -> Watch:
    """Whole scenarios, watched once."""
    return watched()


def test_every_equation_is_what_the_model_does(watch: Watch) -> None:
    """In every call of whole runs, a function gives what its equations say."""
    assert not watch.missed, "\n".join(watch.missed.values())


def test_every_function_with_an_equation_was_called(watch: Watch) -> None:
    """None is left out because the runs went past it, and none gave nothing but zero."""
    called = {name.rpartition(".")[2] for name in watch.calls}

    assert called >= {name.rpartition(".")[2] for name in functions()}
    assert min(watch.calls.values()) >= FEWEST_CALLS
    assert all(watch.largest.values()), [key for key, size in watch.largest.items() if not size]


def test_a_wrong_equation_is_found() -> None:
    """An equation that is off by a thousandth is missed in every function that holds one."""

    def off(docstring: str) -> list[Equation]:
        found = equations(docstring)
        return [Equation(e.name, _times(e.expression, 1.001)) for e in found]

    wrong = {key.partition(":")[0] for key in watched(off).missed}
    assert len(wrong) == len(functions())


def _times(expression: ast.expr, factor: float) -> ast.expr:
    return ast.BinOp(expression, ast.Mult(), ast.Constant(factor))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x = a / b", 0.0),
        ("x = a - b - a", 0.0),
        ("x = 2 if a > 1 and b == 0 else 3", 2.0),
        ("x = max(a, 5) ** 2", 25.0),
        ("x = sum(teams)", 3.0),
        ("x = a >= 4", 1.0),
    ],
)
def test_what_the_words_of_an_equation_mean(text: str, value: float) -> None:
    """What is divided by nothing is nothing, a condition is 1 where it holds."""
    given: dict[str, Any] = {"a": 4.0, "b": 0.0, "teams": np.array([[1.0], [2.0]])}
    (equation,) = equations(text)

    assert float(np.squeeze(worked_out(equation.expression, Names(given, {}, {})))) == value


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("x = a * b / c", r"\text{x} = \dfrac{\text{a} \cdot \text{b}}{\text{c}}"),
        ("x = a / b * c", r"\text{x} = \dfrac{\text{a} \cdot \text{c}}{\text{b}}"),
        ("x = a * (b + c)", r"\text{x} = \text{a} \cdot (\text{b} + \text{c})"),
        ("x = a - (b - c)", r"\text{x} = \text{a} - (\text{b} - \text{c})"),
        ("x = (a + b) / 2", r"\text{x} = \dfrac{\text{a} + \text{b}}{2}"),
        ("x = a * (b / c)", r"\text{x} = \text{a} \cdot \dfrac{\text{b}}{\text{c}}"),
        ("x = a / (b / c)", r"\text{x} = \dfrac{\text{a}}{\dfrac{\text{b}}{\text{c}}}"),
        ("x = max(a / b, 1)", r"\text{x} = \max\left(\dfrac{\text{a}}{\text{b}}, 1\right)"),
        ("x = 2 if b > 1 else 3", r"\text{x} = 2 \text{ if } \text{b} > 1 \text{, else } 3"),
        (
            "x = (1 - a_long_name) * another_long_name / 12 / 2",
            r"\text{x} = (1 - \text{a long name}) \cdot \text{another long name} / (12 \cdot 2)",
        ),
        ("x = (a * b) ** -c", r"\text{x} = (\text{a} \cdot \text{b})^{-\text{c}}"),
        ("x = exp(-1 / t_half)", r"\text{x} = \exp\left(-\dfrac{1}{\text{t half}}\right)"),
        ("x = x + y.z", r"\text{x} \leftarrow \text{x} + \text{z}_{\text{y}}"),
        ("x = a[month]", r"\text{x} = \text{a}_{\text{month}}"),
        ("x = a >= b", r"\text{x} = [\text{a} \ge \text{b}]"),
    ],
)
def test_how_an_equation_is_set(text: str, set_: str) -> None:
    """Brackets stand where they are needed, and a name that changes has an arrow."""
    assert latex(equations(text)[0]) == set_


def test_prose_and_equations_are_told_apart() -> None:
    """A paragraph of equations is no prose; what stands in two columns is a list."""
    docstring = """Some words
    over two lines.

    x = 1
    y = x + 1

    one    the first
    other  the second,
           on two lines
    """

    assert [equation.name for equation in equations(docstring)] == ["x", "y"]
    assert prose(docstring) == [
        "Some words over two lines.",
        "- `one`: the first\n- `other`: the second, on two lines",
    ]


@pytest.mark.parametrize("text", ["x = a +", "x = a\nb + c", "x = y = 1"])
def test_an_unsound_equation_is_refused(text: str) -> None:
    """What looks like an equation and is none does not pass for prose."""
    with pytest.raises(SyntaxError):
        equations(text)
