"""Private links in a session: made, opened by a click, and looked after by their maker."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from calculator.fields import MAX_TEAMS
from calculator.library import load
from calculator.links.making import with_figures
from calculator.links.opening import Opened, opened
from calculator.scenario import Scenario
from calculator.store.address import MakersLink, PrivateLink
from calculator.store.links import LinkStore
from calculator.store.told import Made
from calculator.views.session import State

VISIT: Final = "link_visit"
LASTING: Final[Mapping[str, dt.timedelta]] = {
    "1 hour": dt.timedelta(hours=1),
    "1 day": dt.timedelta(days=1),
    "1 week": dt.timedelta(weeks=1),
    "30 days": dt.timedelta(days=30),
    "1 year": dt.timedelta(days=365),
}
USUAL: Final = "1 week"


@dataclass(frozen=True, slots=True)
class Visit:
    """A private address that a session came by: the link for a reader, or that of its maker."""

    link: PrivateLink | MakersLink


def make(
    store: LinkStore, scenario: Scenario, lasting: dt.timedelta, passphrase: str | None
) -> Made:
    """Keep a plan with its figures of today; `InputError` and `StoreError` say why it is not."""
    return store.save(with_figures(scenario, load()), lasting, passphrase)


def opened_by(store: LinkStore, link: PrivateLink, passphrase: str | None) -> Opened:
    """Open what was kept, and count a view; nobody but its maker can have written it."""
    return opened(store.open(link, passphrase), most_entries=MAX_TEAMS)


def visit(state: State) -> Visit | None:
    """Return the private address that the session came by, until it has served."""
    found: Visit | None = state.get(VISIT)
    return found


def leave(state: State) -> None:
    """Let go of the address and of its key."""
    state.pop(VISIT, None)
