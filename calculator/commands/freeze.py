"""`freeze`: keep the set of assumptions that is in use, for answers that name it."""

import click

from calculator.assumption_sets import freeze


@click.command("freeze")
def freeze_command() -> None:
    """Keep today's assumption set for good, so that what names it can be opened for ever."""
    frozen = freeze()
    what = "Frozen" if frozen.changed else "Frozen already, nothing to do"
    click.echo(f"{what}: {frozen.id}, in {frozen.path}")
