"""Schema migrations, run by Alembic, one step a file."""
