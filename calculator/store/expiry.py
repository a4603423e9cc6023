"""How long a private link lasts: an hour to a year, never for good."""

import datetime as dt
import re
from typing import Final

from calculator.errors import InputError, Problem

SHORTEST: Final = dt.timedelta(hours=1)
LONGEST: Final = dt.timedelta(days=366)  # a year from any day
USUAL: Final = "30d"  # where nobody says
_UNITS: Final = {"h": 1, "d": 24, "w": 168, "y": 8_784}  # hours
_WRITTEN: Final = re.compile(r"([0-9]{1,5})([hdwy])")


def lasting(text: str) -> dt.timedelta:
    """Read `12h`, `7d`, `4w` or `1y`; `InputError` where it is none or outside the limits."""
    found = _WRITTEN.fullmatch(text.strip().casefold())
    if found is None:
        rule = "how long the link lasts is not a number of hours, days, weeks or years"
        raise InputError([Problem(rule, "Write it as in 12h, 7d, 4w or 1y")])
    span = dt.timedelta(hours=int(found[1]) * _UNITS[found[2]])
    check_lasting(span)
    return span


def check_lasting(span: dt.timedelta) -> None:
    """Raise `InputError` for a time that no private link lasts."""
    if not SHORTEST <= span <= LONGEST:
        rule = "a private link lasts from an hour to a year"
        raise InputError([Problem(rule, "Choose a time between the two")])
