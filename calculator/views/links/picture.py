"""A link as a QR code, for a slide or a printed page."""

from typing import Final

import segno

PIXELS: Final = 4  # for each of its squares
QUIET: Final = 4  # squares around it, as the standard asks


def qr_code(address: str) -> str:
    """Return a QR code, a PNG in a data address: as a file it could be fetched, key and all.

    It is dark on white whatever the page: cameras look for that.
    """
    code = segno.make(address, error="l", micro=False)
    return code.png_data_uri(scale=PIXELS, border=QUIET, dark="black", light="white")
