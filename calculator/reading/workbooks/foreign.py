"""Spreadsheets of other kinds, which are not read: each is named, with the way to one that is."""

from calculator.errors import InputError
from calculator.reading.table import refusal
from calculator.reading.workbooks.package import Package

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FIX = "Save the sheet as an Excel workbook (.xlsx), and give that file"
_TOLD_BY = {
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "content.xml": "an OpenDocument file (.ods)",
    "Index/Document.iwa": "a Numbers document",
    "Index.zip": "a Numbers document",
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
}


def compound_file(content: bytes, file: str) -> InputError:
    """Return the error for an old Microsoft Office file, or one under a password."""
    if _ENCRYPTED in content:
        return refusal("the workbook is protected by a password", "Save it without one", file)
    return refusal("this is an old Microsoft Office file (.xls)", _FIX, file)


def check_kind(package: Package, main: str, file: str) -> None:
    """Refuse an archive that is no workbook, and say what it is instead."""
    for part, kind in _TOLD_BY.items():
        if part in package:
            raise refusal(f"this is {kind}, not an Excel workbook", _FIX, file)
    if main not in package:
        raise refusal("this is an archive that holds no workbook", _FIX, file)
