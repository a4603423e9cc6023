"""`methodology`: the whole method, written from the model and the library."""

import click

from calculator.library import load
from calculator.views.methodology.document import markdown


@click.command("methodology")
def methodology_command() -> None:
    """Print the methodology as Markdown, as in docs/METHODOLOGY.md."""
    click.echo(markdown(load()), nl=False)
