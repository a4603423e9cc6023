"""Files that are small to send and large to read: each function makes one from a random source."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from tests.hostile_workbooks import OPEN, bases, of_sheet
from tests.workbooks import (
    SHEET,
    STRINGS,
    packed,
    plan_workbook,
    sheets,
    with_part,
    with_shared_texts,
)

Make = Callable[[Random], bytes]

_SIZE = 40_000_000


@cache
def bomb(filler: bytes) -> bytes:
    """Return a workbook whose sheet is mostly filler."""
    return with_part(bases()[0], SHEET, OPEN.encode() + filler * (_SIZE // len(filler)))


def true_sizes(random: Random) -> bytes:
    """Pack a part that grows a thousandfold, and say so."""
    return bomb(random.choice([b" ", b"<row/>", b"\0"]))


def lying_sizes(random: Random) -> bytes:
    """Say that it is small."""
    content = bomb(random.choice([b" ", b"<row/>"]))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        declared = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    return content.replace(declared, random.choice([0, 5, 9_000]).to_bytes(4, "little"))


def nested(random: Random) -> bytes:
    """Pack archives in archives."""
    content = random.choice(bases())
    for _ in range(random.randrange(1, 6)):
        content = packed({f"{number}.zip": content for number in range(8)})
    return content if random.random() < 0.5 else with_part(bases()[0], SHEET, content)


@cache
def _rows(cell: str, count: int) -> bytes:
    rows = (
        f'<row r="{row}">{cell.replace("#", str(row * 7_919))}</row>' for row in range(2, count)
    )
    return of_sheet("".join(rows))


def many_rows(random: Random) -> bytes:
    """Write more rows than a plan may have, or a million that are empty but formatted."""
    if random.random() < 0.5:
        return _rows('<c t="str"><v>T#</v></c><c><v>#</v></c>', 6_000)
    return _rows('<c s="1"/><c s="1"/>', 1_000_000)


def many_columns(random: Random) -> bytes:
    """Write 100,000 columns, with their places or without."""
    cell = random.choice(["<c><v>1</v></c>", '<c t="str"><v>x</v></c>', "<c/>"])
    if random.random() < 0.5:
        return of_sheet(f"<row>{cell * 100_000}</row>")
    return of_sheet('<row><c r="A2"><v>1</v></c><c r="EQXD2"><v>1</v></c></row>')


@cache
def _many_texts() -> bytes:
    content = with_shared_texts(plan_workbook(("A", 10, 5, 2)))
    texts = "".join(f"<si><t>{number * 7_919}</t></si>" for number in range(1_100_000))
    return with_part(content, STRINGS, f"<sst>{texts}</sst>")


def many_texts(_: Random) -> bytes:
    """Share more texts than anyone refers to."""
    return _many_texts()


def many_notes(random: Random) -> bytes:
    """Merge, hide, link and style without end."""
    piece = random.choice(
        ['<mergeCell ref="A1:XFD1048576"/>', '<col min="1" max="16384" hidden="1"/>', "<f/>"]
    )
    count = random.choice([9_000, 200_000])
    return of_sheet("<row><c><v>1</v></c></row>" + piece * count)


def giant_cells(random: Random) -> bytes:
    """Write a cell of twenty million characters, in one piece or in many."""
    text = random.choice(["x", "&amp;", "<![CDATA[x]]>", "x<!-- -->"]) * 1_000_000
    letters = random.randbytes(1_000_000).hex()
    return of_sheet(f'<row><c t="str"><v>{letters}{text}</v></c></row>')


def endless_tags(random: Random) -> bytes:
    """Write a tag, a comment or an instruction that never ends."""
    start, end = random.choice([("<c r='", "'/>"), ("<!--", "-->"), ("<?x ", "?>"), ("<c ", "/>")])
    middle = random.randbytes(4_000_000).hex()
    return of_sheet(start + middle + random.choice([end, ""]))


def many_parts(random: Random) -> bytes:
    """Hold thousands of parts, or hundreds of sheets."""
    if random.random() < 0.5:
        return packed({str(number): b"" for number in range(3_000)}, zipfile.ZIP_STORED)
    return _many_sheets()


@cache
def _many_sheets() -> bytes:
    return sheets({f"Sheet {number}": [("team", "headcount"), ("A", 5)] for number in range(150)})


BOMBS: Mapping[Make, int] = {
    true_sizes: 8,
    lying_sizes: 8,
    nested: 8,
    many_rows: 4,
    many_columns: 6,
    many_texts: 2,
    many_notes: 6,
    giant_cells: 6,
    endless_tags: 6,
    many_parts: 4,
}
