"""The frontier as words, tables, a chart, text and JSON."""
