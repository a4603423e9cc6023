"""Documents made of one evaluation: for the board, for finance, and as data."""
