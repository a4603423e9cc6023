"""How much of a workbook is read: sizes, depth, time, and what breaks the format."""

import io
import zipfile

import pytest

from calculator.errors import InputError
from calculator.reading.plans.file import PLAN_LIMITS
from calculator.reading.plans.layout import PLAN
from calculator.reading.sheet import sheet
from calculator.reading.table import Limits
from tests.workbooks import (
    HEADER,
    SHEET,
    TEAM,
    only,
    packed,
    parts,
    plan_workbook,
    with_part,
    with_shared_texts,
    workbook,
)


def sheet_of(data: str) -> bytes:
    """Return a workbook whose sheet is this XML."""
    return with_part(plan_workbook(TEAM), SHEET, f"<worksheet>{data}</worksheet>")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("<sheetData>", "is not valid XML"),
        ('<sheetData><row r="3"/><row r="3"/></sheetData>', "row 3 stands after row 3"),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', "cell A1 is out of order"),
        ('<row r="1"><c r="?"/></row>', "cell ? is out of order"),
        ('<row r="1"><c r="KO1"><v>1</v></c></row>', "cell KO1 beyond column KN; the limit is 300"),
        ("<a>" * 60 + "</a>" * 60, "is nested deeper than 60 levels"),
        ('<mergeCell ref="A1:A2"/>' * 10_001, "more than 10,000 merged ranges"),
    ],
)
def test_a_sheet_beyond_the_format_or_a_limit_says_which(data: str, words: str) -> None:
    """What no spreadsheet program writes is not guessed at."""
    assert words in only(sheet_of(data)).rule


def test_entities_are_never_expanded() -> None:
    """A document type is refused before anything it declares is looked at."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'

    problem = only(with_part(plan_workbook(TEAM), SHEET, bomb))

    assert "declares a document type" in problem.rule


def test_too_many_rows_are_one_error() -> None:
    """5,000 teams are read, the row after them is named."""
    rows = "".join(f'<row r="{row}"><c><v>1</v></c></row>' for row in range(2, 5_003))
    header = "".join(f"<c t='str'><v>{name}</v></c>" for name in HEADER)

    problem = only(sheet_of(f"<row r='1'>{header}</row>{rows}"))

    assert problem.row == 5_002
    assert "more than 5,000 rows" in problem.rule


def test_a_part_that_promises_too_much_is_not_unpacked() -> None:
    """Declared sizes refuse a bomb before its first byte is out."""
    bomb = with_part(plan_workbook(TEAM), "xl/media/image1.png", b"\0" * 20_000_000)
    together = {f"{number}.bin": bytes(1_000_000) for number in range(200)}

    assert "unpacks to more than 200 times its size" in only(bomb).rule
    huge = packed(parts(plan_workbook(TEAM)) | together)
    assert "the workbook unpacks to 200 MB; the limit is 200 MB" in only(huge).rule


def test_a_part_that_holds_more_than_it_declares_is_cut_off() -> None:
    """A size that lies does not help a bomb."""
    content = with_part(plan_workbook(TEAM), SHEET, b"<worksheet>" + b" " * 50_000_000)
    declared = (50_000_011).to_bytes(4, "little")
    assert content.count(declared) == 2

    problem = only(content.replace(declared, (5_000).to_bytes(4, "little")))

    assert "cannot be unpacked" in problem.rule


def test_parts_must_be_few_and_their_names_single() -> None:
    """Of two parts with one name, nobody can know which is meant."""
    many = packed({f"{number}": b"" for number in range(2_001)}, zipfile.ZIP_STORED)
    twice = io.BytesIO(plan_workbook(TEAM))
    with zipfile.ZipFile(twice, "a") as archive:
        archive.writestr("XL/workbook.xml", "")

    assert "more than 2,000 parts" in only(many).rule
    assert "'XL/workbook.xml' stands twice" in only(twice.getvalue()).rule


@pytest.mark.parametrize("content", [plan_workbook(TEAM), b"team,headcount\n" + b"a,1\n" * 9])
def test_time_is_limited(content: bytes) -> None:
    """The reader looks at the clock on its way, not at the end."""
    ticks = iter(range(100))

    with pytest.raises(InputError, match=r"plan: the file took more than 3 seconds to read"):
        sheet(content, "plan", layout=PLAN, limits=PLAN_LIMITS, clock=lambda: next(ticks))


def test_an_honest_plan_of_the_largest_size_is_read() -> None:
    """5,000 teams with every column filled are far from every limit."""
    rows = [(f"T{number}", 10.5, 50_000, 2, 0.125, "3:1;9:1") for number in range(5_000)]

    content = with_shared_texts(workbook((*HEADER, "slack", "cut_month"), *rows))

    table = sheet(content, "plan.xlsx", layout=PLAN, limits=PLAN_LIMITS)
    assert [len(row.cells) for row in table.rows] == [6] * 5_000


@pytest.mark.parametrize("tag", ["<c r='", "<!--", "<?x "])
def test_a_tag_must_end(tag: str) -> None:
    """What is kept until its end comes must not be everything."""
    sheet_part = f"<worksheet>{tag}{'x' * 3_000_000}".encode()

    content = packed(parts(plan_workbook(TEAM)) | {SHEET: sheet_part}, zipfile.ZIP_STORED)

    assert "has a tag without end" in only(content).rule


@pytest.mark.parametrize(
    ("limit", "words"),
    [(7, "more filled cells than are read"), (3, "more than 3 texts"), (8, "")],
)
def test_cells_and_texts_are_counted(
    monkeypatch: pytest.MonkeyPatch, limit: int, words: str
) -> None:
    """A plan of two rows has eight cells, and five texts."""
    monkeypatch.setattr(Limits, "cells", limit)
    content = with_shared_texts(plan_workbook(TEAM))

    if words:
        assert words in only(content).rule
    else:
        assert sheet(content, "plan", layout=PLAN, limits=PLAN_LIMITS).rows


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_what_workbooks_are_packed_with_is_unpacked(compression: int) -> None:
    """Other methods may take any memory they like."""
    content = packed(parts(plan_workbook(TEAM)), compression)

    assert "is packed in a foreign way" in only(content).rule


def test_an_archive_under_a_password_says_so() -> None:
    """Its parts are not damaged, they are closed."""
    content = bytearray(plan_workbook(TEAM))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(start)
        while place >= 0:
            content[place + flags] |= 1
            place = content.find(start, place + 1)

    assert only(bytes(content)).rule == "the archive asks for a password"
