"""`POST /link`: the command line's links, and what it refuses."""

import datetime as dt
import json
from pathlib import Path

import pytest

from calculator.cli import main
from calculator.errors import InputError
from calculator.links.opening import open_link
from calculator.links.private import open_private
from calculator.scenario import scenario_from
from calculator.store.address import MakersLink, PrivateLink, read_address
from calculator.store.links import link_store
from calculator.store.place import FILE, SERVER
from tests.api_client import client, posted
from tests.running import one_team

LINK = "/link"
NAME = "midmarket"
BASE = "https://plans.example.org"


def test_the_api_and_the_command_line_make_the_same_link(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Byte for byte, what is left out and the address included."""
    body = client().get(f"examples/{NAME}").content
    given = ("--redact", "names,money", "--base", "https://plans.example.org")
    assert main(("link", f"example:{NAME}", "--json", *given)) == 0
    query = "redact=names,money&base=https://plans.example.org"
    assert posted(body, path=f"{LINK}?{query}").text == capsys.readouterr().out


def test_a_link_that_was_made_opens_the_scenario() -> None:
    """Nothing was stored: the plan is in the text."""
    found = posted(json.dumps(one_team()).encode(), path=LINK).json()
    assert open_link(found["link"]).scenario == scenario_from(one_team())
    assert found["characters"] == len(found["link"])
    assert any(words.startswith("Names") for words in found["contains"])


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("redact=all", "redact all is nothing that can be left out"),
        ("base=javascript:alert(1)", "the base is not the address of an app"),
        ("private=true&base=javascript:alert(1)", "the base is not the address of an app"),
        ("private=true&redact=all", "redact all is nothing that can be left out"),
        ("private=true&expires=2y", "from an hour to a year"),
        ("private=true&expires=soon", "not a number of hours, days, weeks or years"),
        ("expires=7d", "a link that holds the plan does not expire"),
    ],
)
def test_what_cannot_be_asked_of_a_link_is_refused_in_words(query: str, said: str) -> None:
    """As problem details."""
    found = posted(json.dumps(one_team()).encode(), path=f"{LINK}?{query}")
    assert found.status_code == 422
    assert said in found.json()["problems"][0]["rule"]


def test_a_plan_too_large_for_a_link_is_told_so() -> None:
    """And where it can go instead."""
    teams = [
        {**one_team()["teams"][0], "team": f"A team with a long name, number {i}"}
        for i in range(400)
    ]
    found = posted(json.dumps({"teams": teams}).encode(), path=LINK)
    assert found.status_code == 422
    (problem,) = found.json()["problems"]
    assert "too large for a link" in problem["rule"]
    assert "private link" in problem["fix"]


@pytest.mark.parametrize("query", ["", "?private=true"])
def test_the_body_is_read_as_elsewhere(query: str) -> None:
    """All that is wrong with a scenario, with its place."""
    found = posted(b"{}", path=f"{LINK}{query}")
    assert found.status_code == 422
    assert found.json()["problems"][0]["path"] == "teams"


def test_a_private_link_opens_until_its_maker_revokes_it(
    links_place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `link --private --json`: what opens it, what revokes it, when it ends, what it opens."""
    for name, value in links_place.items():
        monkeypatch.setenv(name, value)
    query = f"private=true&expires=7d&redact=names&base={BASE}"
    found = posted(json.dumps(one_team()).encode(), path=f"{LINK}?{query}").json()
    link, maker = read_address(found["link"]), read_address(found["revoke_link"])

    assert set(found) == {"link", "revoke_link", "expires", "contains"}
    assert found["link"].startswith(f"{BASE}/?p=")
    assert not any(words.startswith("Names") for words in found["contains"])
    left = dt.datetime.fromisoformat(found["expires"]) - dt.datetime.now(dt.UTC)
    assert dt.timedelta(days=6) < left <= dt.timedelta(days=7)
    assert isinstance(link, PrivateLink)
    assert isinstance(maker, MakersLink)
    opened = open_private(link_store(), link)
    assert opened.scenario == scenario_from(one_team(team="Team 1"))
    assert opened.then is not None
    link_store().revoke(maker)
    with pytest.raises(InputError, match="revoked"):
        open_private(link_store(), link)


def test_a_plan_too_large_for_an_address_may_be_kept(
    sqlite_place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as the store takes it."""
    monkeypatch.setenv(FILE, sqlite_place[FILE])
    teams = [{**one_team()["teams"][0], "team": f"Team {i}"} for i in range(400)]
    found = posted({"teams": teams}, path=f"{LINK}?private=true&redact=figures")
    assert found.status_code == 200


def test_nothing_is_kept_of_what_is_refused(
    sqlite_place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor of a link that holds its plan."""
    monkeypatch.setenv(FILE, sqlite_place[FILE])
    for query, status in (("", 200), ("?private=true&expires=2y", 422), ("?private=maybe", 422)):
        assert posted(one_team(), path=f"{LINK}{query}").status_code == status
    assert not Path(sqlite_place[FILE]).exists()


def test_a_store_that_is_away_is_told_without_a_word_of_where_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A problem that passes, in words."""
    monkeypatch.setenv(SERVER, "postgresql://user:hunter2@127.0.0.1:1/plans")
    found = posted(one_team(), path=f"{LINK}?private=true&redact=figures")
    assert found.status_code == 503
    assert "cannot be reached: no link was made" in found.json()["detail"]
    assert "hunter2" not in found.text
