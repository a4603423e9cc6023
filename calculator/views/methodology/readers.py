"""Which part of the model reads which assumption, found in the code that reads it."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType
from typing import Final

from calculator import defaults, law, parameters, readiness, sampling, signals
from calculator.library import Library
from calculator.views.methodology import code

LEAST_LETTERS: Final = 4  # of a text put together, from which on it may be an id
LAW: Final = "law"
READINESS: Final = "readiness"
DEFAULTS: Final = "defaults"
SIGNALS: Final = "signals"
GROUPS: Final = frozenset(code.groups(parameters))

Found = Iterator[tuple[str, str]]


def readers(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Return what reads each id of a library, that of its own topic first; nothing, if none does.

    A reader is a group of `calculator.parameters` that a sampling function fills in, or, where a
    number is read before anything is drawn or after, `readiness`, `law`, the `defaults` of a plan,
    or `signals`.
    """
    return _readers(tuple((id_, entry.topic) for id_, entry in library.entries.items()))


@cache
def _readers(ids: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[str, ...]]:
    """Find the readers of ids, each given with its topic."""
    found: dict[str, list[str]] = {id_: [] for id_, _ in ids}
    for pattern, reader in _all():
        whole = re.compile(pattern)
        for id_, names in found.items():
            if reader not in names and whole.fullmatch(id_):
                names.append(reader)
    return MappingProxyType({id_: _ordered(found[id_], topic) for id_, topic in ids})


def _ordered(names: list[str], topic: str) -> tuple[str, ...]:
    own = [name for name in names if name.lower() == topic]
    return (*own, *(name for name in names if name not in own))


@cache
def _all() -> tuple[tuple[str, str], ...]:
    """Every text in the code that reads the library, as a pattern for ids, with its reader."""
    found = [pair for module in _package(sampling) for pair in _sampled(_tree(module))]
    for reader, modules in (
        (READINESS, [readiness]),
        (LAW, _package(law)),
        (DEFAULTS, [defaults]),
        (SIGNALS, _package(signals)),
    ):
        for module in modules:
            found += [(pattern, reader) for pattern in _patterns(_tree(module))]
    return tuple(dict.fromkeys(found))


def _package(package: ModuleType) -> list[ModuleType]:
    names = sorted(found.name for found in iter_modules(package.__path__))
    return [import_module(f"{package.__name__}.{name}") for name in names]


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def _sampled(tree: ast.Module) -> Found:
    """Yield what is read to fill in a group: by the function that returns it, and its helpers."""
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for function in functions.values():
        if isinstance(function.returns, ast.Name) and function.returns.id in GROUPS:
            for part in _with_helpers(function, functions):
                yield from _filled_in(part, function.returns.id)


def _with_helpers(
    function: ast.FunctionDef, functions: Mapping[str, ast.FunctionDef]
) -> list[ast.FunctionDef]:
    """Return a function and what it calls of its own module, all the way down."""
    found = [function]
    for part in found:
        names = [node.id for node in ast.walk(part) if isinstance(node, ast.Name)]
        helpers = [functions[name] for name in names if name in functions and name[0] == "_"]
        found += [helper for helper in dict.fromkeys(helpers) if helper not in found]
    return found


def _filled_in(node: ast.AST, group: str) -> Found:
    """Yield patterns with their group: that of the constructor around them, where there is one."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in GROUPS:
            group = name
    yield from ((pattern, group) for pattern in _pattern(node))
    if not isinstance(node, ast.JoinedStr):
        for part in ast.iter_child_nodes(node):
            yield from _filled_in(part, group)


def _patterns(tree: ast.AST) -> list[str]:
    return [pattern for node in ast.walk(tree) for pattern in _pattern(node)]


def _pattern(node: ast.AST) -> list[str]:
    """Return the pattern of the ids that a text may be, if it may be one."""
    match node:
        case ast.Constant(value=str(text)):
            return [re.escape(text)]
        case ast.JoinedStr(values=parts):
            texts = [part.value for part in parts if isinstance(part, ast.Constant)]
            if sum(len(str(text)) for text in texts) >= LEAST_LETTERS:
                return ["".join(_piece(part) for part in parts)]
    return []


def _piece(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
