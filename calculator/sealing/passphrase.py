"""A passphrase made as costly to guess as a passphrase can be: Argon2id, which takes memory.

Memory and passes are those of RFC 9106 for machines of ordinary memory, in one lane: with more,
OpenSSL runs short of threads when two are tried at once, and fails. The cost is kept beside the
link, with the salt, as Argon2's own text: a link made before it is raised opens after it as well.
"""

import base64
import re
import secrets
import threading
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from calculator.errors import InputError, Problem, StoreError
from calculator.sealing.keys import KEY

SALT: Final = 16  # bytes
SHORTEST, LONGEST = 8, 1_000  # characters
_LEAST_KIB, _MOST_KIB, _MOST_PASSES = 8, 1 << 18, 16  # what is kept is believed no further
_AT_ONCE: Final = threading.BoundedSemaphore(2)  # each takes its memory
_KEPT: Final = re.compile(r"\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=1\$([A-Za-z0-9+/]{22})")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try takes: memory in KiB, and passes over it."""

    kib: int = 1 << 16
    passes: int = 3


@dataclass(frozen=True, slots=True)
class Stretching:
    """How the passphrase of one link becomes a key."""

    cost: Cost = Cost()
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(SALT), repr=False)

    def key(self, link_key: bytes, passphrase: str) -> bytes:
        """Return the key that link and passphrase make together; takes time and memory.

        `StoreError` where there is no memory to be had.
        """
        argon = Argon2id(
            salt=self.salt,
            length=KEY,
            iterations=self.cost.passes,
            lanes=1,
            memory_cost=self.cost.kib,
            secret=link_key,  # whoever lacks the link cannot even try
        )
        try:
            with _AT_ONCE:
                return argon.derive(_normal(passphrase))
        except MemoryError:
            rule = "there is not enough memory to try a passphrase: nothing was made or opened"
            raise StoreError(f"{rule}. Try again in a moment") from None

    def __str__(self) -> str:
        """Write it as Argon2's own tools do, without the hash."""
        salt = base64.b64encode(self.salt).decode().rstrip("=")
        return f"$argon2id$v=19$m={self.cost.kib},t={self.cost.passes},p=1${salt}"


def stretching_from(kept: str) -> Stretching:
    """Read what `str` wrote; `ValueError` where it is not that, or of a cost never asked for."""
    found = _KEPT.fullmatch(kept)
    if found is None:
        raise ValueError
    kib, passes = int(found[1]), int(found[2])
    if not (_LEAST_KIB <= kib <= _MOST_KIB and 1 <= passes <= _MOST_PASSES):
        raise ValueError
    return Stretching(Cost(kib, passes), base64.b64decode(f"{found[3]}=="))


def check_passphrase(passphrase: str) -> None:
    """Raise `InputError` for one that a link may not be made with."""
    if len(passphrase.strip()) < SHORTEST or len(passphrase) > LONGEST:
        rule = f"the passphrase has {len(passphrase):,} characters"
        fix = f"Take {SHORTEST} to {LONGEST:,}, not all of them blank; several words are best"
        raise InputError([Problem(rule, fix)])


def _normal(passphrase: str) -> bytes:
    """Return one and the same bytes however the keyboard composes accents."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
