"""The pages of the menu, by name: where each one's script is, and under which address it opens."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
SCRIPTS: Final[Mapping[str, str]] = {
    path.stem: path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("pages/*/*.py"))
}
FIRST: Final = "answer"


def address(page: str) -> str:
    """Return the path of a page's address; the first page has none."""
    return "" if page == FIRST else page
