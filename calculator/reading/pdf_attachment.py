"""The scenario in a document of ours: what a PDF for the board has attached.

Its text and pictures are never read: figures are worked out anew from the scenario.
"""

import hashlib
import io
import logging
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from calculator import __version__
from calculator.errors import InputError, Problem

PDF: Final = b"%PDF-"
ENDING: Final = ".pdf"
ATTACHED: Final = "scenario.json"
MADE_BY: Final = "Headcount Horizon "  # the keyword that names the model's version
CHECKED: Final = "sha256 "  # the keyword that holds the digest of what is attached
MAX_BYTES: Final = 20_000_000
AGAIN: Final = "Ask for the PDF again, or for a scenario file"

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is told to the reader


def keywords(attached: bytes) -> tuple[str, str]:
    """Return what a document says of itself: by which model it was made, and what it attaches."""
    return MADE_BY + __version__, CHECKED + hashlib.sha256(attached).hexdigest()


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
    made_by = next((word.removeprefix(MADE_BY) for word in said if word.startswith(MADE_BY)), "")
    digest = next((word.removeprefix(CHECKED) for word in said if word.startswith(CHECKED)), "")
    if digest != hashlib.sha256(attached).hexdigest():
        rule = "the scenario in this PDF is not the one that it was made with"
        raise InputError([Problem(rule, AGAIN, file)])
    if made_by == __version__:
        return attached, ()
    rule = f"this PDF was made by model {made_by or 'unknown'}, and this is model {__version__}"
    return attached, (Problem(rule, "The figures shown are those of today, not its own", file),)


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
    OverflowError,
)


def _read(content: bytes) -> tuple[bytes, list[str]]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise InputError([Problem("the PDF is locked with a password", AGAIN)])
    found = reader.attachments.get(ATTACHED, [])
    if not found:
        rule = "the PDF has no scenario attached"
        fix = "Printing or converting a PDF drops it: give the file as it was made here"
        raise InputError([Problem(rule, fix)])
    said = reader.metadata.keywords if reader.metadata else None
    return found[0], [word.strip() for word in (said or "").split(",")]
