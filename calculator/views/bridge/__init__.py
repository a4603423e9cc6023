"""The bridge from the claimed saving to the net value, as chart, words and tables."""
