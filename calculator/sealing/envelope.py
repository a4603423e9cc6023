"""Packed content under AES-256-GCM: read whole and unchanged with its key, or not at all.

    version, 1 byte | nonce, 12 bytes | ciphertext and tag

The version and the id of the link are authenticated with it: no row can pass for another's.
"""

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from calculator.errors import InputError, Problem
from calculator.sealing.packing import packed, unpacked

VERSION: Final = 1
NONCE: Final = 12  # bytes; each key seals once


def sealed(content: bytes, key: bytes, id_: bytes) -> bytes:
    """Seal content with the key of its own; `InputError` where it is too large."""
    head = bytes([VERSION])
    nonce = secrets.token_bytes(NONCE)
    return head + nonce + AESGCM(key).encrypt(nonce, packed(content), head + id_)


def unsealed(envelope: bytes, key: bytes, id_: bytes) -> bytes:
    """Return the content; `InputError` says whether the envelope is newer or damaged."""
    head, nonce, body = envelope[:1], envelope[1 : 1 + NONCE], envelope[1 + NONCE :]
    if head > bytes([VERSION]):
        rule = "what this link opens was kept by a newer version of the calculator"
        raise InputError([Problem(rule, "Update the calculator")])
    try:
        return unpacked(AESGCM(key).decrypt(nonce, body, head + id_))
    except (InvalidTag, ValueError):
        raise damaged() from None


def damaged() -> InputError:
    """Return the refusal of what is not as it was kept."""
    rule = "what this link opens is damaged in the store, and cannot be read"
    return InputError([Problem(rule, "Ask its maker for a new link")])
