"""`undo`: what coming back from a cut takes, and until when it costs less than going on."""

import click

from calculator.answer import headline
from calculator.coming_back import reversibility, undoing
from calculator.commands.options import json_option, source_options, warn
from calculator.evaluate import evaluate_return
from calculator.json_line import json_line
from calculator.library import Library
from calculator.reading.source import Reading
from calculator.views.coming_back.terminal import undo_text


@click.command("undo")
@source_options
@json_option
def undo_command(reading: Reading, library: Library, *, as_json: bool) -> None:
    """Say what coming back from SOURCE's cut costs, by the month in which it is decided."""
    evaluation = evaluate_return(reading.scenario, library)
    warn((*reading.warnings, *evaluation.warnings))
    result = {
        **headline(evaluation),
        "reversibility": reversibility(evaluation),
        "undoing": undoing(evaluation),
    }
    click.echo(json_line(result) if as_json else undo_text(result))
