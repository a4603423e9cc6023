"""The best plan under limits, in words, tables and charts."""
