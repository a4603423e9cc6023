"""What is to be left out of a link, as it is written: `names,money`."""

from typing import get_args

from calculator.errors import InputError, Problem
from calculator.links.payload import LeftOut

KINDS: tuple[LeftOut, ...] = get_args(LeftOut)


def kinds_left_out(given: str, parameter: str) -> frozenset[LeftOut]:
    """Read `names,money`; `InputError` names what cannot be left out, and the parameter."""
    names = [name.strip().casefold() for name in given.split(",") if name.strip()]
    wrong = [
        Problem(f"{parameter} {name} is nothing that can be left out", f"Choose {', '.join(KINDS)}")
        for name in names
        if name not in KINDS
    ]
    if wrong:
        raise InputError(wrong)
    return frozenset(kind for kind in KINDS if kind in names)
