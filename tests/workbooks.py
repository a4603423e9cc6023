"""Workbooks for the tests: as a spreadsheet program writes them, and with parts changed by hand."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from calculator.errors import InputError, Problem
from calculator.reading.plans.file import read_plan

HEADER = ("team", "headcount", "annual_salary", "planned_cuts")
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_INLINE = re.compile(r'<c ([^>]*)t="inlineStr"><is>(.*?)</is></c>')

TEAM = ("A", 10, 5, 2)

Rows = Sequence[Sequence[Any]]


def workbook(*rows: Sequence[Any], change: Callable[[Worksheet], object] | None = None) -> bytes:
    """Write one sheet with rows of typed values; `change` may dress it afterwards."""
    return sheets({"Plan": rows}, None if change is None else {"Plan": change})


def plan_workbook(*rows: Sequence[Any], **options: Any) -> bytes:
    """Write a plan with the four required columns."""
    return workbook(HEADER, *rows, **options)


def sheets(
    content: Mapping[str, Rows],
    changes: Mapping[str, Callable[[Worksheet], object]] | None = None,
) -> bytes:
    """Write sheets by name: the same bytes whenever it is done."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in content.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if changes and name in changes:
            changes[name](sheet)
    written = io.BytesIO()
    book.save(written)
    found = parts(written.getvalue())
    return packed({name: _TIME.sub(b"2026-01-01T00:00:00Z", part) for name, part in found.items()})


def only(content: bytes) -> Problem:
    """Return the one problem for which a plan is refused; it names the file and the fix."""
    with pytest.raises(InputError) as caught:
        read_plan(content, "plan.xlsx")
    (problem,) = caught.value.problems
    assert problem.file == "plan.xlsx"
    assert problem.fix
    return problem


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(made: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts into an archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, part in made.items():
            archive.writestr(zipfile.ZipInfo(name), part, compression)  # of no date
    return written.getvalue()


def with_part(content: bytes, name: str, part: bytes | str) -> bytes:
    """Add a part, or put it in the place of another."""
    return packed(parts(content) | {name: part.encode() if isinstance(part, str) else part})


def with_text(content: bytes, old: str, new: str, name: str = SHEET) -> bytes:
    """Replace a text in a part; it must be there."""
    part = parts(content)[name].decode()
    assert old in part, part[:2_000]
    return with_part(content, name, part.replace(old, new))


def with_shared_texts(content: bytes) -> bytes:
    """Keep the texts of the first sheet in one list, as Excel does and openpyxl does not."""
    found = parts(content)
    texts: list[str] = []

    def shared(match: re.Match[str]) -> str:
        texts.append(match[2])
        return f'<c {match[1]}t="s"><v>{len(texts) - 1}</v></c>'

    found[SHEET] = _INLINE.sub(shared, found[SHEET].decode()).encode()
    found[STRINGS] = f"<sst>{''.join(f'<si>{text}</si>' for text in texts)}</sst>".encode()
    relation = '<Relationship Id="rIdTexts" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
    found[RELATIONS] = found[RELATIONS].replace(b"</Rel", f"{relation}</Rel".encode())
    return packed(found)
