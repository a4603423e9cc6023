"""Signals as words, tables, a watch list and text for a terminal."""
