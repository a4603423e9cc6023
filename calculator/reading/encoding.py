"""Bytes to text: UTF-8 only, and a refusal that says where the first other byte stands."""

import codecs
from collections.abc import Callable

from calculator.errors import InputError, Problem

_UTF_16_OR_32 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")  # xlsx and ods
COMPOUND_FILE = b"\xd0\xcf\x11\xe0"  # old Microsoft Office files, and those under a password
WORKBOOK = (*ARCHIVE, COMPOUND_FILE)


def utf8(
    content: bytes, file: str, *, fix: str, place: Callable[[str], tuple[int, str]] | None = None
) -> str:
    """Return the text of a file; raise `InputError` for anything that is not UTF-8 text.

    `place` turns the text before a bad byte into a row and a column, where lines and characters
    are not the words for it.
    """
    if content.startswith(WORKBOOK):
        raise InputError([Problem("this is a spreadsheet workbook, not text", fix, file)])
    start = content[:200]
    if content.startswith(_UTF_16_OR_32) or (start and start.count(0) >= len(start) / 4):
        raise InputError([Problem("the text is UTF-16, not UTF-8", fix, file, row=1)])
    text, bad = _decoded(content)
    if bad is None:
        return text
    row, column = (place or line_and_character)(text)
    given = f"the byte 0x{content[bad]:02X} is not UTF-8 text"
    raise InputError([Problem(given, fix, file, row, column)])


def line_and_character(before: str) -> tuple[int, str]:
    """Count the line and the character, both from 1, of what follows a text."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), str(len(lines[-1]) + 1)


def _decoded(content: bytes) -> tuple[str, int | None]:
    """Return the text and `None`, or the text before the first bad byte and where that stands."""
    bad = content.find(0)
    try:
        text = (content if bad < 0 else content[:bad]).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = error.start + (len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0)
        return content[:bad].decode("utf-8-sig"), bad
    return text, bad if bad >= 0 else None
