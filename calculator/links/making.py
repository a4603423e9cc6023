"""A plan to a link: what is left out is left out first, and the figures are of what remains."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from calculator import __version__
from calculator.errors import InputError, Problem
from calculator.evaluate import Notice, evaluate_plan
from calculator.library import Library
from calculator.links.contents import Content, contents
from calculator.links.encoder import LONGEST, MOST_BYTES, encode
from calculator.links.figures import Figures, figures_of
from calculator.links.opening import opened
from calculator.links.payload import VERSION, LeftOut, Payload, written
from calculator.links.redaction import redacted
from calculator.scenario import SCHEMA_VERSION, Scenario


@dataclass(frozen=True, slots=True)
class Link:
    """A link, the scenario that it opens, and in words what it contains.

    `text` goes into an address with `address.address`. It cannot be revoked: whoever has it has
    what it contains.
    """

    text: str
    scenario: Scenario
    contents: tuple[Content, ...]


def make_link(
    scenario: Scenario,
    library: Library,
    left_out: Collection[LeftOut] = frozenset(),
    notice: Notice | None = None,
) -> Link:
    """Make a link to a scenario under a set of assumptions; takes one run of the model.

    The figures are those of what the link holds: with money left out they are of the index, for
    the exact ones would let the pay be worked out from them. `InputError` where the link would be
    too large, the library cannot serve the scenario, or it cannot do without money. `notice` is
    told how far the run is, and what it raises ends it.
    """
    shared, data = shared_data(scenario, library, left_out, notice)
    text = encode(data)
    if len(text) > LONGEST or len(data) > MOST_BYTES:
        size = f"{len(text):,} characters, of {len(data):,} bytes unpacked"
        rule = f"the plan is too large for a link that holds it: {size}"
        fix = f"Up to {LONGEST:,} characters, of {MOST_BYTES:,} bytes, travel safely: share a "
        raise InputError([Problem(rule, f"{fix}private link, or save a scenario file")])
    opened(data)  # none is handed out that would be refused
    return Link(text, shared, contents(scenario, library, left_out))


def shared_data(
    scenario: Scenario,
    library: Library,
    left_out: Collection[LeftOut] = frozenset(),
    notice: Notice | None = None,
) -> tuple[Scenario, bytes]:
    """Return what a link opens, and its payload; takes one run of the model, as `make_link`."""
    shared = redacted(scenario, library, left_out)
    then = (
        None if "figures" in left_out else figures_of(evaluate_plan(shared, library, notice=notice))
    )
    return shared, written(payload_of(shared, library, left_out, then))


def link_data(link: Link, address: str) -> dict[str, Any]:
    """Return a link at an address, with what it contains, as plain JSON data."""
    said = [item.words for item in link.contents]
    return {"link": address, "characters": len(address), "contains": said}


def payload_of(
    scenario: Scenario, library: Library, left_out: Collection[LeftOut], then: Figures | None
) -> Payload:
    """Return the payload of a scenario from which all that is left out is gone already."""
    return Payload(
        payload_version=VERSION,
        schema_version=SCHEMA_VERSION,
        model_version=__version__,
        assumptions_version=library.id,
        start_month=scenario.start_month or library.as_of,
        seed=scenario.seed,
        left_out=tuple(sorted(left_out)),
        then=then,
        scenario=scenario.model_dump(mode="json", exclude_unset=True),
    )
