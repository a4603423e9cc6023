"""From a scenario's text to a link, as `link --json`."""

from calculator.api.evaluating import body_scenario
from calculator.errors import InputError, Problem
from calculator.evaluate import DEFAULT_DRAWS, Notice
from calculator.json_line import json_line
from calculator.library import load
from calculator.links.address import address
from calculator.links.contents import contents
from calculator.links.making import link_data, make_link
from calculator.links.private import keep_private, private_data
from calculator.links.redacting import kinds_left_out
from calculator.store.address import check_base
from calculator.store.expiry import USUAL, lasting
from calculator.store.links import link_store


def linked(body: bytes, redact: str, base: str, notice: Notice) -> str:
    """Return the link; `InputError` holds what is wrong. `notice` as in `make_link`."""
    address("", base)  # a base that is none is told before the model runs
    left_out, library = kinds_left_out(redact, "redact"), load()
    scenario = body_scenario(body, library, DEFAULT_DRAWS)
    notice(0.0)
    link = make_link(scenario, library, left_out, notice)
    return json_line(link_data(link, address(link.text, base))) + "\n"


def kept(body: bytes, redact: str, base: str, expires: str | None, notice: Notice) -> str:
    """Keep the plan; return the link that opens it and the one that revokes it.

    `InputError` as in `linked`, `StoreError` where the store cannot be used.
    """
    check_base(base)
    span = lasting(USUAL if expires is None else expires)
    left_out, library = kinds_left_out(redact, "redact"), load()
    scenario = body_scenario(body, library, DEFAULT_DRAWS)
    notice(0.0)
    made = keep_private(link_store(), scenario, library, span, left_out=left_out, notice=notice)
    said = contents(scenario, library, left_out)
    return json_line(private_data(made, base, said)) + "\n"


def check_expires(expires: str | None, *, private: bool) -> None:
    """Raise `InputError` where a link that holds the plan is to expire."""
    if expires is not None and not private:
        rule = "a link that holds the plan does not expire"
        raise InputError([Problem(rule, "Add private=true, or take expires out", path="expires")])
