"""A copy of the assumptions, to break and to change."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.errors import LibraryError
from calculator.library import ASSUMPTIONS, Library, load

Mend = Callable[[Any], None]

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is there, for speed
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class Folder:
    """A copy of the assumptions to break."""

    def __init__(self, path: Path, *, copied: bool = False) -> None:
        """Copy the real files, unless they are there."""
        self.path = path
        for file in () if copied else ASSUMPTIONS.glob("*.yaml"):
            shutil.copy(file, path)

    def change(self, file: str, mend: Mend) -> None:
        """Rewrite one file after `mend` has changed its data in place."""
        path = self.path / file
        data = yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506 - a safe one
        mend(data)
        path.write_text(yaml.dump(data, Dumper=DUMPER, sort_keys=False), encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        """Add lines to the end of one file."""
        with (self.path / file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    def load(self) -> Library:
        """Read the copy."""
        return load(self.path)

    def refusal(self) -> list[str]:
        """Return the lines with which the copy is refused."""
        with pytest.raises(LibraryError) as error:
            self.load()
        return str(error.value).splitlines()
