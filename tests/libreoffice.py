"""LibreOffice without a screen: it recalculates workbooks, many in one go."""

import csv
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Table: TypeAlias = list[list[str]]

# Recalculate whatever is opened, also what says that it was saved by Excel.
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
# Commas, quotes, UTF-8, from row 1, numbers in full rather than as shown, every sheet in its file.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
LONGEST = 400  # seconds


def program() -> str | None:
    """Return where LibreOffice is, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, Table]]:
    """Return every sheet of every workbook as LibreOffice works it out, by name and title."""
    profile, read, written = folder / "profile", folder / "read", folder / "written"
    for place in (profile / "user", read, written):
        place.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    files = []
    for name, book in books.items():
        files.append(read / f"{name}.xlsx")
        files[-1].write_bytes(book)
    _convert(profile, files, written)
    return {name: dict(_sheets(written, name)) for name in books}


def _convert(profile: Path, files: Sequence[Path], written: Path) -> None:
    found = program()
    assert found, "LibreOffice is not here"
    command = [
        found,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        CSV,
        "--outdir",
        str(written),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)


def _sheets(written: Path, name: str) -> Iterator[tuple[str, Table]]:
    for file in sorted(written.glob(f"{name}-*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            yield file.stem.removeprefix(f"{name}-"), list(csv.reader(lines))
