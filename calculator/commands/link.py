"""`link`: a plan as a scenario link, and what it contains."""

import click

from calculator.commands.options import json_option, source_options, warn
from calculator.json_line import json_line
from calculator.library import Library
from calculator.links.address import address
from calculator.links.making import link_data, make_link
from calculator.links.redacting import KINDS, kinds_left_out
from calculator.reading.source import Reading
from calculator.views.links.words import before_copying


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
    link = make_link(reading.scenario, library, kinds_left_out(redact, "--redact"))
    warn(reading.warnings)
    whole = address(link.text, base)
    if as_json:
        click.echo(json_line(link_data(link, whole)))
    else:
        click.echo(before_copying(link), err=True)
        click.echo(whole)
