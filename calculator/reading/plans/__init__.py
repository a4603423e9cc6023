"""A headcount plan: one row a team, from a file or from the screen."""
