"""The strain on those who stay, as chart, words and tables."""
