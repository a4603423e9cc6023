"""Several scenarios side by side, in words and tables."""
