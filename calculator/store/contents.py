"""A link's secrets to what is kept of it, and back."""

from typing import Any

from sqlalchemy import Row

from calculator.sealing.envelope import damaged, sealed, unsealed
from calculator.sealing.keys import content_key, proof_hash, proves
from calculator.sealing.passphrase import LONGEST, Cost, Stretching, stretching_from
from calculator.store import tries
from calculator.store.address import MakersLink


def row_of(content: bytes, maker: MakersLink, passphrase: str | None, cost: Cost) -> dict[str, Any]:
    """Return what is kept of content and secrets; takes time and memory with a passphrase."""
    link = maker.link
    key, stretching, passphrase_proof = link.key, None, None
    if passphrase is not None:
        stretching = Stretching(cost)
        key = stretching.key(link.key, passphrase)
        passphrase_proof = proof_hash(key, link.id)
    return {
        "id": link.id,
        "proof": proof_hash(link.key, link.id),
        "token_proof": proof_hash(maker.token, link.id),
        "sealed": sealed(content, content_key(key, link.id), link.id),
        "stretching": None if stretching is None else str(stretching),
        "passphrase_proof": passphrase_proof,
    }


def content_of(row: Row[Any], key: bytes, passphrase: str | None) -> bytes:
    """Return the content of a row that is live, whose key it is known to be.

    `InputError` where the passphrase is wrong, or the row is damaged.
    """
    if row.stretching is not None and passphrase is not None:
        if len(passphrase) > LONGEST:
            raise tries.wrong(row.tries)
        try:
            key = stretching_from(row.stretching).key(key, passphrase)
        except ValueError:
            raise damaged() from None
        if not proves(key, row.id, row.passphrase_proof or b""):
            raise tries.wrong(row.tries)
    return unsealed(row.sealed or b"", content_key(key, row.id), row.id)
