"""From a scenario's text to a link, as `link --json`."""

from calculator.api.evaluating import body_scenario
from calculator.evaluate import DEFAULT_DRAWS, Notice
from calculator.json_line import json_line
from calculator.library import load
from calculator.links.address import address
from calculator.links.making import link_data, make_link
from calculator.links.redacting import kinds_left_out


def linked(body: bytes, redact: str, base: str, notice: Notice) -> str:
    """Return the link; `InputError` holds what is wrong. `notice` as in `make_link`."""
    address("", base)  # a base that is none is told before the model runs
    left_out, library = kinds_left_out(redact, "redact"), load()
    scenario = body_scenario(body, library, DEFAULT_DRAWS)
    notice(0.0)
    link = make_link(scenario, library, left_out, notice)
    return json_line(link_data(link, address(link.text, base))) + "\n"
