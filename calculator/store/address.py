"""The two addresses of a private link: for whom it is meant, and for its maker.

    /?p=<id>#<key>              opens what is kept
    /?r=<id>#<key>.<token>      says how often it was opened, revokes it, gives it another address

Browsers send no server what stands after the `#`.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs, urlsplit

from calculator.errors import InputError, Problem
from calculator.sealing.keys import ID, KEY

OPENS: Final = "p"
REVOKES: Final = "r"
LONGEST: Final = 4_000  # characters of an address
_BASE: Final = re.compile(r"https?://[^\s?#]+")


@dataclass(frozen=True, slots=True)
class PrivateLink:
    """What opens a link; no text of it shows its key."""

    id: bytes
    key: bytes = field(repr=False)

    def address(self, base: str = "") -> str:
        """Return where it leads: the query alone, or behind the address of an app."""
        return f"{_before(base)}?{OPENS}={_text(self.id)}#{_text(self.key)}"


@dataclass(frozen=True, slots=True)
class MakersLink:
    """What its maker alone has: the link, and the token that says whose it is."""

    link: PrivateLink
    token: bytes = field(repr=False)

    def address(self, base: str = "") -> str:
        """Return where it leads: the query alone, or behind the address of an app."""
        secret = f"{_text(self.link.key)}.{_text(self.token)}"
        return f"{_before(base)}?{REVOKES}={_text(self.link.id)}#{secret}"


def private_link(id_: str, fragment: str) -> PrivateLink:
    """Read what stands behind `p=` and behind `#`; `InputError` where something is missing."""
    return PrivateLink(_bytes(id_, ID), _bytes(fragment.removeprefix("#"), KEY))


def makers_link(id_: str, fragment: str) -> MakersLink:
    """Read what stands behind `r=` and behind `#`; `InputError` where something is missing."""
    key, _, token = fragment.removeprefix("#").partition(".")
    return MakersLink(private_link(id_, key), _bytes(token, KEY))


def read_address(given: str) -> PrivateLink | MakersLink:
    """Read a whole address, or its query and fragment; `InputError` where it is neither link."""
    try:
        parts = urlsplit(given.strip()[: LONGEST + 1])
        query = parse_qs(parts.query, max_num_fields=20)
    except ValueError:
        raise _incomplete() from None
    if len(query.get(OPENS, [])) == 1:
        return private_link(query[OPENS][0], parts.fragment)
    if len(query.get(REVOKES, [])) == 1:
        return makers_link(query[REVOKES][0], parts.fragment)
    raise _incomplete()


def check_base(base: str) -> None:
    """Raise `InputError` where a base is given that is not the address of an app."""
    if base and not _BASE.fullmatch(base):
        rule = "the base is not the address of an app"
        raise InputError([Problem(rule, "Write it as in https://plans.example.org")])


def _before(base: str) -> str:
    check_base(base)
    return f"{base.rstrip('/')}/" if base else ""


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str, size: int) -> bytes:
    """Read base64url in its one canonical form."""
    try:
        raw = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (UnicodeEncodeError, binascii.Error):
        raise _incomplete() from None
    if len(raw) != size or _text(raw) != text:
        raise _incomplete()
    return raw


def _incomplete() -> InputError:
    """Say what hangs on the address alone: it tells nothing of the store."""
    rule = "the private link is not complete, or something in it was changed"
    return InputError([Problem(rule, "Copy all of it again, to its last character")])
