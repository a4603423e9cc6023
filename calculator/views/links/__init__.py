"""Scenario links in words and tables."""
