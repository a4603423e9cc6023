"""What matters, as charts, words and tables."""
