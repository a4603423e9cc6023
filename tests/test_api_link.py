"""`POST /link`: the command line's link, and what it refuses."""

import json

import pytest

from calculator.cli import main
from calculator.links.opening import open_link
from calculator.scenario import scenario_from
from tests.api_client import client, posted
from tests.running import one_team

LINK = "/link"
NAME = "midmarket"


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


def test_the_body_is_read_as_elsewhere() -> None:
    """All that is wrong with a scenario, with its place."""
    found = posted(b"{}", path=LINK)
    assert found.status_code == 422
    assert found.json()["problems"][0]["path"] == "teams"
