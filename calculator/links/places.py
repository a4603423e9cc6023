"""Places in a scenario's plain data by path, as in `teams[].slack`: every place that is meant."""

from collections.abc import Iterator
from typing import Any

from calculator.links.schemas import EACH, Json


def part_of(path: str) -> str:
    """Return the last name of a path."""
    return path.rpartition(".")[2]


def holders(data: Any, path: str, *, make: bool = False) -> Iterator[Json]:
    """Yield each object that has, or could have, the last name of a path; unsound data has none.

    `make` lays an object that is not there, never an entry of a list.
    """
    first, point, rest = path.partition(".")
    if not isinstance(data, dict):
        return
    if not point:
        yield data
    elif first.endswith(EACH):
        items = data.get(first.removesuffix(EACH))
        for item in items if isinstance(items, list) else ():
            yield from holders(item, rest, make=make)
    else:
        if make and EACH not in rest:
            data.setdefault(first, {})
        yield from holders(data.get(first), rest, make=make)
