"""What the code says of itself: modules, functions and fields, in the order they stand in."""

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, Final

from calculator import simulation

SIMULATION: Final = simulation.__name__


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a group, or a constant: its name, its type or value, its unit and meaning."""

    name: str
    held: str
    comment: str


def mechanisms() -> dict[str, ModuleType]:
    """Return every module of the simulation, by its short name."""
    names = sorted(found.name for found in iter_modules(simulation.__path__))
    return {name: import_module(f"{SIMULATION}.{name}") for name in names}


def functions(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """Return the public functions of a module, those of its classes included, by their names."""
    return {function.__qualname__: function for function in _functions(module)}


def groups(module: ModuleType) -> dict[str, type]:
    """Return the public classes of a module that hold data."""
    return {
        name: held for name, held in _own(module) if inspect.isclass(held) and is_dataclass(held)
    }


def constants(module: ModuleType) -> tuple[Field, ...]:
    """Return the numbers that a module names, each with its value and its comment."""
    lines = inspect.getsource(module).splitlines()
    return tuple(
        Field(node.targets[0].id, ast.unparse(node.value), _comment(node, lines))
        for node in ast.parse("\n".join(lines)).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        if isinstance(vars(module)[node.targets[0].id], float | int)
    )


def properties(group: type) -> dict[str, str]:
    """Return what follows from the fields of a group: its properties, and what each says."""
    return {
        name: inspect.getdoc(held) or ""
        for name, held in vars(group).items()
        if not name.startswith("_") and hasattr(held, "__get__") and not inspect.isroutine(held)
        if inspect.getdoc(held)
    }


@cache
def field_list(group: type) -> tuple[Field, ...]:
    """Return the fields of a group, each with its comment: that beside it, else that above it."""
    lines = inspect.getsource(group).splitlines()
    body = _class(group).body
    return tuple(
        Field(node.target.id, ast.unparse(node.annotation), _comment(node, lines))
        for node in body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    )


def _class(group: type) -> ast.ClassDef:
    node = ast.parse(inspect.getsource(group)).body[0]
    if not isinstance(node, ast.ClassDef):
        raise TypeError(f"{group} is no class")
    return node


def _comment(node: ast.stmt, lines: list[str]) -> str:
    beside = [line.partition("#")[2] for line in lines[node.lineno - 1 : node.end_lineno]]
    above: list[str] = []
    for line in reversed(lines[: node.lineno - 1]):
        if any(beside) or not line.strip().startswith("#"):
            break
        above.insert(0, line.strip().removeprefix("#"))
    return " ".join(filter(None, (part.strip() for part in (*above, *beside))))


def _functions(module: ModuleType) -> Iterator[Callable[..., Any]]:
    for _, held in _own(module):
        if inspect.isfunction(held):
            yield held
        elif inspect.isclass(held):
            yield from _methods(held)


def _methods(held: type) -> Iterator[Callable[..., Any]]:
    for name, member in vars(held).items():
        function = member.__func__ if isinstance(member, classmethod) else member
        if inspect.isfunction(function) and not name.startswith("_"):
            yield function


def _own(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Yield what a module defines for others, in its order."""
    for name, held in vars(module).items():
        if not name.startswith("_") and getattr(held, "__module__", "") == module.__name__:
            yield name, held
