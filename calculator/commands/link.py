"""`link`: a plan as a scenario link, and what it contains."""

import click

from calculator.commands.options import json_option, source_options, warn
from calculator.commands.private_link import make_private
from calculator.errors import InputError, Problem
from calculator.json_line import json_line
from calculator.library import Library
from calculator.links.address import address
from calculator.links.making import link_data, make_link
from calculator.links.payload import LeftOut
from calculator.links.redacting import KINDS, kinds_left_out
from calculator.reading.source import Reading
from calculator.store.expiry import USUAL
from calculator.views.links.words import before_copying


@click.command("link")
@source_options
@click.option(
    "--redact", default="", metavar="LIST", help=f"Leave out, with commas: {', '.join(KINDS)}."
)
@click.option("--base", default="", metavar="URL", help="Address of the app that is to open it.")
@click.option("--private", is_flag=True, help="Keep the plan encrypted in the store of links.")
@click.option(
    "--expires", metavar="TIME", help=f"Private: 1h to 1y, as in 12h, 7d; {USUAL} if left."
)
@click.option("--passphrase", is_flag=True, help="Private: ask for one, or read it from a pipe.")
@json_option
def link_command(
    reading: Reading,
    library: Library,
    *,
    redact: str,
    base: str,
    private: bool,
    expires: str | None,
    passphrase: bool,
    as_json: bool,
) -> None:
    """Make a scenario link of SOURCE, on the last line; it holds the plan, and is for good.

    A private link opens what the store keeps until it expires; the last line then revokes it, and
    the line before opens it. What a link contains goes to standard error. Nothing is left out
    unless --redact says so.
    """
    address("", base)  # a base that is none is told before the model runs
    left_out = kinds_left_out(redact, "--redact")
    if private:
        make_private(reading, library, left_out, base, expires, as_json=as_json, asks=passphrase)
    elif expires is not None or passphrase:
        rule = "a link that holds the plan neither expires nor asks for a passphrase"
        raise InputError([Problem(rule, "Add --private, or take --expires and --passphrase out")])
    else:
        _self_contained(reading, library, left_out, base, as_json=as_json)


def _self_contained(
    reading: Reading, library: Library, left_out: frozenset[LeftOut], base: str, *, as_json: bool
) -> None:
    link = make_link(reading.scenario, library, left_out)
    warn(reading.warnings)
    whole = address(link.text, base)
    if as_json:
        click.echo(json_line(link_data(link, whole)))
    else:
        click.echo(before_copying(link), err=True)
        click.echo(whole)
