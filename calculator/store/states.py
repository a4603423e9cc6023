"""What a kept link can be: live, expired or revoked; and how each refusal is worded."""

import datetime as dt
from typing import Any, Final, Literal, TypeAlias

from sqlalchemy import Row

from calculator.errors import InputError, Problem

State: TypeAlias = Literal["live", "expired", "revoked"]
EMPTIED: Final[dict[str, Any]] = {"sealed": None, "stretching": None, "passphrase_proof": None}
_ANOTHER: Final = "Ask its maker for a new one"


def state(row: Row[Any], now: int) -> State:
    """Return what a link is at a time."""
    if row.revoked:
        return "revoked"
    return "expired" if row.expires <= now else "live"


def check_live(row: Row[Any], now: int) -> None:
    """Raise `InputError` for a link that has ended, to somebody who has its key."""
    found = state(row, now)
    if found == "revoked":
        raise InputError([Problem("this private link was revoked by its maker", _ANOTHER)])
    if found == "expired":
        when = time(row.expires)
        rule = f"this private link expired on {when:%Y-%m-%d} at {when:%H:%M} UTC"
        raise InputError([Problem(rule, _ANOTHER)])


def unknown() -> InputError:
    """Return the one answer to who has not the key, whether there ever was such a link or not."""
    rule = "this private link opens nothing here"
    return InputError([Problem(rule, "Copy all of it again, or ask its maker for a new one")])


def time(seconds: int) -> dt.datetime:
    """Return a time as it is kept as a time of the calendar, UTC."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
