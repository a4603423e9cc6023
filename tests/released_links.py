"""Rows of private links as each released schema kept them: they must open for ever.

`python -m tests.released_links` keeps those of today's schema, unless it did already. Files of a
schema that was released are never written anew.
"""

import base64
import json
from pathlib import Path
from typing import Any

from calculator.sealing.passphrase import Cost
from calculator.store.address import MakersLink, PrivateLink
from calculator.store.contents import row_of
from calculator.store.upgrading import newest

FOLDER = Path(__file__).parent / "private_links"
PASSPHRASES = (None, "correct horse battery")
CONTENT = "Support → 12 posts".encode()


def released() -> dict[str, list[dict[str, Any]]]:
    """Return the links of every released schema, by its revision."""
    files = sorted(FOLDER.glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


def bytes_of(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as the table has it: what starts with `base64:` are bytes."""
    return {
        name: base64.b64decode(value.removeprefix("base64:"))
        if isinstance(value, str) and value.startswith("base64:")
        else value
        for name, value in row.items()
    }


def _text(value: Any) -> Any:
    return f"base64:{base64.b64encode(value).decode()}" if isinstance(value, bytes) else value


def _kept(passphrase: str | None, number: int) -> dict[str, Any]:
    maker = MakersLink(PrivateLink(bytes([number] * 16), bytes(range(32))), bytes(range(32, 64)))
    row = row_of(CONTENT, maker, passphrase, Cost())
    row |= {"expires": 4_000_000_000, "revoked": False, "views": 3, "tries": 0, "last_try": 0}
    return {
        "address": maker.link.address(),
        "makers_address": maker.address(),
        "passphrase": passphrase,
        "row": {name: _text(value) for name, value in row.items()},
    }


def main() -> None:
    """Keep the links of today's schema."""
    path = FOLDER / f"{newest()}.json"
    if not path.exists():
        FOLDER.mkdir(exist_ok=True)
        kept = [_kept(passphrase, i) for i, passphrase in enumerate(PASSPHRASES)]
        path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
