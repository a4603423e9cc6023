"""A file with one row per employee: read, grouped into teams, and forgotten."""
