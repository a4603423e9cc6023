"""A passphrase made as costly to guess as a passphrase can be: Argon2id, which takes memory.

The cost is that of RFC 9106 for machines of ordinary memory. It is kept beside the link, with the
salt, as Argon2's own text: a link made before the cost is raised opens after it as well.
"""

import base64
import binascii
import re
import secrets
import threading
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from calculator.errors import InputError, Problem
from calculator.sealing.keys import KEY

SALT: Final = 16  # bytes
SHORTEST, LONGEST = 8, 1_000  # characters
_MOST_KIB, _MOST_PASSES, _MOST_LANES = 1 << 18, 16, 16  # what is kept is believed no further
_AT_ONCE: Final = threading.BoundedSemaphore(2)  # each takes its memory
_KEPT: Final = re.compile(
    r"\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try takes: memory in KiB, passes over it, and lanes side by side."""

    kib: int = 1 << 16
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Stretching:
    """How the passphrase of one link becomes a key."""

    cost: Cost = Cost()
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(SALT), repr=False)

    def key(self, link_key: bytes, passphrase: str) -> bytes:
        """Return the key that link and passphrase make together; takes time and memory."""
        cost = self.cost
        with _AT_ONCE:
            return Argon2id(
                salt=self.salt,
                length=KEY,
                iterations=cost.passes,
                lanes=cost.lanes,
                memory_cost=cost.kib,
                secret=link_key,  # whoever lacks the link cannot even try
            ).derive(_normal(passphrase))

    def __str__(self) -> str:
        """Write it as Argon2's own tools do, without the hash."""
        salt = base64.b64encode(self.salt).decode().rstrip("=")
        cost = self.cost
        return f"$argon2id$v=19$m={cost.kib},t={cost.passes},p={cost.lanes}${salt}"


def stretching_from(kept: str) -> Stretching:
    """Read what `str` wrote; `ValueError` where it is not that, or of a cost never asked for."""
    found = _KEPT.fullmatch(kept)
    if found is None:
        raise ValueError
    kib, passes, lanes = (int(number) for number in found.groups()[:3])
    if not (1 <= lanes <= _MOST_LANES and 1 <= passes <= _MOST_PASSES):
        raise ValueError
    if not 8 * lanes <= kib <= _MOST_KIB:
        raise ValueError
    try:
        salt = base64.b64decode(found[4] + "==", validate=True)
    except binascii.Error:
        raise ValueError from None
    return Stretching(Cost(kib, passes, lanes), salt)


def check_passphrase(passphrase: str) -> None:
    """Raise `InputError` for one that a link may not be made with."""
    if len(passphrase.strip()) < SHORTEST or len(passphrase) > LONGEST:
        rule = f"the passphrase has {len(passphrase):,} characters"
        fix = f"Take {SHORTEST} to {LONGEST:,}, not all of them blank; several words are best"
        raise InputError([Problem(rule, fix)])


def _normal(passphrase: str) -> bytes:
    """Return one and the same bytes however the keyboard composes accents."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
