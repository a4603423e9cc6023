"""The one table, as the newest migration leaves it.

`sealed` is emptied when a link expires or is revoked; the rest of the row stays for a while, so
that who has the key is told which. `expires` is then when it ended. Times are whole seconds since
1970, UTC. Of a key and of a token, the hash of a proof is kept, and no more.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

METADATA: Final = MetaData()
LINKS: Final = Table(
    "links",
    METADATA,
    Column("id", LargeBinary, primary_key=True),
    Column("proof", LargeBinary, nullable=False),  # of the key
    Column("token_proof", LargeBinary, nullable=False),  # of its maker's token
    Column("sealed", LargeBinary),
    Column("stretching", Text),  # of the passphrase; NULL without one
    Column("passphrase_proof", LargeBinary),
    Column("expires", BigInteger, nullable=False),
    Column("revoked", Boolean, nullable=False),
    Column("views", Integer, nullable=False),
    Column("tries", Integer, nullable=False),  # of a passphrase, since the last that was right
    Column("last_try", BigInteger, nullable=False),
)
_KEPT: Final = LINKS.c.sealed.is_not(None)
Index("links_kept", LINKS.c.expires, sqlite_where=_KEPT, postgresql_where=_KEPT)
Index("links_ended", LINKS.c.expires)
