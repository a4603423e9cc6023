"""What the commands share: options, the scenario and the set they are given, JSON as printed."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

from calculator.assumption_sets import load_set
from calculator.errors import InputError, Problem
from calculator.evaluate import DEFAULT_DRAWS
from calculator.library import Library, load
from calculator.reading.source import Reading, read_source

Command = Callable[..., None]


def json_option(command: Command) -> Command:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(
        command
    )


def draws_option(command: Command) -> Command:
    """Add `--draws`."""
    return click.option(
        "--draws", default=DEFAULT_DRAWS, type=int, help="A power of two, 64 to 65,536."
    )(command)


def source_options(command: Command) -> Command:
    """Add SOURCE, what says how it is read and `--assumption-set`.

    The command is given what was read, `reading`, and the set, `library`; `InputError` says all
    that is wrong with them.
    """
    return _with_source(command, required=True)


def optional_source_options(command: Command) -> Command:
    """Add the same where SOURCE may be left out: `reading` is None then."""
    return _with_source(command, required=False)


def _with_source(command: Command, *, required: bool) -> Command:
    @click.argument("source", required=required)
    @click.option(
        "--seed", default=None, type=int, help="Seed of the draws; the scenario's if left."
    )
    @click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Change one value.")
    @click.option("--map", "columns", multiple=True, metavar="HEADER=COLUMN", help="Name a column.")
    @click.option("--assumption-set", "set_id", metavar="ID", help="A frozen set; today's if left.")
    @wraps(command)
    def reading_command(
        *,
        source: str | None,
        seed: int | None,
        settings: tuple[str, ...],
        columns: tuple[str, ...],
        set_id: str | None,
        **options: Any,
    ) -> None:
        library = load() if set_id is None else load_set(set_id)
        if seed is not None:
            settings = (*settings, f"seed={seed}")
        command(_read(source, library, settings, columns), library, **options)

    return reading_command


def _read(
    source: str | None, library: Library, settings: Sequence[str], columns: Sequence[str]
) -> Reading | None:
    if source is not None:
        return read_source(
            source,
            columns=mapping(columns),
            settings=settings,
            assumption_ids=library.entries,
            as_of=library.as_of,
        )
    if settings or columns:
        given = "--set, --map and --seed say how a plan is read, and none is given"
        raise InputError([Problem(given, "Give a SOURCE, or take them out")])
    return None


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
