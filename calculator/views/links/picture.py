"""A link as a QR code, for a slide or a printed page."""

from io import BytesIO
from typing import Final

import segno

PIXELS: Final = 4  # for each of its squares
QUIET: Final = 4  # squares around it, as the standard asks


def qr_code(address: str) -> bytes:
    """Return a QR code as PNG, dark on white whatever the page: cameras look for that."""
    picture = BytesIO()
    segno.make(address, error="l", micro=False).save(
        picture, kind="png", scale=PIXELS, border=QUIET, dark="black", light="white"
    )
    return picture.getvalue()
