"""How Alembic runs a migration: on the connection it is handed, in the transaction that is open."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
