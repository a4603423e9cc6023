"""Scenario links: a plan in an address, which opens next year as it was shared.

    scenario → redaction → payload → encoder → text → address
                                                    ↓
    then and now ← opening ← migrations ← payload ← encoder

`docs/LINKS.md` states the format, which others may rely on.
"""
