"""The board's document as a PDF, made from findings alone: no page, no browser, no network.

The same findings, paper, date and link give the same bytes.
"""

import datetime as dt
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import segno

from calculator.documents.board.blocks import Section, as_data
from calculator.documents.board.sections.answer import answer_section
from calculator.documents.board.sections.assumed import assumed_section
from calculator.documents.board.sections.believed import believed_section
from calculator.documents.board.sections.coming_back import coming_back_section
from calculator.documents.board.sections.knowledge import knowledge_section
from calculator.documents.board.sections.law import law_section
from calculator.documents.board.sections.method import method_section
from calculator.documents.board.sections.plan import plan_section
from calculator.documents.board.sections.watched import watched_section
from calculator.documents.findings import Findings
from calculator.documents.glyphs import all_drawable, note
from calculator.documents.typesetting import pdf
from calculator.estimates import Json
from calculator.reading.pdf_attachment import ATTACHED, keywords

Paper: TypeAlias = Literal["a4", "us-letter"]

QR_AT_MOST: Final = 1_000  # characters: more would be too fine for a camera on paper

TEMPLATE: Final = Path(__file__).with_name("board.typ")


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """The address of a scenario link, and what is said beside it; with no address, why not."""

    address: str
    note: str


@dataclass(frozen=True, slots=True)
class ToPrint:
    """How the document is to be printed: paper, the day on it, the link it carries.

    With no day, it is that on which the scenario was saved, if it says so.
    """

    paper: Paper = "a4"
    date: dt.date | None = None
    link: PrintedLink | None = None


def board_pdf(findings: Findings, to_print: ToPrint = ToPrint()) -> bytes:
    """Return the document as PDF/UA-1, with the scenario attached as JSON."""
    return pdf(TEMPLATE, content(findings, to_print))


def content(findings: Findings, to_print: ToPrint = ToPrint()) -> dict[str, Any]:
    """Return all that the template lays out: plain text, tables, charts as SVG."""
    answer, link = findings.answer, to_print.link or PrintedLink("", "")
    saved = answer["scenario"]["saved_on"] or ""
    named: dict[str, Any] = {
        "title": answer["scenario"]["name"],
        "sections": [as_data(section) for section in _sections(findings)],
        "foot": _made_with(answer),
        "link": link.address,
        "link_note": link.note,
    }
    data, missing = all_drawable(named)
    attached = json.dumps(answer["scenario"], indent=2, ensure_ascii=False)
    return {
        **data,
        "note": note(missing),
        "paper": to_print.paper,
        "date": to_print.date.isoformat() if to_print.date else saved,
        "qr": _qr(link.address),
        "attached": {"name": ATTACHED, "text": attached},
        "keywords": keywords(attached.encode(), answer["assumptions_version"]),
    }


def _sections(findings: Findings) -> list[Section]:
    answer, library = findings.answer, findings.library
    return [
        answer_section(answer),
        plan_section(answer, findings.warnings),
        knowledge_section(answer),
        coming_back_section(answer),
        law_section(answer),
        believed_section(findings.believed, answer),
        watched_section(findings.watched),
        assumed_section(findings.matters, answer, library),
        method_section(answer),
    ]


def _made_with(answer: Json) -> str:
    return (
        f"Model {answer['model_version']} · assumption set {answer['assumptions_version']} · "
        f"seed {answer['seed']} · {answer['draws']:,} draws · {answer['currency']}"
    )


def _qr(address: str) -> str:
    """Return a QR code as SVG; nothing for what is no whole address, or too long for one."""
    if not address.startswith("http") or len(address) > QR_AT_MOST:
        return ""
    picture = io.BytesIO()
    segno.make(address, error="l", micro=False).save(picture, kind="svg", border=2, xmldecl=False)
    return picture.getvalue().decode()
