"""`purge`: the plans of private links that have expired, deleted."""

import click

from calculator.store.links import link_store


@click.command("purge")
def purge_command() -> None:
    """Delete the plans of private links that have expired; using the store does so as well."""
    count = link_store().purge()
    click.echo(f"Deleted the plans of {count:,} expired link{'' if count == 1 else 's'}.")
