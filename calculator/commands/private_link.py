"""`link --private`: a plan kept in the store of links, what opens it and what revokes it."""

from collections.abc import Collection

import click

from calculator.commands.opening import passphrase
from calculator.commands.options import warn
from calculator.json_line import json_line
from calculator.library import Library
from calculator.links.contents import contents
from calculator.links.payload import LeftOut
from calculator.links.private import keep_private, private_data
from calculator.reading.source import Reading
from calculator.store.expiry import USUAL, lasting
from calculator.store.links import link_store
from calculator.views.links.words import before_sending


def make_private(
    reading: Reading,
    library: Library,
    left_out: Collection[LeftOut],
    base: str,
    expires: str | None,
    *,
    as_json: bool,
    asks: bool,
) -> None:
    """Keep a plan, and print what opens it and what revokes it; `asks` for a passphrase first."""
    span = lasting(USUAL if expires is None else expires)
    word = passphrase(confirm=True) if asks else None
    made = keep_private(link_store(), reading.scenario, library, span, word, left_out)
    said = contents(reading.scenario, library, left_out)
    warn(reading.warnings)
    if as_json:
        click.echo(json_line(private_data(made, base, said)))
    else:
        click.echo(before_sending(said, made.expires), err=True)
        click.echo(made.link.address(base))
        click.echo(made.maker.address(base))
