"""`sensitivity`: where the spread of net value comes from, and what is worth finding out."""

import click

from calculator.answer import headline
from calculator.commands.options import draws_option, json_option, source_options, warn
from calculator.json_line import json_line
from calculator.library import Library
from calculator.matters.matters import matters
from calculator.matters.report import report
from calculator.reading.source import Reading
from calculator.views.matters.terminal import matters_text


@click.command("sensitivity")
@source_options
@click.option("--policy", default="planned", help="Alternative that is looked at.")
@draws_option
@json_option
def sensitivity_command(
    reading: Reading, library: Library, *, policy: str, draws: int, as_json: bool
) -> None:
    """Say what the spread of SOURCE's net value rests on, what moves it, what to find out."""
    found = matters(reading.scenario, library, policy, draws)
    warn((*reading.warnings, *found.evaluation.warnings))
    result = {**headline(found.evaluation), **report(found)}
    click.echo(json_line(result) if as_json else matters_text(result))
