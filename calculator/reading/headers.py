"""Which column of a file is which field.

A header that is the field's own name is taken. A synonym or a misspelling is only suggested: the
person who gave the file confirms it (`--map salary=annual_salary`).
"""

import re
import shlex
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from calculator.errors import Problem
from calculator.reading.headerless import GIVE_NAMES, is_number
from calculator.reading.layouts import Layout, matching_key
from calculator.reading.numbers import shortened

_CLOSE = 0.8


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a header says: the field by column index, the columns left over, and what is wrong."""

    fields: Mapping[int, str]
    unused: tuple[int, ...]
    problems: tuple[Problem, ...]
    suggested: Mapping[str, str]


def matched(cells: Sequence[str], columns: Mapping[str, str], layout: Layout) -> HeaderMatch:
    """Match a header to the fields of a team; its problems carry no file and no row yet.

    `columns` holds confirmed fields by header; an empty field sets its column aside.
    """
    keys = [matching_key(cell) for cell in cells]
    chosen, problems = _chosen(cells, columns, layout)
    fields = {index: name for index, name in chosen.items() if name}
    for index, key in enumerate(keys):
        name = layout.fields.get(key)
        if name and index not in chosen and name not in fields.values():
            fields[index] = name
    left = [index for index in range(len(cells)) if index not in {*fields, *chosen}]
    free = set(layout.required) - set(fields.values())
    looks = _looks({i: cells[i] for i in left}, free, layout)
    suggested: dict[str, str] = {}
    for index, name in looks.items():
        suggested.setdefault(name, cells[index])
    problems += _repeated(cells, keys)
    problems += [_question(cells[i], name, suggested[name]) for i, name in sorted(looks.items())]
    problems += _missing(cells, {*fields.values(), *suggested}, layout)
    return HeaderMatch(
        fields,
        tuple(index for index in left if index not in looks),
        tuple(problems),
        {cells[i]: name for i, name in sorted(looks.items()) if suggested[name] == cells[i]},
    )


def _chosen(
    cells: Sequence[str], columns: Mapping[str, str], layout: Layout
) -> tuple[dict[int, str], list[Problem]]:
    """Return the confirmed field by column index, and what is wrong with the confirmations."""
    by_key = {matching_key(cell): index for index, cell in reversed([*enumerate(cells)])}
    chosen: dict[int, str] = {}
    problems = []
    for header, target in columns.items():
        index = by_key.get(matching_key(header))
        name = layout.fields.get(matching_key(target), "")
        option = f"--map {header}={target}"
        if index is None:
            rule = f"{option}: the file has no column {shortened(header)}"
            problems.append(Problem(rule, f"It has {_list(cells)}"))
        elif target and is_number(cells[index]):
            rule = f"{option}: a number is not the name of a column"
            problems.append(Problem(rule, GIVE_NAMES))
        elif target and not name:
            known = layout.fields
            near = get_close_matches(matching_key(target), known, 3, 0.5) or list(known)
            rule = f"{option}: {shortened(target)} is not a column of {layout.name}"
            fix = f"Closest: {_list(known[key] for key in near)}"
            problems.append(Problem(rule, fix, column=cells[index]))
        elif name and name in chosen.values():
            rule = f"{option}: another column is already taken as {name}"
            problems.append(Problem(rule, "Name one column a field", column=cells[index]))
        else:
            chosen[index] = name
    return chosen, problems


def _looks(cells: Mapping[int, str], free: Collection[str], layout: Layout) -> dict[int, str]:
    """Return the field each column looks like, the likest column first."""
    names = [key for key, name in layout.lookalikes.items() if name in free]
    found = []
    for index, cell in cells.items():
        without_unit = re.sub(r"\(.*?\)|\[.*?\]", "", cell)
        for key in {matching_key(cell), matching_key(without_unit)}:
            near = get_close_matches(key, names, 1, _CLOSE)
            found += [
                (-SequenceMatcher(None, key, n).ratio(), index, layout.lookalikes[n]) for n in near
            ]
    looks: dict[int, str] = {}
    for _, index, name in sorted(found):
        looks.setdefault(index, name)
    return looks


def _question(header: str, name: str, likest: str) -> Problem:
    option, aside = (shlex.quote(f"{header}={answer}") for answer in (name, ""))
    too = "" if header == likest else f", as {shortened(likest)} does"
    return Problem(
        f"{shortened(header)} looks like {name}{too}, and is not taken for it unasked",
        f"Confirm with --map {option}, or set it aside with --map {aside}",
        column=header,
    )


def _repeated(cells: Sequence[str], keys: Sequence[str]) -> list[Problem]:
    first = {key: cell for key, cell in reversed([*zip(keys, cells, strict=True)]) if key}
    counts = Counter(keys)
    return [
        Problem(
            f"the column {shortened(cell)} stands {counts[key]} times",
            "Keep one of them, or give the others their own names",
            column=cell,
        )
        for key, cell in first.items()
        if counts[key] > 1
    ]


def _missing(cells: Sequence[str], known: Collection[str], layout: Layout) -> list[Problem]:
    return [
        Problem(
            f"the column {name} is missing; the file has {_list(cells)}",
            f"Add it, or name the column that holds it: --map COLUMN={name}",
            column=name,
        )
        for name, required in layout.required.items()
        if required and name not in known
    ]


def _list(names: Iterable[str]) -> str:
    return ", ".join(shortened(name) for name in names if name)[:300]
