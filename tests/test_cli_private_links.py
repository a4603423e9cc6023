"""`link --private`, `open` and `purge`: a plan in the store, and both of its addresses."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from calculator.cli import main
from calculator.errors import InputError
from calculator.examples import example
from calculator.links.opening import Opened
from calculator.links.private import open_private
from calculator.scenario import scenario_from
from calculator.store.address import MakersLink, PrivateLink, read_address
from calculator.store.links import link_store
from calculator.store.place import FILE, SERVER

BASE = "https://plans.example.org"
SOURCE = "example:klarna"
PASSWORD = "correct horse battery"  # noqa: S105 - an example


@pytest.fixture(autouse=True)
def in_a_file(
    sqlite_place: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep links in a file of this test's own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv(SERVER, raising=False)
    monkeypatch.setenv(FILE, sqlite_place[FILE])


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return exit code, output and errors of a call."""
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def opened(address: str, passphrase: str | None = None) -> Opened:
    """Open what an address leads to."""
    link = read_address(address)
    assert isinstance(link, PrivateLink)
    return open_private(link_store(), link, passphrase)


def test_both_addresses_are_on_the_last_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """The first opens the plan with the figures of then, the second looks after it."""
    code, out, err = run(capsys, "link", SOURCE, "--private", "--expires", "7d", "--base", BASE)
    link, revoke = out.splitlines()

    assert code == 0
    assert "Money: annual salary of each team" in err
    assert "It expires on" in err
    assert "cannot be revoked" not in err
    found = opened(link)
    assert found.scenario == scenario_from(example("klarna").scenario)
    assert found.then is not None
    maker = read_address(revoke)
    assert isinstance(maker, MakersLink)
    assert link_store().look(maker).views == 1


def test_a_passphrase_is_read_from_a_pipe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands on no command line, and on no output."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    code, out, err = run(capsys, "link", SOURCE, "--private", "--passphrase", "--json")
    said = json.loads(out)

    assert code == 0
    assert PASSWORD not in out + err
    assert set(said) == {"link", "revoke_link", "expires", "contains"}
    with pytest.raises(InputError, match="asks for a passphrase"):
        opened(said["link"])
    assert opened(said["link"], PASSWORD).scenario == scenario_from(example("klarna").scenario)


def test_what_is_left_out_is_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """As in a link that holds the plan."""
    _, out, err = run(capsys, "link", SOURCE, "--private", "--redact", "names,figures")
    found = opened(out.splitlines()[0])

    assert "Names:" not in err
    assert found.left_out == {"names", "figures"}
    assert found.then is None
    assert found.scenario.teams[0].team == "Team 1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--private", "--expires", "2y"], "an hour to a year"),
        (["--private", "--expires", "30m"], "not a number of hours"),
        (["--expires", "7d"], "Add --private"),
        (["--passphrase"], "Add --private"),
    ],
)
def test_what_cannot_be_kept_is_told(
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
    sqlite_place: dict[str, str],
) -> None:
    """And nothing is made."""
    code, out, err = run(capsys, "link", SOURCE, *arguments)

    assert (code, out) == (2, "")
    assert said in err
    assert not Path(sqlite_place[FILE]).exists()


def test_a_store_that_is_not_there_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, and without the password."""
    monkeypatch.setenv(SERVER, "postgresql://user:hunter2@127.0.0.1:1/plans")
    code, out, err = run(capsys, "link", SOURCE, "--private")

    assert (code, out) == (1, "")
    assert "cannot be reached: no link was made" in err
    assert "hunter2" not in err
    assert "Traceback" not in err


def private(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[str, str]:
    """Make a private link on the command line; return it, and its maker's."""
    out = run(capsys, "link", SOURCE, "--private", "--base", BASE, *more)[1]
    link, revoke = out.splitlines()
    return link, revoke


def views(revoke: str) -> int:
    """Return how often a link was opened."""
    maker = read_address(revoke)
    assert isinstance(maker, MakersLink)
    return link_store().look(maker).views


def test_a_private_link_opens_and_counts_a_view(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As one that holds its plan does; nothing is counted for a file that cannot be written."""
    link, revoke = private(capsys)
    target = tmp_path / "plan.json"
    code, out, _ = run(capsys, "open", link, "-o", str(target))

    assert code == 0
    assert "Nothing has changed since the link was made" in out
    kept = json.loads(target.read_text())
    assert kept.pop("saved_on")
    assert scenario_from(kept) == scenario_from(example("klarna").scenario)
    assert run(capsys, "open", link, "-o", str(target))[0] == 2
    assert views(revoke) == 1
    assert run(capsys, "open", link.removeprefix(f"{BASE}/"), "--json")[0] == 0
    assert views(revoke) == 2


def test_a_private_link_is_taken_where_a_plan_is(capsys: pytest.CaptureFixture[str]) -> None:
    """With the figures of the plan it was made of."""
    link, _ = private(capsys)
    few = ("--draws", "64", "--json")
    expected = run(capsys, "evaluate", SOURCE, *few)
    for given in (link, link.removeprefix(f"{BASE}/")):
        assert run(capsys, "evaluate", given, *few) == expected


def test_a_passphrase_is_asked_for_where_there_is_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a pipe its first line; a wrong one, and none, are refused as in the app."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    link, revoke = private(capsys, "--passphrase")
    for typed, code, said in (
        ("", 2, "asks for a passphrase"),
        ("wrong words", 2, "the passphrase is wrong. 4 more can be tried"),
        (f"{PASSWORD}\r\n", 0, ""),
    ):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        found, out, err = run(capsys, "open", link)
        assert found == code
        assert said in err
        assert bool(out) == (code == 0)
    assert views(revoke) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (lambda link, _: link[:-1], "not complete"),
        (lambda link, _: link.partition("#")[0], "not complete"),
        (lambda link, _: f"{link[:-43]}{'A' * 43}", "opens nothing here"),
        (lambda link, _: f"{BASE}/?p={'A' * 22}#{link[-43:]}", "opens nothing here"),
        (lambda _, revoke: revoke, "opens no plan"),
    ],
)
def test_a_private_link_that_opens_nothing_is_told_so(
    capsys: pytest.CaptureFixture[str], changed: Callable[[str, str], str], said: str
) -> None:
    """In the app's words, without a key; and nothing is counted."""
    link, revoke = private(capsys)
    code, out, err = run(capsys, "open", changed(link, revoke))

    assert (code, out) == (2, "")
    assert said in err
    assert link[-43:] not in err
    assert views(revoke) == 0


def test_a_revoked_link_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """To whoever has all of it."""
    link, revoke = private(capsys)
    maker = read_address(revoke)
    assert isinstance(maker, MakersLink)
    link_store().revoke(maker)
    code, _, err = run(capsys, "open", link)

    assert code == 2
    assert "revoked by its maker" in err


def test_purge_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    """Of nothing it makes nothing."""
    assert run(capsys, "purge") == (0, "Deleted the plans of 0 expired links.\n", "")
