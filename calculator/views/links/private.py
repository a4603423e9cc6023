"""The private address that a session came by, and how long links may last that are made in it."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from calculator.store.address import MakersLink, PrivateLink
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


def visited(state: State) -> PrivateLink | MakersLink | None:
    """Return the private address that the session came by, until it has served.

    It is the link for a reader, or that of its maker.
    """
    found: PrivateLink | MakersLink | None = state.get(VISIT)
    return found


def leave(state: State) -> None:
    """Let go of the address and of its key."""
    state.pop(VISIT, None)
