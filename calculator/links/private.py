"""Private links: the payload of a link, kept as ciphertext instead of written into the address."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from calculator.evaluate import Notice
from calculator.fields import MAX_TEAMS
from calculator.library import Library
from calculator.links.contents import Content
from calculator.links.making import shared_data
from calculator.links.opening import Opened, opened
from calculator.links.payload import LeftOut
from calculator.scenario import Scenario
from calculator.sealing.passphrase import check_passphrase
from calculator.store.address import PrivateLink
from calculator.store.expiry import check_lasting
from calculator.store.links import LinkStore
from calculator.store.told import Made


def keep_private(
    store: LinkStore,
    scenario: Scenario,
    library: Library,
    lasting: dt.timedelta,
    passphrase: str | None = None,
    left_out: Collection[LeftOut] = frozenset(),
    notice: Notice | None = None,
) -> Made:
    """Keep a scenario under a private link; takes one run of the model, as `make_link`.

    `InputError` for a time, a passphrase or a plan that cannot be kept, `StoreError` where the
    store cannot be used.
    """
    check_lasting(lasting)  # both told before the model runs
    if passphrase is not None:
        check_passphrase(passphrase)
    _, data = shared_data(scenario, library, left_out, notice)
    opened(data, MAX_TEAMS)  # nothing is kept that would be refused
    return store.save(data, lasting, passphrase)


def private_data(made: Made, base: str, said: Collection[Content]) -> dict[str, Any]:
    """Return a private link at the address of an app, with what it opens, as plain JSON data."""
    return {
        "link": made.link.address(base),
        "revoke_link": made.maker.address(base),
        "expires": made.expires.isoformat(),
        "contains": [item.words for item in said],
    }


def open_private(store: LinkStore, link: PrivateLink, passphrase: str | None = None) -> Opened:
    """Open a private link and count a view; `InputError` and `StoreError` as in `LinkStore`."""
    return opened(store.open(link, passphrase), MAX_TEAMS)
