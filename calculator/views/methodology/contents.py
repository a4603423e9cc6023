"""The order of a month, as the model's own table of contents gives it."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

from calculator.simulation import month
from calculator.views.methodology.code import SIMULATION

_STEP: Final = re.compile(r"^    # (?P<title>[^:]+?)(: (?P<sentence>.+)|\.)$")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a month: its title, what happens, and the mechanisms at work, in their order."""

    title: str
    sentence: str
    mechanisms: tuple[str, ...]


def steps() -> list[Step]:
    """Read the steps of a month, from the comments that part it and what is called in between."""
    lines, _ = inspect.getsourcelines(month.one_month)
    heads = [
        (number, found) for number, line in enumerate(lines, 1) if (found := _STEP.match(line))
    ]
    ends = [*(number for number, _ in heads[1:]), len(lines) + 1]
    uses = list(_uses(month.one_month))
    return [
        Step(
            found["title"],
            found["sentence"] or "",
            tuple(dict.fromkeys(name for line, name in uses if start <= line < end)),
        )
        for (start, found), end in zip(heads, ends, strict=True)
    ]


def _uses(function: Callable[..., Any]) -> Iterator[tuple[int, str]]:
    """Yield line and mechanism of every use of one in a function, helpers of its own included."""
    (tree,) = ast.parse(inspect.getsource(function)).body
    body = tree.body if isinstance(tree, ast.FunctionDef) else []
    nodes = [node for part in body for node in ast.walk(part) if isinstance(node, ast.Name)]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        held = vars(month).get(node.id)
        name = _mechanism(held)
        if name == month.__name__ and inspect.isfunction(held) and held is not function:
            yield from ((node.lineno, used) for _, used in _uses(held))
        elif name.startswith(f"{SIMULATION}.") and name != month.__name__:
            yield node.lineno, name.rpartition(".")[2]


def _mechanism(held: Any) -> str:
    """Name of the module that something is, or was defined in."""
    return held.__name__ if isinstance(held, ModuleType) else getattr(held, "__module__", "") or ""
