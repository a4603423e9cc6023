"""Content that only the holder of a link can read.

    content → packing → envelope → sealed bytes        keys ← link key [← passphrase]

The library `cryptography` does all that is cryptography; this says which of it, in what order.
"""
