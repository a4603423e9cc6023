"""What the commands share: options, the scenario they are given, JSON as it is printed."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import click

from calculator.errors import InputError, Problem
from calculator.library import Library
from calculator.reading.source import Reading, read_source

Command = Callable[..., None]


def json_option(command: Command) -> Command:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(
        command
    )


def source_options(command: Command) -> Command:
    """Add SOURCE and what says how it is read: `--seed`, `--set`, `--map`."""
    for add in (
        click.option(
            "--map", "columns", multiple=True, metavar="HEADER=COLUMN", help="Name a column."
        ),
        click.option(
            "--set", "settings", multiple=True, metavar="KEY=VALUE", help="Change one value."
        ),
        click.option(
            "--seed", default=None, type=int, help="Seed of the draws; the scenario's if left."
        ),
        click.argument("source"),
    ):
        command = add(command)
    return command


def read(
    source: str,
    library: Library,
    *,
    seed: int | None,
    settings: Sequence[str],
    columns: Sequence[str],
) -> Reading:
    """Read what the options of `source_options` describe; `InputError` says all that is wrong."""
    if seed is not None:
        settings = (*settings, f"seed={seed}")
    return read_source(
        source, columns=mapping(columns), settings=settings, assumption_ids=library.entries
    )


def mapping(columns: Sequence[str]) -> dict[str, str]:
    """Read `--map` options; `InputError` for one without '='."""
    pairs = [text.partition("=") for text in columns]
    wrong = [
        Problem(
            f"--map {header} has no '='", "Write --map HEADER=COLUMN, as in salary=annual_salary"
        )
        for header, equals, _ in pairs
        if not equals
    ]
    if wrong:
        raise InputError(wrong)
    return {header.strip(): column.strip() for header, _, column in pairs}


def warn(problems: Sequence[Problem]) -> None:
    """Write warnings to standard error."""
    for problem in problems:
        click.echo(f"warning: {problem}", err=True)


def compact(data: Any) -> str:
    """Write JSON on one line."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False)
