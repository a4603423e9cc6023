"""`believe`: what would have to be true for the answer to change."""

import click

from calculator.believe.believe import believe
from calculator.commands.options import draws_option, json_option, source_options, warn
from calculator.json_line import json_line
from calculator.library import Library
from calculator.reading.source import Reading
from calculator.views.believe.data import data
from calculator.views.believe.text import text


@click.command("believe")
@source_options
@draws_option
@json_option
def believe_command(reading: Reading, library: Library, *, draws: int, as_json: bool) -> None:
    """Find the break-even of what SOURCE hangs on: where its median net value is zero."""
    found = believe(reading.scenario, library, draws)
    warn((*reading.warnings, *found.warnings))
    click.echo(json_line(data(found)) if as_json else text(found))
