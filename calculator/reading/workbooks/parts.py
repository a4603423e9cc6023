"""What a workbook says about itself: its sheets, its shared texts, its number formats."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calculator.reading.workbooks.foreign import check_kind
from calculator.reading.workbooks.formats import NumberFormat, number_format
from calculator.reading.workbooks.package import Package
from calculator.reading.workbooks.texts import shared_texts
from calculator.reading.workbooks.xml import Attributes, elements

_MAIN = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet: its name on the tab, whether the tab is hidden, and the part that holds it."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook around its sheets.

    `formats` say how its cell styles show a number, `texts` are shared by its cells; by index.
    """

    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    formats: tuple[NumberFormat, ...]
    counts_from_1904: bool


@dataclass(frozen=True, slots=True)
class _Target:
    kind: str
    part: str


def workbook(
    package: Package, max_texts: int, file: str, *, first_texts_only: bool = False
) -> Workbook:
    """Read everything but the sheets; links to other workbooks and macros are left alone."""
    mains = [target.part for target in _targets(package, "").values() if _is_main(target)]
    main = mains[0] if mains else _MAIN
    check_kind(package, main, file)
    targets = _targets(package, main)
    sheets = []
    counts_from_1904 = False
    for parent, name, attributes in elements(package, main):
        if name == "workbookPr":
            counts_from_1904 = is_set(attributes, "date1904")
        elif parent == "sheets" and name == "sheet":
            target = targets.get(_link(attributes))
            if target and target.kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), hidden, target.part))
    parts = {target.kind: target.part for target in targets.values()}
    return Workbook(
        tuple(sheets),
        shared_texts(package, parts["sharedStrings"], max_texts, first_only=first_texts_only)
        if "sharedStrings" in parts
        else (),
        tuple(_formats(package, parts["styles"])) if "styles" in parts else (),
        counts_from_1904,
    )


def is_set(attributes: Attributes, name: str) -> bool:
    """Read a yes or no of a workbook's own."""
    return attributes.get(name, "0") in {"1", "true", "on"}


def _is_main(target: _Target) -> bool:
    return target.kind == "officeDocument"


def _targets(package: Package, part: str) -> Mapping[str, _Target]:
    """Return what a part points at inside the workbook, by the ids it uses."""
    folder, base = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    if relations not in package:
        return {}
    return {
        attributes.get("Id", ""): _Target(
            attributes.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))),
        )
        for _, name, attributes in elements(package, relations)
        if name == "Relationship"
    }


def _link(attributes: Attributes) -> str:
    """Return the id of what a sheet's entry points at; its prefix is the file's own choice."""
    return next((attributes[name] for name in attributes if name.endswith(":id")), "")


def _formats(package: Package, part: str) -> Iterator[NumberFormat]:
    codes: dict[str, str] = {}
    known: dict[str, NumberFormat] = {}
    for parent, name, attributes in elements(package, part):
        number = attributes.get("numFmtId", "0")
        if (parent, name) == ("numFmts", "numFmt"):
            codes[number] = attributes.get("formatCode", "")
        elif (parent, name) == ("cellXfs", "xf"):
            if number not in known:
                known[number] = number_format(codes.get(number, number))
            yield known[number]
