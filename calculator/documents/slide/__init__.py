"""The answer on one slide."""
