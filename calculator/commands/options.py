"""What the commands share: options, the scenario and the set they are given."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any, Final

import click

from calculator.assumption_sets import load_set
from calculator.commands.opening import opened_link
from calculator.errors import InputError, Problem
from calculator.evaluate import DEFAULT_DRAWS
from calculator.json_line import json_line
from calculator.library import Library, load
from calculator.links.address import is_link
from calculator.reading.source import Reading, read_bytes, read_source

Command = Callable[..., None]
LINK: Final = "link.json"  # what a plan out of a link is read as


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


def force_option(command: Command) -> Command:
    """Add `--force`."""
    return click.option("--force", is_flag=True, help="Overwrite the file if it is there.")(command)


def source_options(command: Command) -> Command:
    """Add SOURCE, what says how it is read and `--assumption-set`.

    The command is given what was read, `reading`, and the set, `library`; `InputError` says all
    that is wrong with them.
    """

    def with_one(readings: Sequence[Reading], library: Library, **options: Any) -> None:
        command(readings[0], library, **options)

    return click.argument("sources", nargs=1, metavar="SOURCE", callback=_as_tuple)(
        _reading_options(wraps(command)(with_one))
    )


def optional_source_options(command: Command) -> Command:
    """Add the same where SOURCE may be left out: `reading` is None then."""

    def with_one_or_none(readings: Sequence[Reading], library: Library, **options: Any) -> None:
        command(readings[0] if readings else None, library, **options)

    return click.argument("sources", required=False, metavar="[SOURCE]", callback=_as_tuple)(
        _reading_options(wraps(command)(with_one_or_none))
    )


def sources_options(command: Command) -> Command:
    """Add the same for several SOURCES: the command is given `readings`."""
    return click.argument("sources", nargs=-1, metavar="SOURCE SOURCE...")(
        _reading_options(command)
    )


def _as_tuple(_: click.Context, __: click.Parameter, source: str | None) -> tuple[str, ...]:
    return () if source is None else (source,)


def _reading_options(command: Command) -> Command:
    @click.option(
        "--seed", default=None, type=int, help="Seed of the draws; the scenario's if left."
    )
    @click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Change one value.")
    @click.option("--map", "columns", multiple=True, metavar="HEADER=COLUMN", help="Name a column.")
    @click.option("--assumption-set", "set_id", metavar="ID", help="A frozen set; today's if left.")
    @wraps(command)
    def reading_command(
        *,
        sources: tuple[str, ...],
        seed: int | None,
        settings: tuple[str, ...],
        columns: tuple[str, ...],
        set_id: str | None,
        **options: Any,
    ) -> None:
        library = load() if set_id is None else load_set(set_id)
        if seed is not None:
            settings = (*settings, f"seed={seed}")
        if (settings or columns) and not sources:
            given = "--set, --map and --seed say how a plan is read, and none is given"
            raise InputError([Problem(given, "Give a SOURCE, or take them out")])
        command(
            [_read(source, library, settings, columns) for source in sources], library, **options
        )

    return reading_command


def _read(
    source: str, library: Library, settings: Sequence[str], columns: Sequence[str]
) -> Reading:
    if is_link(source):
        opened = opened_link(source)
        given = json_line(opened.scenario.model_dump(mode="json", exclude_unset=True)).encode()
        found = read_bytes(given, LINK, settings=settings, assumption_ids=library.entries)
        return replace(found, warnings=(*opened.notes, *found.warnings))
    return read_source(
        source,
        columns=mapping(columns),
        settings=settings,
        assumption_ids=library.entries,
        as_of=library.as_of,
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
