"""`frontier`: how deep a cut pays, by the share of the claim that is realised."""

import click

from calculator.commands.options import draws_option, json_option, source_options, warn
from calculator.frontier import frontier
from calculator.json_line import json_line
from calculator.library import Library
from calculator.reading.source import Reading
from calculator.views.frontier.data import data
from calculator.views.frontier.text import text


@click.command("frontier")
@source_options
@draws_option
@json_option
def frontier_command(reading: Reading, library: Library, *, draws: int, as_json: bool) -> None:
    """Run SOURCE with cuts of other depths, and claims realised to other shares."""
    found = frontier(reading.scenario, library, draws)
    warn((*reading.warnings, *found.evaluation.warnings))
    click.echo(json_line(data(found)) if as_json else text(found))
