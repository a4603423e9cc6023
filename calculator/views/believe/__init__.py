"""What you would have to believe, as words, tables, a chart, text and JSON."""
