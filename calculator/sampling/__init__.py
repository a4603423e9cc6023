"""Draws: the random sequence, and what each part of the model makes of it."""
