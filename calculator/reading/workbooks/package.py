"""The zip archive that a workbook is, checked before anything in it is unpacked.

Only parts asked for by name are unpacked, piece by piece, and none beyond the size it declares.
What a workbook links to, embeds or would run is never opened.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from calculator.errors import InputError
from calculator.reading.deadline import Deadline
from calculator.reading.numbers import shortened
from calculator.reading.table import refusal

MAX_PARTS = 2_000
MAX_UNPACKED_PER_BYTE = 200
_MAY_SHRINK_ANY_MUCH = 1_000_000
_CHUNK = 65_536
_ENTRY = b"PK\x01\x02"
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_SAVE_AGAIN = "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)"
_LEAVE_OUT = "Copy the sheet that holds the table, as values, into a new workbook"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Package:
    """The parts of a workbook by name; names differ in more than case."""

    def __init__(self, content: bytes, file: str, max_unpacked: int, deadline: Deadline) -> None:
        """Read the list of parts alone; `InputError` if it is damaged, or promises too much."""
        self._file = file
        self._deadline = deadline
        if content.count(_ENTRY) > MAX_PARTS:
            raise refusal(f"the archive has more than {MAX_PARTS:,} parts", _LEAVE_OUT, file)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE:
            raise self.damaged("its list of parts cannot be read") from None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for info in self._archive.infolist():
            if _key(info.filename) in self._parts:
                raise self.damaged(f"the part {shortened(info.filename)} stands twice")
            self._parts[_key(info.filename)] = info
        self._check_sizes(max_unpacked)

    def __contains__(self, part: str) -> bool:
        """Tell whether there is a part of this name."""
        return _key(part) in self._parts

    def chunks(self, part: str) -> Iterator[bytes]:
        """Unpack a part piece by piece, against the deadline."""
        info = self._parts.get(_key(part))
        if info is None:
            raise self.damaged(f"the part {shortened(part)} is missing")
        if info.flag_bits & _ENCRYPTED:
            raise refusal("the archive asks for a password", "Save it without one", self._file)
        if info.compress_type not in _READABLE:
            raise self.damaged(f"the part {shortened(part)} is packed in a foreign way")
        try:
            with self._archive.open(info) as opened:
                while chunk := opened.read(_CHUNK):
                    self._deadline.check()
                    yield chunk
        except _DAMAGE:
            raise self.damaged(f"the part {shortened(part)} cannot be unpacked") from None

    def damaged(self, rule: str) -> InputError:
        """Return the error for a workbook that breaks its own format."""
        return refusal(f"the workbook is damaged: {rule}", _SAVE_AGAIN, self._file)

    def too_large(self, given: str) -> InputError:
        """Return the error for a workbook that holds more than a limit."""
        return refusal(f"the workbook holds {given}", _LEAVE_OUT, self._file)

    def _check_sizes(self, max_unpacked: int) -> None:
        total = sum(info.file_size for info in self._parts.values())
        if total > max_unpacked:
            given = f"the workbook unpacks to {total / 1e6:,.0f} MB; the limit is"
            raise refusal(f"{given} {max_unpacked / 1e6:,.0f} MB", _LEAVE_OUT, self._file)
        for info in self._parts.values():
            room = max(info.compress_size * MAX_UNPACKED_PER_BYTE, _MAY_SHRINK_ANY_MUCH)
            if info.file_size > room:
                given = f"the part {shortened(info.filename)} unpacks to more than"
                rule = f"{given} {MAX_UNPACKED_PER_BYTE} times its size"
                raise refusal(rule, _LEAVE_OUT, self._file)


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()
