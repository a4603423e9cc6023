"""The rows of links: found by who has the key, added, changed."""

from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from calculator.sealing.keys import proves
from calculator.store.address import MakersLink, PrivateLink
from calculator.store.states import EMPTIED, unknown
from calculator.store.tables import LINKS


def row_for(connection: Connection, link: PrivateLink, *, lock: bool = False) -> Row[Any]:
    """Return the row of a link to who has its key; to nobody else."""
    query = select(LINKS).where(LINKS.c.id == link.id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    kept = b"" if row is None else row.proof  # the same work whether there is such a link or not
    if not proves(link.key, link.id, kept) or row is None:
        raise unknown()
    return row


def row_for_maker(connection: Connection, maker: MakersLink, *, lock: bool = False) -> Row[Any]:
    """Return the row of a link to its maker; to nobody else."""
    row = row_for(connection, maker.link, lock=lock)
    if not proves(maker.token, maker.link.id, row.token_proof):
        raise unknown()
    return row


def count(connection: Connection) -> int:
    """Count the links that can be opened, or soon cannot."""
    query = select(func.count()).select_from(LINKS).where(LINKS.c.sealed.is_not(None))
    return connection.execute(query).scalar_one()


def add(connection: Connection, row: dict[str, Any], expires: int) -> None:
    """Keep a new link."""
    fresh = {"expires": expires, "revoked": False, "views": 0, "tries": 0, "last_try": 0}
    connection.execute(insert(LINKS).values(**row, **fresh))


def change(connection: Connection, link: PrivateLink, **values: Any) -> None:
    """Change what is kept of a link."""
    connection.execute(update(LINKS).where(LINKS.c.id == link.id).values(**values))


def end(connection: Connection, link: PrivateLink, now: int) -> None:
    """Revoke a link that is live, and delete its content."""
    change(connection, link, revoked=True, expires=now, **EMPTIED)
