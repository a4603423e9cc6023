"""Workbooks that nobody should send: each function makes one from a random source."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from tests.hostile_csv import ROWS, STAFF, WRONG, flipped
from tests.workbooks import (
    HEADER,
    RELATIONS,
    SHEET,
    STRINGS,
    packed,
    parts,
    plan_workbook,
    sheets,
    with_part,
    with_shared_texts,
    workbook,
)

Make = Callable[[Random], bytes]

TEAM = ("A", 10, 50_000, 2)
MAIN = "xl/workbook.xml"
STYLES = "xl/styles.xml"
OPEN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CLOSE = "</sheetData></worksheet>"
PIECES = (
    *("<row/>", "<c/>", "<v>1</v>", "<f/>", "<t>x</t>", "<rPh>", "</row>", "<![CDATA[x]]>"),
    *('<row r="2">', '<c r="A1" t="s">', "<!-- x -->", "<?x y?>", "&lt;", "&x;", "\0"),
)


@cache
def bases() -> tuple[bytes, ...]:
    """Return sound workbooks of several kinds."""
    typed = plan_workbook(TEAM, ("B", 20.5, "60.000,00", 3), ("C", 5, 70_000, "1"))
    text = workbook(*(row.split(",") for row in ROWS))
    several = sheets({"Notes": [("x",)], "Plan": [HEADER, TEAM], "Empty": []})
    staff = with_shared_texts(workbook(*(row.split(",") for row in STAFF)))
    return typed, text, with_shared_texts(typed), with_shared_texts(text), several, staff


def base(random: Random) -> bytes:
    """Take one of them."""
    return random.choice(bases())


def header_row() -> str:
    """Return the XML of the header."""
    return "<row>" + "".join(f'<c t="str"><v>{name}</v></c>' for name in HEADER) + "</row>"


def of_sheet(rows: str) -> bytes:
    """Return a workbook with these rows below a header."""
    return with_part(bases()[0], SHEET, OPEN + header_row() + rows + CLOSE)


def harmless(random: Random) -> bytes:
    """Add what is none of a plan's business: macros, links, pictures, odd names, other order."""
    found = parts(base(random))
    extra = {
        "xl/vbaProject.bin": random.randbytes(2_000),
        "xl/externalLinks/externalLink1.xml": b"<!DOCTYPE x><x>",
        "xl/media/image1.png": random.randbytes(2_000),
        "/absolute/part.xml": b"<x/>",
        "../../outside.xml": b"<x/>",
        "nested.zip": bases()[0],
        "docProps/custom.xml": b"\xff\xfe not XML",
    }
    added = random.sample(sorted(extra), random.randrange(1, len(extra)))
    names = [*found, *added]
    random.shuffle(names)
    kind = random.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
    return packed({name: (found | extra)[name] for name in names}, kind)


def bits_flipped(random: Random) -> bytes:
    """Flip a few bits of the archive."""
    return flipped(base(random), random)


def cut_off(random: Random) -> bytes:
    """Stop anywhere."""
    content = base(random)
    return content[: random.randrange(4, len(content))]


def joined(random: Random) -> bytes:
    """Put junk behind an archive, or the start of one before another."""
    content = base(random)
    return content + random.choice([random.randbytes(300), content, content[-60:]])


def part_changed(random: Random) -> bytes:
    """Flip bits inside a part, cut it off, or take it away."""
    content = base(random)
    found = parts(content)
    name = random.choice([SHEET, MAIN, STYLES, RELATIONS, *found])
    change = random.randrange(3)
    if change == 0:
        return with_part(content, name, flipped(found[name], random))
    if change == 1:
        return with_part(content, name, found[name][: random.randrange(len(found[name]))])
    return packed({other: part for other, part in found.items() if other != name})


def attributes_changed(random: Random) -> bytes:
    """Put wild values into attributes: types, styles, places, targets, numbers."""
    content = base(random)
    name = random.choice([SHEET, SHEET, MAIN, STYLES, RELATIONS])
    values = ["", "s", "e", "b", "d", "-1", "0", "99999999999", "A1", "ZZZZ9", "../../x", "é", "%"]
    text = re.sub(
        r'="[^"]*"',
        lambda match: f'="{random.choice(values)}"' if random.random() < 0.05 else match[0],
        parts(content)[name].decode(),
    )
    return with_part(content, name, text)


def elements_spliced(random: Random) -> bytes:
    """Put elements where they do not belong."""
    content = base(random)
    name = random.choice([SHEET, SHEET, STRINGS if STRINGS in parts(content) else MAIN])
    pieces = re.split(r"(?<=>)", parts(content)[name].decode())
    for _ in range(random.randrange(1, 6)):
        piece = random.choice(PIECES)
        pieces.insert(random.randrange(len(pieces)), piece)
    return with_part(content, name, "".join(pieces))


def wrong_types(random: Random) -> bytes:
    """Fill cells with what belongs to other columns, or to none."""
    values = [*WRONG, True, False, 1e300, -0.0, 5, 0.12, "#DIV/0!"]
    rows = [[random.choice([cell, random.choice(values)]) for cell in TEAM] for _ in range(3)]
    return plan_workbook(*rows)


def formula_cells(random: Random) -> bytes:
    """Write formulas, with a stored value or without."""
    stored = random.choice(["", "<v/>", "<v>5</v>", "<v>x</v>", "<v>#N/A</v>"])
    kind = random.choice(["", ' t="str"', ' t="e"', ' t="b"', ' t="s"'])
    formula = random.choice(["1+1", "[1]Sheet!A1", 'WEBSERVICE("http://x")', "cmd|' /c x'!A0"])
    cell = f"<c{kind}><f>{formula}</f>{stored}</c>"
    return of_sheet(f'<row><c t="str"><v>A</v></c>{cell * 3}</row>')


def document_types(random: Random) -> bytes:
    """Declare entities that grow, or that reach outside."""
    grows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = random.choice(
        [
            f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{grows}]><x>&a11;</x>',
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
            '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>',
            f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]><x>{"&a;" * 10_000}</x>',
        ]
    )
    return with_part(base(random), random.choice([SHEET, MAIN, STYLES, RELATIONS]), bomb)


def deeply_nested(random: Random) -> bytes:
    """Open elements without end."""
    tag = random.choice(["a", "row", "c", "si", "sheet"])
    depth = random.choice([59, 61, 100_000, 1_000_000])
    name = random.choice([SHEET, MAIN, STYLES])
    return with_part(base(random), name, f"<{tag}>" * depth)


def other_encodings(random: Random) -> bytes:
    """Write XML as other programs do, or as none should."""
    text = OPEN + header_row() + "<row><c><v>1</v></c></row>" + CLOSE
    encoding = random.choice(["utf-16", "utf-8-sig", "latin-1", "utf-32", "utf-7"])
    named = random.choice(["UTF-16", "UTF-8", "shift_jis", "nonsense", "utf-7"])
    declared = f'<?xml version="1.0" encoding="{named}"?>'
    return with_part(base(random), SHEET, (declared + text).encode(encoding))


def names_twice(random: Random) -> bytes:
    """Put a second part under the name of another."""
    twice = io.BytesIO(base(random))
    with warnings.catch_warnings(), zipfile.ZipFile(twice, "a") as archive:
        warnings.simplefilter("ignore")
        name = random.choice([SHEET, MAIN, SHEET.upper(), "/" + MAIN])
        archive.writestr(zipfile.ZipInfo(name), "<x/>")
    return twice.getvalue()


def odd_archives(random: Random) -> bytes:
    """Pack in foreign ways, claim passwords, or hold nothing a workbook needs."""
    content = bytearray(base(random))
    odd = random.randrange(5)
    if odd == 0:
        return packed(parts(bytes(content)), random.choice([zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2]))
    if odd == 1:
        return packed({"[Content_Types].xml": b"", random.choice(["a", "content.xml"]): b""})
    if odd == 2:
        return b"\xd0\xcf\x11\xe0" + random.randbytes(600)
    entry = content.rindex(b"PK\x01\x02")
    place = entry + random.choice([8, 10, 16, 20, 24, 28, 30, 34, 42])  # of flags, sizes, offsets
    content[place : place + 2] = random.randbytes(2) if odd == 3 else b"\xff\xff"
    return bytes(content)


WORKBOOK_FILES: Mapping[Make, int] = {
    harmless: 120,
    bits_flipped: 160,
    cut_off: 100,
    joined: 30,
    part_changed: 170,
    attributes_changed: 120,
    elements_spliced: 110,
    wrong_types: 60,
    formula_cells: 50,
    document_types: 20,
    deeply_nested: 12,
    other_encodings: 20,
    names_twice: 12,
    odd_archives: 36,
}
