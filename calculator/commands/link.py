"""`link`: a plan as a scenario link, and what it contains."""

from typing import get_args

import click

from calculator.commands.options import json_option, source_options, warn
from calculator.errors import InputError, Problem
from calculator.json_line import json_line
from calculator.library import Library
from calculator.links.address import address
from calculator.links.making import make_link
from calculator.links.payload import LeftOut
from calculator.reading.source import Reading
from calculator.views.links.words import before_copying

KINDS: tuple[LeftOut, ...] = get_args(LeftOut)


@click.command("link")
@source_options
@click.option(
    "--redact", default="", metavar="LIST", help=f"Leave out, with commas: {', '.join(KINDS)}."
)
@click.option("--base", default="", metavar="URL", help="Address of the app that is to open it.")
@json_option
def link_command(
    reading: Reading, library: Library, *, redact: str, base: str, as_json: bool
) -> None:
    """Make a scenario link of SOURCE, on the last line; it holds the plan, and is for good.

    What it contains goes to standard error. Nothing is left out unless --redact says so.
    """
    address("", base)  # a base that is none is told before the model runs
    link = make_link(reading.scenario, library, _left_out(redact))
    warn(reading.warnings)
    whole = address(link.text, base)
    if as_json:
        said = [item.words for item in link.contents]
        click.echo(json_line({"link": whole, "characters": len(whole), "contains": said}))
    else:
        click.echo(before_copying(link), err=True)
        click.echo(whole)


def _left_out(given: str) -> frozenset[LeftOut]:
    """Read `names,money`; `InputError` for what cannot be left out."""
    names = [name.strip().casefold() for name in given.split(",") if name.strip()]
    wrong = [
        Problem(f"--redact {name} is nothing that can be left out", f"Choose {', '.join(KINDS)}")
        for name in names
        if name not in KINDS
    ]
    if wrong:
        raise InputError(wrong)
    return frozenset(kind for kind in KINDS if kind in names)
