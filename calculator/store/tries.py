"""How often a passphrase may be tried: five times, and then not for a quarter of an hour.

A try is counted before it is made, in the database: no two at once, of whatever process, are one.
A right one sets the count back; so does a quarter of an hour without any.
"""

from math import ceil
from typing import Any, Final

from sqlalchemy import Row

from calculator.errors import InputError, Problem

MOST: Final = 5
PAUSE: Final = 900  # seconds
_MINUTE: Final = 60


def check_tries(row: Row[Any], now: int) -> None:
    """Raise `InputError`, which says how long, while a link takes no passphrase."""
    wait = row.last_try + PAUSE - now
    if row.tries >= MOST and wait > 0:
        minutes = ceil(wait / _MINUTE)
        unit = "minute" if minutes == 1 else "minutes"
        rule = f"the passphrase was wrong {MOST} times, and this link takes none for a while"
        raise InputError([Problem(rule, f"Try again in {minutes} {unit}")])


def another_try(row: Row[Any], now: int) -> dict[str, int]:
    """Return what to keep of a try that is about to be made."""
    rested = now >= row.last_try + PAUSE
    return {"tries": 1 if rested else row.tries + 1, "last_try": now}


def wrong(tries: int) -> InputError:
    """Return the refusal of a wrong passphrase, the last of so many."""
    more = MOST - tries
    fix = f"{more} more can be tried" if more else f"Try again in {PAUSE // _MINUTE} minutes"
    return InputError([Problem("the passphrase is wrong", fix)])


def missing() -> InputError:
    """Return the refusal of a link that asks for a passphrase and is given none."""
    return InputError([Problem("this private link asks for a passphrase", "Ask its maker for it")])
