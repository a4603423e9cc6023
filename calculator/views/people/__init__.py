"""Who does the work, month by month and by kind, as a chart, words and tables."""
