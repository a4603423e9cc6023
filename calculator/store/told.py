"""What the store says of a link, to whom it concerns."""

import datetime as dt
from dataclasses import dataclass

from calculator.store.address import MakersLink, PrivateLink
from calculator.store.states import State


@dataclass(frozen=True, slots=True)
class Made:
    """A link just made: what opens it, what its maker keeps, and until when."""

    link: PrivateLink
    maker: MakersLink
    expires: dt.datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """A link that can be opened."""

    expires: dt.datetime
    asks_passphrase: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a link stands, for its maker; `ends` is when it ended or will."""

    state: State
    ends: dt.datetime
    views: int
    asks_passphrase: bool
