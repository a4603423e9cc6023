"""Where links are kept: for their owner's eyes only, and nowhere before the first is made."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from calculator.errors import InputError, StoreError
from calculator.store.address import PrivateLink
from calculator.store.links import link_store
from calculator.store.place import FILE, SERVER, FilePlace, ServerPlace, place
from tests.link_stores import DAY, store_at

SECRET = "hunter2"  # noqa: S105 - an example


def test_the_environment_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A server first, then a file, then the user's folder for data; a relative one counts not."""
    monkeypatch.setenv("HOME", str(tmp_path))
    ours = "headcount-horizon/links.sqlite3"

    assert place({}) == FilePlace(tmp_path / ".local/share" / ours)
    assert place({"XDG_DATA_HOME": "share"}) == place({})
    assert place({"XDG_DATA_HOME": "/srv/data"}) == FilePlace(Path("/srv/data") / ours)
    assert place({FILE: "~/mine.db", "XDG_DATA_HOME": "/srv"}) == FilePlace(tmp_path / "mine.db")
    assert isinstance(place({SERVER: "postgres://host/plans", FILE: "x"}), ServerPlace)


@pytest.mark.parametrize(
    "address", [f"mysql://user:{SECRET}@host/x", f"sqlite:///{SECRET}", SECRET, f"://{SECRET}"]
)
def test_an_address_that_cannot_be_used_is_not_repeated(address: str) -> None:
    """It may hold a password."""
    with pytest.raises(InputError, match=SERVER) as refused:
        place({SERVER: address})
    assert SECRET not in str(refused.value)


def test_a_printed_place_shows_no_password(caplog: pytest.LogCaptureFixture) -> None:
    """Nor does an error of a server that is not there."""
    named = {SERVER: f"postgresql://user:{SECRET}@127.0.0.1:1/plans"}

    assert SECRET not in repr(place(named))
    with pytest.raises(StoreError, match="cannot be reached: no link was made") as refused:
        link_store(named).save(b"", DAY)
    assert SECRET not in str(refused.value)
    assert refused.value.__suppress_context__
    (logged,) = caplog.records
    assert isinstance(logged.args, dict)
    assert set(logged.args) == {"fault", "code"}
    assert SECRET not in f"{logged.getMessage()} {logged.args}"


def test_without_a_home_a_file_has_to_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container whose user is a number."""

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(InputError, match=FILE):
        place({})
    assert place({FILE: "/srv/links"}) == FilePlace(Path("/srv/links"))


def test_nothing_is_there_before_the_first_link(sqlite_place: dict[str, str]) -> None:
    """To look for a link makes no file and no folder; to make one does."""
    path = Path(sqlite_place[FILE])
    with store_at(sqlite_place) as store:
        for call in (store.peek, store.open):
            with pytest.raises(InputError, match="opens nothing here"):
                call(PrivateLink(bytes(16), bytes(32)))
        assert store.purge() == 0
        assert not path.parent.exists()
        store.save(b"", DAY)
    assert path.exists()


def test_only_its_owner_may_read_it(sqlite_place: dict[str, str]) -> None:
    """The folder, the file, and what SQLite puts beside it; whatever the umask."""
    path = Path(sqlite_place[FILE])
    before = os.umask(0)
    try:
        with store_at(sqlite_place) as store:
            store.save(b"", DAY)
            with closing(sqlite3.connect(path)) as other:
                other.execute("SELECT count(*) FROM links").fetchall()
                store.save(b"", DAY)
                modes = {
                    file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()
                }
    finally:
        os.umask(before)

    assert set(modes) == {path.name, f"{path.name}-wal", f"{path.name}-shm"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_is_durable(sqlite_place: dict[str, str]) -> None:
    """WAL, and the disk is waited for at each commit."""
    with store_at(sqlite_place) as store:
        store.save(b"", DAY)
        with store._database.transaction() as connection:  # noqa: SLF001 - settings of a connection
            said = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "secure_delete", "busy_timeout")
            }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "busy_timeout": 10_000,
    }


def test_a_file_may_be_deleted_while_the_app_runs(sqlite_place: dict[str, str]) -> None:
    """Every link is then gone, and the next one is kept in a new file."""
    path = Path(sqlite_place[FILE])
    with store_at(sqlite_place) as store:
        old = store.save(b"old", DAY)
        for file in path.parent.iterdir():
            file.unlink()
        with pytest.raises(InputError, match="opens nothing here"):
            store.open(old.link)
        assert not path.exists()
        new = store.save(b"new", DAY)
    with store_at(sqlite_place) as store:
        assert store.open(new.link) == b"new"


@pytest.mark.parametrize("found", [b"this is no database, but long enough to be one " * 40, None])
def test_a_place_that_cannot_be_used_is_told_in_words(
    sqlite_place: dict[str, str], found: bytes | None
) -> None:
    """A file that is something else, and a folder where the file should be."""
    path = Path(sqlite_place[FILE])
    path.parent.mkdir()
    path.mkdir() if found is None else path.write_bytes(found)
    with store_at(sqlite_place) as store:
        with pytest.raises(StoreError, match="no link was made"):
            store.save(b"", DAY)
        with pytest.raises(StoreError, match="nothing was opened"):
            store.open(PrivateLink(bytes(16), bytes(32)))
    if found is not None:
        assert path.read_bytes() == found
