"""What has expired is emptied at once, and forgotten after a month."""

from typing import Final

from sqlalchemy import Connection, delete, select, update

from calculator.store.states import EMPTIED
from calculator.store.tables import LINKS

REMEMBERED: Final = 30 * 86_400  # seconds that "expired" and "revoked" can be told apart


def purge(connection: Connection, now: int) -> int:
    """Delete the ciphertext of all that has expired, and return of how many links.

    What another process is at is left to it; a link that has ended is refused all the same.
    """
    row = LINKS.c
    due = select(row.id).where(row.sealed.is_not(None), row.expires <= now)
    old = select(row.id).where(row.expires <= now - REMEMBERED)
    emptied = connection.execute(
        update(LINKS)
        .where(row.id.in_(due.with_for_update(skip_locked=True).scalar_subquery()))
        .values(EMPTIED)
    ).rowcount
    connection.execute(
        delete(LINKS).where(row.id.in_(old.with_for_update(skip_locked=True).scalar_subquery()))
    )
    return emptied
