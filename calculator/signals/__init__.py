"""Signals: what can be seen early, when it tells, and what it says about the draws once seen."""
