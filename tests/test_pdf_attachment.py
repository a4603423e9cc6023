"""A document dropped on the app: opened again to the letter, or refused in words."""

import io
import random
import tracemalloc
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from calculator import __version__
from calculator.documents.board.report import ToPrint, board_pdf
from calculator.errors import InputError
from calculator.library import load
from calculator.reading import pdf_attachment
from calculator.reading.source import read_bytes, read_source
from calculator.scenario import Scenario, scenario_from
from tests.api_client import posted
from tests.documents import found

MUTATIONS = 400
SEED = 7


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Return a document."""
    return board_pdf(found(), ToPrint())


def refused(content: bytes, name: str = "board.pdf") -> str:
    """Return why a file is refused."""
    with pytest.raises(InputError) as refusal:
        read_bytes(content, name)
    (problem,) = refusal.value.problems
    assert problem.file == name
    assert problem.fix
    return problem.rule


def rewritten(pdf: bytes, attached: bytes | None = None, keywords: str | None = None) -> bytes:
    """Return a PDF with something else attached, or with other keywords."""
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(pdf)).pages[:1]:
        writer.add_page(page)
    metadata = PdfReader(io.BytesIO(pdf)).metadata
    assert metadata is not None
    writer.add_metadata({"/Keywords": metadata.keywords if keywords is None else keywords})
    if attached is not None:
        writer.add_attachment(pdf_attachment.ATTACHED, attached)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def attached_to(pdf: bytes) -> bytes:
    """Return what is attached."""
    (content,) = PdfReader(io.BytesIO(pdf)).attachments[pdf_attachment.ATTACHED]
    return content


def test_it_opens_the_scenario_that_was_evaluated(pdf: bytes) -> None:
    """Every field as it was, whatever the file is called."""
    reading = read_bytes(pdf, "board.pdf")
    assert reading.scenario == scenario_from(found().answer["scenario"])
    assert not reading.warnings
    assert read_bytes(pdf, "no ending").scenario == reading.scenario


def test_it_is_a_source_on_the_command_line(pdf: bytes, tmp_path: pytest.TempPathFactory) -> None:
    """By its path, as any other file."""
    path = f"{tmp_path}/board.pdf"
    with open(path, "wb") as file:  # noqa: PTH123 - a path as it is typed
        file.write(pdf)
    assert read_source(path).scenario == read_bytes(pdf, "board.pdf").scenario


def test_another_version_is_opened_and_told(pdf: bytes) -> None:
    """The figures shown are today's, and the reader learns that its own were others."""
    words = pdf_attachment.keywords(attached_to(pdf), load().id)
    for now, then in ((__version__, "0.0.1"), (load().id, "2026-11-65a5221f")):
        said = ", ".join(words).replace(now, then)
        (warning,) = read_bytes(rewritten(pdf, attached_to(pdf), said), "board.pdf").warnings
        assert then in warning.rule
        assert now in warning.rule


def test_a_scenario_that_was_changed_is_refused(pdf: bytes) -> None:
    """Another one attached under the old digest, or one without any digest."""
    other = attached_to(pdf).replace(b'"planned_cuts": 20', b'"planned_cuts": 21')
    assert other != attached_to(pdf)
    assert "not the one" in refused(rewritten(pdf, other))
    assert "not the one" in refused(rewritten(pdf, attached_to(pdf), ""))


def test_a_pdf_of_something_else_is_refused(pdf: bytes) -> None:
    """No scenario in it, a password on it, no PDF at all, too much of it."""
    assert "no scenario" in refused(rewritten(pdf))
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert "password" in refused(locked.getvalue())
    assert "damaged" in refused(b"not a PDF at all")
    assert "damaged" in refused(b"")
    assert "larger" in refused(b"%PDF-1.7" + bytes(pdf_attachment.MAX_BYTES))


def crafted(filters: str | None, packed: bytes, copies: int = 1) -> bytes:
    """Return a PDF that attaches so many scenarios, packed in some way."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for _ in range(copies):
        writer.add_attachment(pdf_attachment.ATTACHED, b"{}")
    for file in writer.attachment_list:
        specification: Any = file.pdf_object
        stream = specification["/EF"]["/F"].get_object()
        stream._data = packed  # noqa: SLF001 - no public way makes a broken one
        if filters:
            stream[NameObject("/Filter")] = NameObject(filters)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_hostile_attachment_is_refused_before_it_is_unpacked() -> None:
    """A bomb, a filter that would start a program, several under one name."""
    bomb = zlib.compress(bytes(50_000_000))
    tracemalloc.start()
    assert "damaged" in refused(crafted("/FlateDecode", bomb))
    assert tracemalloc.get_traced_memory()[1] < 64_000_000
    tracemalloc.stop()
    for filters in ("/JBIG2Decode", "/DCTDecode", "/LZWDecode", "/Nothing"):
        assert "damaged" in refused(crafted(filters, b"x"))
    assert "several" in refused(crafted("/FlateDecode", zlib.compress(b"{}"), copies=2))


def test_the_api_takes_no_pdf_for_a_scenario(pdf: bytes) -> None:
    """Its body is JSON, whatever it begins with."""
    assert posted(pdf).status_code == 422


def mutated(pdf: bytes) -> Iterator[bytes]:
    """Yield what a disk, a mail server or a malicious hand may make of a document."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable
    for _ in range(MUTATIONS):
        content = bytearray(pdf)
        start = chance.randrange(len(pdf))
        match chance.randrange(4):
            case 0:
                content[start] ^= 1 << chance.randrange(8)
            case 1:
                del content[start:]
            case 2:
                del content[start : start + chance.randrange(1, 500)]
            case _:
                end = len(pdf) - chance.randrange(1, 4000)
                content[end : end + 8] = chance.randbytes(8)
        yield bytes(content)


def opened_from(content: bytes) -> Scenario | None:
    """Return the scenario of a file; None where it is refused in words."""
    try:
        return read_bytes(content, "board.pdf").scenario
    except InputError:
        return None


def test_a_damaged_one_opens_the_same_scenario_or_none(pdf: bytes) -> None:
    """Nothing in between, and never a fault of ours."""
    whole = read_bytes(pdf, "board.pdf").scenario
    opened = list(filter(None, map(opened_from, mutated(pdf))))
    assert 0 < len(opened) < MUTATIONS
    assert all(scenario == whole for scenario in opened)
