"""What follows from the key of a link: the key of its content, and the proof of having it.

Both come from HKDF (RFC 5869) under labels of their own, so that neither says anything of the
other. The store keeps the hash of a proof alone: it can tell who has the key, and not work it out.
"""

import hashlib
import hmac
import secrets
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ID: Final = 16  # bytes of what names a link
KEY: Final = 32  # bytes of a key, and of all that comes from one
_LABEL: Final = b"headcount-horizon private link 1: "
_CONTENT: Final = _LABEL + b"content"
_PROOF: Final = _LABEL + b"proof"


def new_id() -> bytes:
    """Return a random name for a link, which says nothing of it."""
    return secrets.token_bytes(ID)


def new_key() -> bytes:
    """Return a random key."""
    return secrets.token_bytes(KEY)


def content_key(key: bytes, id_: bytes) -> bytes:
    """Return the key that the content of a link is sealed with."""
    return _derived(key, id_, _CONTENT)


def proof_hash(key: bytes, id_: bytes) -> bytes:
    """Return what the store keeps, by which it knows who has a key."""
    return hashlib.sha256(_derived(key, id_, _PROOF)).digest()


def proves(key: bytes, id_: bytes, kept: bytes) -> bool:
    """Whether a key is the one whose proof is kept; takes as long whatever the answer."""
    return hmac.compare_digest(proof_hash(key, id_), kept)


def _derived(key: bytes, id_: bytes, label: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY, salt=id_, info=label).derive(key)
