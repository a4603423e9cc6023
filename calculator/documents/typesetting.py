"""Templates and content to paper and pictures; nothing is written to disk.

A template is given `content` as JSON and the fonts of documents, and no other file or package.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

from calculator.documents.fonts import FAMILIES, FOLDER
from calculator.views.theme import LIGHT

# What every template is given beside its content.
LOOKS: Final[Mapping[str, Any]] = {
    "fonts": FAMILIES,
    "colours": {"ink": LIGHT.ink, "quiet": LIGHT.quiet, "grid": LIGHT.grid, "mark": LIGHT.cash},
}

_ONE_AT_A_TIME: Final = Lock()  # a compiler serves one thread at a time, and refuses a second


def pdf(template: Path, content: Mapping[str, Any]) -> bytes:
    """Return a PDF for everyone (PDF/UA-1): tagged, with a title and a language."""
    return _compiled(template, content, format="pdf", pdf_standards=["ua-1"])


def png(template: Path, content: Mapping[str, Any], ppi: float) -> bytes:
    """Return a picture of a template of one page, so many pixels to the inch."""
    return _compiled(template, content, format="png", ppi=ppi)


def _compiled(template: Path, content: Mapping[str, Any], **options: Any) -> bytes:
    data = json.dumps({**content, **LOOKS}, ensure_ascii=False)
    with _ONE_AT_A_TIME:
        made = _compiler(template).compile(sys_inputs={"content": data}, **options)
    if not isinstance(made, bytes):  # several pages, each a picture
        raise TypeError(f"{template.name} takes more than one page")
    return made


@cache
def _compiler(template: Path) -> typst.Compiler:
    return typst.Compiler(str(template), font_paths=[str(FOLDER)], ignore_system_fonts=True)
