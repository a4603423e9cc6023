"""The table of private links."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make it."""
    op.create_table(
        "links",
        sa.Column("id", sa.LargeBinary, primary_key=True),
        sa.Column("proof", sa.LargeBinary, nullable=False),
        sa.Column("token_proof", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("stretching", sa.Text),
        sa.Column("passphrase_proof", sa.LargeBinary),
        sa.Column("expires", sa.BigInteger, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
        sa.Column("views", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("last_try", sa.BigInteger, nullable=False),
    )
    kept = sa.text("sealed IS NOT NULL")
    op.create_index("links_kept", "links", ["expires"], sqlite_where=kept, postgresql_where=kept)
    op.create_index("links_ended", "links", ["expires"])
