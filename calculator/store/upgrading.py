"""The schema brought up to date, one step at a time; safe when two processes start at once."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

MIGRATIONS: Final = Path(__file__).parent / "migrations"
NEWEST: Final = "head"
_LOCK: Final = 0x48484C4B  # PostgreSQL's advisory lock of our own; SQLite locks the whole file


def upgrade(connection: Connection, revision: str = NEWEST) -> None:
    """Take every step that is missing, in the transaction that is open: all of them, or none.

    Alembic's `CommandError` where the schema is newer than this program.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    if MigrationContext.configure(connection).get_current_revision() != newest():
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def newest() -> str:
    """Return the revision that this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def revisions() -> list[str]:
    """Return every revision there ever was, oldest first."""
    steps = ScriptDirectory.from_config(_config()).walk_revisions()
    return [step.revision for step in steps][::-1]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
