"""Content made small, and padded so that its size says little.

length of the deflated content, 4 bytes | deflated content | zeros up to a power of two
"""

import zlib
from typing import Final

from calculator.errors import InputError, Problem

LENGTH: Final = 4  # bytes
SMALLEST: Final = 1 << 12  # bytes, padded: most plans
LARGEST: Final = 1 << 19
MOST_BYTES: Final = 1 << 21  # of content; the table of hundreds of teams is smaller


def packed(content: bytes) -> bytes:
    """Return content small and padded; `InputError` where it is too large to be kept."""
    deflated = zlib.compress(content, 9)
    need = LENGTH + len(deflated)
    if len(content) > MOST_BYTES or need > LARGEST:
        rule = f"the plan is too large for a private link: {len(content):,} bytes"
        fix = f"Up to {MOST_BYTES:,} bytes can be kept: save a scenario file instead"
        raise InputError([Problem(rule, fix)])
    size = max(SMALLEST, 1 << (need - 1).bit_length())
    return (len(deflated).to_bytes(LENGTH) + deflated).ljust(size, b"\0")


def unpacked(data: bytes) -> bytes:
    """Return the content again, never holding more than the limit; `ValueError` if it is none."""
    length, rest = int.from_bytes(data[:LENGTH]), data[LENGTH:]
    if len(data) < LENGTH or length > len(rest) or any(rest[length:]):
        raise ValueError
    inflate = zlib.decompressobj()
    try:
        content = inflate.decompress(rest[:length], MOST_BYTES + 1)
    except zlib.error:
        raise ValueError from None
    if len(content) > MOST_BYTES or not inflate.eof or inflate.unused_data:
        raise ValueError
    return content
