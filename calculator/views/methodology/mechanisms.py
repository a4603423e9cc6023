"""A mechanism in full: what it is, its equations, what it is given, what it rests on."""

import inspect
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from calculator import parameters
from calculator.library import Library
from calculator.views.methodology import assumptions, code
from calculator.views.methodology.equations import equations, latex, prose
from calculator.views.methodology.readers import LAW, READINESS
from calculator.views.methodology.section import joined, plain, table

SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "PerTeam": "by team",
        "PerDraw": "by draw",
        "PerTeamDraw": "by team and draw",
        "Stock": "by alternative, team and draw",
        "Company": "by alternative and draw",
        "Path": "by alternative, month and draw",
        "TeamTotal": "by alternative, team and draw",
        "Floats": "array",
        "int": "whole number",
        "float": "number",
        "bool": "yes or no",
    }
)
# Where a reader of assumptions is told about, if that is not the mechanism of its name.
HOMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Teams": "policies",
        "Rules": "policies",
        "Separation": "exits",
        "Finance": "ledger",
        READINESS: "programme",
        LAW: "compliance",
    }
)
OUTPUTS: Final = "outcomes"
OF_OUTPUTS: Final = ("Thresholds", "Strain")


def home(reader: str) -> str:
    """Return the mechanism under which a reader of assumptions is told about."""
    return OUTPUTS if reader in OF_OUTPUTS else HOMES.get(reader, reader.lower())


def mechanism(name: str, library: Library) -> str:
    """Write a mechanism: its own words and equations, its parameters, its assumptions."""
    module = code.mechanisms()[name]
    groups = [held for held in _groups() if home(held) == name]
    return joined(
        plain_prose(inspect.getdoc(module) or ""),
        *map(function, code.functions(module).values()),
        "\n".join(_constant(found) for found in code.constants(module) if found.comment),
        *(_held(held) for held in code.groups(module).values()),
        *(_given(getattr(parameters, held)) for held in groups),
        assumptions.of(name, library, home),
    )


def given(groups: tuple[str, ...]) -> str:
    """Write groups of parameters: name, unit and meaning, shape."""
    return joined(*(_given(getattr(parameters, held)) for held in groups))


def plain_prose(docstring: str) -> str:
    """Write a docstring without its equations, paragraph by paragraph."""
    return joined(*("\n".join(map(plain, text.split("\n"))) for text in prose(docstring)))


def shape(annotation: str) -> str:
    """Name the shape that a type stands for."""
    return SHAPES.get(annotation, f"`{annotation}`")


def _groups() -> list[str]:
    """Return the names of the groups of parameters, in the order of their file."""
    found = code.groups(parameters)
    return [name for name in found if name != parameters.Parameters.__name__]


def function(held: Callable[..., Any]) -> str:
    """Write a function: its name, its words, its equations."""
    docstring = inspect.getdoc(held) or ""
    name = f"{held.__module__.rpartition('.')[2]}.{held.__qualname__}"
    lines = [f"- ${latex(equation)}$" for equation in equations(docstring)]
    return joined(f"**`{name}`** · {plain_prose(docstring)}", "\n\n".join(lines))


def _constant(field: code.Field) -> str:
    return f"- `{field.name}` is `{field.held}`: {plain(field.comment)}"


def _held(group: type) -> str:
    """Write what a mechanism hands on."""
    return _fields(
        f"**`{group.__name__}`** holds: {plain_prose(inspect.getdoc(group) or '')}", group
    )


def _given(group: type) -> str:
    words = plain_prose(inspect.getdoc(group) or "")
    return _fields(f"**Given as `{group.__name__}`**: {words}", group)


def _fields(title: str, group: type) -> str:
    rows = [
        (f"`{field.name}`", plain(field.comment), shape(field.held))
        for field in code.field_list(group)
    ]
    rows += [
        (f"`{name}`", plain_prose(words).replace("\n\n", " "), "follows from these")
        for name, words in code.properties(group).items()
    ]
    return joined(title, table(("Name", "Unit and meaning", "Shape"), rows))
