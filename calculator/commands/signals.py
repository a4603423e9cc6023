"""`signals`: what to watch and by when it tells; what was observed, and what it says."""

from pathlib import Path
from typing import Final

import click

from calculator.commands.options import json_option, source_options, warn
from calculator.errors import InputError, Problem
from calculator.evaluate import DEFAULT_DRAWS, Notice
from calculator.json_line import json_line
from calculator.library import Library
from calculator.reading.source import Reading
from calculator.signals.file import read_observed
from calculator.signals.report import signals
from calculator.views.signals.text import signals_text
from calculator.views.signals.watch_list import (
    COLUMNS,
    months_to_come,
    watch_calendar,
    watch_csv,
)
from calculator.views.signals.words import NOTHING_TO_COME, outside

STARTS: Final = (",".join(COLUMNS[:3]).encode(), b"BEGIN:VCALENDAR")  # of a watch list


@click.command("signals")
@source_options
@click.option(
    "--observed", metavar="FILE", help="What was observed: month, signal, value (CSV, JSON, YAML)."
)
@click.option(
    "--watchlist", metavar="FILE", help="Write the watch list: a .csv, or an .ics for a calendar."
)
@click.option("--policy", default="planned", help="Alternative that is watched.")
@click.option("--draws", default=DEFAULT_DRAWS, type=int, help="A power of two, 64 to 65,536.")
@json_option
def signals_command(
    reading: Reading,
    library: Library,
    *,
    observed: str | None,
    watchlist: str | None,
    policy: str,
    draws: int,
    as_json: bool,
) -> None:
    """Say which signals tell early whether the plan of SOURCE loses, and what observed ones say."""
    target = None if watchlist is None else _target(watchlist)
    report = signals(
        reading.scenario,
        library,
        read_observed(observed) if observed else (),
        policy=policy,
        draws=draws,
        notice=_Progress(draws),
    )
    if target is not None:
        if not months_to_come(report):
            raise InputError([Problem(NOTHING_TO_COME.rstrip("."), "Leave --watchlist out")])
        content = (
            watch_calendar(report)
            if target.suffix.casefold() == ".ics"
            else watch_csv(report).encode()
        )
        _write(content, target)
    warn(reading.warnings)
    for text in (*report["warnings"], *(outside(report) if as_json else ())):
        click.echo(f"warning: {text}", err=True)
    click.echo(json_line(report) if as_json else signals_text(report))


class _Progress:
    """Says when more draws are tried; an interrupt ends them."""

    def __init__(self, draws: int) -> None:
        self._draws = draws

    def __call__(self, draws: int) -> Notice | None:
        if draws > self._draws:
            click.echo(f"note: too few draws count in effect; trying {draws:,}", err=True)
        return None


def _target(name: str) -> Path:
    path = Path(name)
    if path.suffix.casefold() not in {".csv", ".ics"}:
        rule = f"--watchlist {name} ends in neither .csv nor .ics"
        raise InputError([Problem(rule, "Name a .csv, or an .ics for a calendar")])
    if path.exists() and not _is_watch_list(path):
        rule = f"--watchlist {name} is there already, and is no watch list"
        raise InputError([Problem(rule, "Name another file")])
    return path


def _is_watch_list(path: Path) -> bool:
    """Whether a file may be written over: an earlier watch list."""
    try:
        with path.open("rb") as file:
            return file.read(max(map(len, STARTS))).startswith(STARTS)
    except OSError:
        return False


def _write(content: bytes, path: Path) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        rule = f"--watchlist {path} cannot be written: {error.strerror}"
        raise InputError([Problem(rule, "Name a file in a folder that is there")]) from None
