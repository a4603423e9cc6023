"""`calibration`: the model against what is known."""

import click

from calculator.calibration import checks
from calculator.commands.options import json_option
from calculator.json_line import json_line
from calculator.library import load
from calculator.views.calibration_text import calibration_rows, calibration_text

MISSED = 1


@click.command("calibration")
@json_option
def calibration_command(*, as_json: bool) -> None:
    """Hold the model against what is known; exit 1 if a target is missed."""
    found, sources = list(checks()), load().sources
    click.echo(
        json_line(calibration_rows(found, sources)) if as_json else calibration_text(found, sources)
    )
    if not all(check.holds for check in found):
        raise click.exceptions.Exit(MISSED)
