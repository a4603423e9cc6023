"""`evaluate`: the answer to one scenario."""

import click

from calculator.answer import answer
from calculator.commands.options import draws_option, json_option, source_options, warn
from calculator.evaluate import evaluate
from calculator.json_line import json_line
from calculator.library import Library
from calculator.reading.source import Reading
from calculator.views.terminal import answer_text


@click.command("evaluate")
@source_options
@click.option("--policy", default="planned", help="Alternative that the figures describe.")
@draws_option
@json_option
def evaluate_command(
    reading: Reading, library: Library, *, policy: str, draws: int, as_json: bool
) -> None:
    """Evaluate SOURCE: a scenario file, a plan or employees (CSV, XLSX), or example:NAME."""
    evaluation = evaluate(reading.scenario, library, policy, draws)
    result = answer(evaluation)
    warn((*reading.warnings, *evaluation.warnings))
    click.echo(json_line(result) if as_json else answer_text(result))
