"""`examples`: what is built in."""

import click

from calculator.commands.options import json_option
from calculator.examples import example_rows
from calculator.json_line import json_line
from calculator.views.terminal import examples_text


@click.command("examples")
@json_option
def examples_command(*, as_json: bool) -> None:
    """List the built-in examples."""
    rows = example_rows()
    click.echo(json_line(rows) if as_json else examples_text(rows))
