"""What a message says for the command line, said for a page."""


def on_screen(fix: str, *, columns: str, currency: str) -> str:
    """Return the fix that a page has instead of an option of the command line.

    `columns` and `currency` say where on the page a column is confirmed and a currency is chosen.
    """
    if "--map" in fix:
        return columns
    if "--set currency" in fix:
        return f"Take the sign away, or {currency}"
    return fix.partition(", or set ")[0] if "--set" in fix else fix
