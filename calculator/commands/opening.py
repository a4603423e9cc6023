"""Scenario links of both kinds, opened for a command."""

import sys

import click

from calculator.errors import InputError, Problem
from calculator.links.address import is_private
from calculator.links.opening import Opened, open_link
from calculator.links.private import open_private
from calculator.store.address import MakersLink, read_address
from calculator.store.links import link_store


def opened_link(given: str) -> Opened:
    """Open a link that holds its plan, or one whose plan the store keeps: that counts as a view.

    A passphrase is asked for where there is one. `InputError` and `StoreError` as in the app.
    """
    if not is_private(given):
        return open_link(given)
    link, store = read_address(given), link_store()
    if isinstance(link, MakersLink):
        rule = "this is the address for the maker of a private link, which opens no plan"
        raise InputError([Problem(rule, "Give the other one, with ?p= in it")])
    asks = store.peek(link).asks_passphrase
    return open_private(store, link, passphrase(confirm=False) if asks else None)


def passphrase(*, confirm: bool) -> str:
    """Ask for a passphrase, twice to `confirm`; or take the first line of what is piped in."""
    if sys.stdin.isatty():
        return str(
            click.prompt("Passphrase", hide_input=True, confirmation_prompt=confirm, err=True)
        )
    return sys.stdin.readline().rstrip("\r\n")
