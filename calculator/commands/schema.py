"""`schema`: the form of a scenario file."""

import click

from calculator.saving import schema_text


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of a scenario file."""
    click.echo(schema_text(), nl=False)
