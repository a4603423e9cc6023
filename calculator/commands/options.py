"""What the commands share: options, the scenario they are given, JSON as it is printed."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

from calculator.errors import InputError, Problem
from calculator.library import load
from calculator.reading.source import read_source

Command = Callable[..., None]


def json_option(command: Command) -> Command:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(
        command
    )


def source_options(command: Command) -> Command:
    """Add SOURCE and what says how it is read; the command is given what was read, `reading`.

    `InputError` says all that is wrong with it.
    """

    @click.argument("source")
    @click.option(
        "--seed", default=None, type=int, help="Seed of the draws; the scenario's if left."
    )
    @click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Change one value.")
    @click.option("--map", "columns", multiple=True, metavar="HEADER=COLUMN", help="Name a column.")
    @wraps(command)
    def reading_command(
        *,
        source: str,
        seed: int | None,
        settings: tuple[str, ...],
        columns: tuple[str, ...],
        **options: Any,
    ) -> None:
        if seed is not None:
            settings = (*settings, f"seed={seed}")
        reading = read_source(
            source,
            columns=mapping(columns),
            settings=settings,
            assumption_ids=load().entries,
        )
        command(reading, **options)

    return reading_command


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
