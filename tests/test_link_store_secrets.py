"""A thief of the database finds no name, no figure and no key in it, in whatever form."""

import base64
import logging
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

from calculator.errors import InputError
from calculator.saving import scenario_text
from calculator.scenario import scenario_from
from calculator.store.links import LinkStore
from calculator.store.place import FILE, SERVER
from calculator.store.tables import LINKS
from calculator.store.told import Made
from tests.link_stores import DAY, store_at
from tests.postgres import Postgres

PASSWORD = "Wolkenbruch im September"  # noqa: S105 - an example
NAMES = ("Projekt Kahlschlag", "Übersetzung & Lektorat", "Zephyrine Billing")
FIGURES = ("1873457", "9184226")
SCENARIO = scenario_from(
    {
        "schema_version": 1,
        "name": NAMES[0],
        "teams": [
            {"team": name, "headcount": 120, "annual_salary": float(pay), "planned_cuts": 14}
            for name, pay in zip(NAMES[1:], FIGURES, strict=True)
        ],
    }
)
TEXT = scenario_text(SCENARIO).encode()


def used(store: LinkStore) -> list[Made]:
    """Save, open, fail to open and rotate; return every link there was."""
    plain, locked = store.save(TEXT, DAY), store.save(TEXT, DAY, PASSWORD)
    store.open(plain.link)
    store.open(locked.link, PASSWORD)
    with pytest.raises(InputError):
        store.open(locked.link, PASSWORD[:-1])
    return [plain, locked, store.rotate(plain.maker), store.rotate(locked.maker, PASSWORD)]


def secrets_of(links: Iterable[Made]) -> list[bytes]:
    """Return all that may stand nowhere: words, figures, the passphrase, keys and tokens."""
    words = [text.encode() for text in (*NAMES, *FIGURES, PASSWORD)]
    keys = [secret for made in links for secret in (made.link.key, made.maker.token)]
    return [*words, *keys, TEXT[:60]]


def forms(secret: bytes) -> Iterator[bytes]:
    """Yield a secret as bytes, in hex and base64 at each offset, and a text in other encodings."""
    yield secret
    yield from (secret.hex().encode(), secret.hex().upper().encode())
    for offset in range(3):
        coded = base64.b64encode(bytes(offset) + secret).rstrip(b"=")[offset + (offset > 0) : -1]
        yield from (coded, coded.translate(bytes.maketrans(b"+/", b"-_")))
    try:
        text = secret.decode()
    except UnicodeDecodeError:
        return
    yield from (text.encode(code) for code in ("utf-16-le", "utf-16-be"))
    yield text.encode("ascii", "backslashreplace")


def found(folder: Path, secrets: Iterable[bytes]) -> list[bytes]:
    """Return which secrets stand in the files of a folder, in any form, or in their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    everything = b"\0".join(path.read_bytes() + path.name.encode() for path in files)
    return [secret for secret in secrets if any(form in everything for form in forms(secret))]


def test_a_search_finds_what_is_there(tmp_path: Path) -> None:
    """In each form: a search that finds nothing anywhere would prove nothing."""
    for secret in (*secrets_of([]), bytes(range(150, 182))):
        for form in forms(secret):
            (tmp_path / "file").write_bytes(b"before" + form + b"behind")
            assert found(tmp_path, [secret]) == [secret]
        for before in (b"", b"a", b"ab"):
            (tmp_path / "file").write_bytes(base64.b64encode(before + secret + b"behind"))
            assert found(tmp_path, [secret]) == [secret]
    (tmp_path / "file").write_bytes(b"before and behind")
    assert found(tmp_path, secrets_of([])) == []


def test_a_copy_of_the_file_holds_no_secret(sqlite_place: dict[str, str], tmp_path: Path) -> None:
    """Its log included, taken while it is in use."""
    path = Path(sqlite_place[FILE])
    with store_at(sqlite_place) as store:
        store.save(b"", DAY)
        with closing(sqlite3.connect(path)) as reader:  # who reads keeps the log from being emptied
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM links").fetchall()
            links = used(store)
            shutil.copytree(path.parent, tmp_path / "copy")
    sizes = {file.name: file.stat().st_size for file in (tmp_path / "copy").iterdir()}

    assert sizes[f"{path.name}-wal"] > len(TEXT)
    assert found(tmp_path / "copy", (made.link.id for made in links))
    assert found(tmp_path / "copy", secrets_of(links)) == []


def test_the_files_of_the_server_hold_no_secret(
    postgres_server: Postgres, postgres_place: dict[str, str]
) -> None:
    """All of them, its write-ahead log and its own log included."""
    with store_at(postgres_place) as store:
        links = used(store)
    with psycopg.connect(postgres_place[SERVER], autocommit=True) as connection:
        connection.execute("CHECKPOINT")

    assert found(postgres_server.folder, (made.link.id for made in links))
    assert found(postgres_server.folder, secrets_of(links)) == []


def test_what_is_revoked_or_expired_is_deleted_from_the_file(
    sqlite_place: dict[str, str],
) -> None:
    """Even its ciphertext stands nowhere any more."""
    folder = Path(sqlite_place[FILE]).parent
    with store_at(sqlite_place) as store:
        made, rotated = (store.save(TEXT, DAY) for _ in range(2))
        with store._database.transaction() as connection:  # noqa: SLF001 - what a thief would see
            sealed = [row[100:200] for row in connection.execute(select(LINKS.c.sealed)).scalars()]
        assert len(found(folder, sealed)) == 2
        store.revoke(made.maker)
        store.rotate(rotated.maker)
        assert found(folder, sealed) == []


def test_no_log_holds_a_secret(
    links_place: dict[str, str], caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """However much is logged."""
    caplog.set_level(logging.DEBUG)
    with store_at(links_place) as store:
        links = used(store)
    (tmp_path / "log").write_text(f"{caplog.text} {links!r}", encoding="utf-8")

    assert "alembic" in caplog.text
    assert found(tmp_path, secrets_of(links)) == []
    assert not any(repr(secret) in caplog.text for secret in secrets_of(links))
