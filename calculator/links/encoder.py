"""Bytes to text that survives an address bar, and back, or not at all.

    <encoder version>.<base64url of: checksum, 6 bytes | length of the body, 3 bytes | body>

The body is deflated with a preset dictionary, a file that is frozen with its version. The checksum
is SHA-256, cut short: a CRC would tell a slip of the hand as well, but mends too easily by accident
when several characters change. It is taken over the version too. It proves no origin: anyone may
write a link, and what is in one is checked like any other file.
"""

import base64
import binascii
import hashlib
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from calculator.errors import InputError, Problem

VERSION: Final = 1
LONGEST: Final = 2_000  # characters; office programs cut addresses at 2,083, the app's own included
MOST_BYTES: Final = 32_768  # unpacked; a plan that fills a link is smaller
CHECKSUM, LENGTH = 6, 3  # bytes; together they fill whole characters
DICTIONARIES: Final = Path(__file__).parent / "dictionaries"
UPDATE: Final = "Update the calculator"
_AGAIN: Final = "Copy the whole link again, or ask for it anew"


def encode(data: bytes) -> str:
    """Return bytes as the text of a link, of whatever length."""
    deflate = zlib.compressobj(9, wbits=-zlib.MAX_WBITS, memLevel=9, zdict=dictionary(VERSION))
    body = deflate.compress(data) + deflate.flush()
    head = _checksum(VERSION, body) + len(body).to_bytes(LENGTH)
    return f"{VERSION}.{_text(head + body)}"


def decode(text: str) -> bytes:
    """Return the bytes that a link holds.

    `InputError` says whether it is foreign, of a newer version, oversized, truncated or damaged.
    """
    version, point, packed = text.partition(".")
    if not (point and version.isascii() and version.isdecimal() and version[0] != "0"):
        rule = "this is no scenario link of this calculator"
        raise InputError([Problem(rule, "One starts with the number of its version and a point")])
    if version not in DECODERS:
        rule = f"the link is newer than this calculator: it is of version {version[:9]}, and "
        raise InputError([Problem(f"{rule}{VERSION} is the newest known here", UPDATE)])
    if len(text) > LONGEST:
        rule = f"the link is oversized: {len(text):,} characters, and none has over {LONGEST:,}"
        raise InputError([Problem(rule, _AGAIN)])
    return DECODERS[version](packed)


def decode_1(packed: str) -> bytes:
    """Return what the first version packed; `InputError` as in `decode`."""
    raw = _bytes(packed)
    checksum, rest = raw[:CHECKSUM], raw[CHECKSUM:]
    length, body = rest[:LENGTH], rest[LENGTH:]
    if len(length) < LENGTH or len(body) < int.from_bytes(length):
        raise InputError([Problem("the link is truncated: its end is missing", _AGAIN)])
    if len(body) > int.from_bytes(length) or checksum != _checksum(1, body):
        raise damaged("its checksum does not agree")
    return _inflated(body, dictionary(1))


DECODERS: Final[Mapping[str, Callable[[str], bytes]]] = MappingProxyType({"1": decode_1})


def damaged(how: str) -> InputError:
    """Return the refusal of a link that is not as it was made."""
    return InputError([Problem(f"the link is damaged: {how}", _AGAIN)])


@cache
def dictionary(version: int) -> bytes:
    """Return the text that links of a version need not repeat; the commonest stands last."""
    return (DICTIONARIES / f"{version}.txt").read_bytes()


def _inflated(body: bytes, zdict: bytes) -> bytes:
    """Unpack without ever holding more than the limit."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS, zdict)
    try:
        data = inflate.decompress(body, MOST_BYTES + 1)
    except zlib.error:
        raise damaged("it cannot be unpacked") from None
    if len(data) > MOST_BYTES:
        rule = f"the link is oversized: it unpacks to more than {MOST_BYTES:,} bytes"
        raise InputError([Problem(rule, "No scenario link does; do not trust where it came from")])
    if not inflate.eof or inflate.unused_data:
        raise damaged("it does not end where it should")
    return data


def _checksum(version: int, body: bytes) -> bytes:
    return hashlib.sha256(b"%d." % version + body).digest()[:CHECKSUM]


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """Read base64url in its one canonical form."""
    try:
        plain = text.encode("ascii").translate(bytes.maketrans(b"-_+/", b"+/!!"))
        raw = base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise damaged("it holds characters that no link has, or lost some") from None
    if _text(raw) != text:
        raise damaged("its last character is not the one it was made with")
    return raw
