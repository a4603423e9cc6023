"""The scenario in a document of ours: what a PDF for the board has attached.

Its text and pictures are never read: figures are worked out anew from the scenario.
"""

import hashlib
import io
import logging
import zlib
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import EmbeddedFile

from calculator import __version__
from calculator.errors import InputError, Problem
from calculator.library import load
from calculator.reading.scenario_file import MAX_BYTES as SCENARIO_BYTES

PDF: Final = b"%PDF-"
ENDING: Final = ".pdf"
ATTACHED: Final = "scenario.json"
MADE_BY: Final = "Headcount Horizon "  # the keyword that names the model's version
SET: Final = "assumption set "
CHECKED: Final = "sha256 "  # the keyword that holds the digest of what is attached
MAX_BYTES: Final = 20_000_000
FILES: Final = 20  # attached files that are looked at
PACKED: Final = "/FlateDecode"
MOST: Final = SCENARIO_BYTES + 1
AGAIN: Final = "Ask for the PDF again, or for a scenario file"

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is told to the reader


def keywords(attached: bytes, set_id: str) -> tuple[str, str, str]:
    """Return what a document says of itself: its model, its assumption set, what it attaches.

    The digest finds damage; whoever forges a document can forge that too.
    """
    return MADE_BY + __version__, SET + set_id, CHECKED + hashlib.sha256(attached).hexdigest()


def attached_scenario(content: bytes, file: str) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the scenario attached to a PDF, and what to say of it.

    `InputError` for a file that is no PDF, is locked or damaged, has no scenario, or another one
    than it was made with.
    """
    if len(content) > MAX_BYTES:
        rule = f"the file is larger than {MAX_BYTES / 1e6:.0f} MB"
        raise InputError(
            [Problem(rule, "Give a PDF as it was made here, or a scenario file", file)]
        )
    try:
        attached, said = _read(content)
    except InputError as error:
        raise InputError(
            Problem(problem.rule, problem.fix, file) for problem in error.problems
        ) from None
    except (PyPdfError, *_DAMAGED):
        raise InputError([Problem("the PDF is damaged", AGAIN, file)]) from None
    if _said(said, CHECKED) != hashlib.sha256(attached).hexdigest():
        rule = "the scenario in this PDF is not the one that it was made with"
        raise InputError([Problem(rule, AGAIN, file)])
    then = f"model {_said(said, MADE_BY)}, {SET}{_said(said, SET)}"
    now = f"model {__version__}, {SET}{load().id}"
    if then == now:
        return attached, ()
    rule = f"this PDF was made with {then}, and this is {now}"
    return attached, (Problem(rule, "The figures shown are those of today, not its own", file),)


def _said(words: Sequence[str], start: str) -> str:
    return next((word.removeprefix(start) for word in words if word.startswith(start)), "")


# What reading broken structures can end in beside the library's own errors.
_DAMAGED: Final = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    RecursionError,
    AssertionError,
    NotImplementedError,
    zlib.error,
    OverflowError,
)


def _read(content: bytes) -> tuple[bytes, list[str]]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise InputError([Problem("the PDF is locked with a password", AGAIN)])
    found = [each for each in islice(reader.attachment_list, FILES) if each.name == ATTACHED]
    if len(found) != 1:
        rule = "the PDF has no scenario attached" if not found else "the PDF has several scenarios"
        fix = "Printing or converting a PDF drops it: give the file as it was made here"
        raise InputError([Problem(rule, fix)])
    said = reader.metadata.keywords if reader.metadata else None
    return _content(found[0]), [word.strip() for word in (said or "").split(",")]


def _content(found: EmbeddedFile) -> bytes:
    """Return what is attached: as it is, or unpacked by what our documents are packed with."""
    specification: Any = found.pdf_object
    stream = specification["/EF"]["/F"].get_object()
    packed, filters = bytes(stream._data), stream.get("/Filter")  # noqa: SLF001 - .content unpacks without a limit
    if filters is not None and filters not in (PACKED, [PACKED]):
        raise ValueError(f"{filters} is none of ours")
    content = zlib.decompressobj().decompress(packed, MOST) if filters else packed
    if len(content) >= MOST:
        raise ValueError("more is attached than a scenario may be")
    return content
