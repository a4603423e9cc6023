"""Dated law, and what of it applies to a company. Check with counsel."""
