"""`compare`: two to four scenarios side by side, on the same draws."""

from collections.abc import Sequence

import click

from calculator.commands.options import draws_option, json_option, sources_options, warn
from calculator.comparison.comparison import compare, report
from calculator.json_line import json_line
from calculator.library import Library
from calculator.reading.source import Reading
from calculator.views.comparison.terminal import comparison_text


@click.command("compare")
@sources_options
@draws_option
@json_option
def compare_command(
    readings: Sequence[Reading], library: Library, *, draws: int, as_json: bool
) -> None:
    """Compare two to four SOURCES draw by draw: what differs, which is worth more, and why.

    --set, --map and --seed hold for every one of them.
    """
    found = compare([reading.scenario for reading in readings], library, draws)
    for reading in readings:
        warn(reading.warnings)
    told = report(found)
    click.echo(json_line(told) if as_json else comparison_text(told))
