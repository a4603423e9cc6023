"""The API: the command line's figures byte for byte, and errors that list all that is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculator.api.evaluating import MOST_DRAWN, MOST_DRAWS
from calculator.api.workers import Workers
from calculator.cli import main
from calculator.examples import examples
from calculator.reading.scenario_file import MAX_BYTES, MAX_DEPTH
from tests.api_client import EVALUATE, JSON, client, posted
from tests.running import one_team

OLD = "2026-11-65a5221f"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command prints."""
    assert main(arguments) == 0
    return capsys.readouterr().out


def problem(response: Any, status: int) -> dict[str, Any]:
    """Return the problem details of a response, their form checked."""
    found: dict[str, Any] = response.json()
    assert response.status_code == found["status"] == status, found
    assert response.headers["content-type"] == "application/problem+json"
    assert found["type"] == "about:blank"
    assert found["title"]
    assert found["detail"]
    return found


@pytest.mark.parametrize("name", list(examples()))
def test_an_example_has_the_bytes_of_the_command_line(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the API gives for an example's scenario is what `evaluate --json` prints."""
    body = client().get(f"examples/{name}").content

    assert posted(body).text == printed(
        capsys, "evaluate", f"example:{name}", "--json", "--draws", "64"
    )


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("&seed=7", ("--seed", "7")),
        ("&policy=attrition", ("--policy", "attrition")),
        (f"&assumption_set={OLD}", ("--assumption-set", OLD)),
    ],
)
def test_a_parameter_is_the_option_of_its_name(
    query: str, options: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Query parameters do what the options of the command do."""
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(one_team()), encoding="utf-8")
    told = posted(one_team(), path=EVALUATE + query).text

    assert told == printed(capsys, "evaluate", str(path), "--json", "--draws", "64", *options)
    assert told != posted(one_team()).text


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("assumptions", ("assumptions", "--json")),
        (f"assumptions?assumption_set={OLD}", ("assumptions", "--json", "--assumption-set", OLD)),
        ("schema", ("schema",)),
        ("examples", ("examples", "--json")),
    ],
)  # fmt: skip
def test_a_list_has_the_bytes_of_the_command_line(
    path: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Assumptions, schema and examples are those that the commands print."""
    response = client().get(path)

    assert response.status_code == 200
    assert response.text == printed(capsys, *command)


def test_every_problem_is_listed_at_once() -> None:
    """What is wrong with the parameters and with the body, each with its fix and its place."""
    body = one_team(headcount=-1, planned_cuts="many")
    found = problem(posted(body, path="/evaluate?draws=65&policy=none"), 422)

    rules = [row["rule"] for row in found["problems"]]
    paths = [row.get("path") for row in found["problems"]]
    assert rules[0] == "there is no policy 'none'"
    assert rules[1].startswith("65 draws is not a power of two")
    assert paths[2:] == ["teams[Engineering].headcount", "teams[Engineering].planned_cuts"]
    assert found["problems"][0]["fix"].startswith("Choose one of keep, planned")


NESTED = b'{"teams":' + b"[" * (MAX_DEPTH + 2) + b"]" * (MAX_DEPTH + 2) + b"}"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "the file is empty"),
        (b"{", "not valid JSON"),
        (b"[]", "holds no scenario"),
        (b"\xff\xfe\xfa", "UTF-8"),
        (b'{"seed": 1, "seed": 2}', "'seed' stands 2 times"),
        (b'{"seed": NaN}', "NaN is not a finite number"),
        (b'{"seed": 1' + b"0" * 5000 + b"}", "thousands of digits"),
        (NESTED, "nested deeper"),
        (b"[" * 100_000, "nested deeper"),
        (rb'{"name": "\ud800"}', "half a character"),
        (b"team,headcount,annual_salary,planned_cuts\nA,1,1,1\n", "headcount plan"),
    ],
)
def test_a_body_is_read_as_a_scenario_file_is(body: bytes, said: str) -> None:
    """Damaged, ambiguous and hostile JSON is refused in the words for files."""
    found = problem(posted(body), 422)

    assert said in json.dumps(found["problems"], ensure_ascii=False).replace('\\"', "'")
    assert "body.json" not in json.dumps(found)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("draws=many", "draws"),
        ("seed=1.5", "seed"),
        (f"seed={'9' * 5000}", "seed"),
        ("seed=-1", "seed"),
        (f"seed={2**63}", "seed"),
        (f"draws={2 * MOST_DRAWS}", "draws"),
    ],
)
def test_a_parameter_out_of_bounds_is_named(query: str, path: str) -> None:
    """Numbers that are none, or more than the server takes."""
    found = problem(posted(one_team(), path=f"/evaluate?{query}"), 422)

    assert [row["path"] for row in found["problems"]] == [path]


def test_a_plan_too_large_for_its_draws_is_refused_before_any_work() -> None:
    """Memory goes with teams times draws."""
    team = one_team()["teams"][0]
    many = [{**team, "team": f"T{n}"} for n in range(MOST_DRAWN // MOST_DRAWS + 1)]
    found = problem(posted({"teams": many}, path=f"/evaluate?draws={MOST_DRAWS}"), 422)

    assert "too much at once" in found["problems"][0]["rule"]


def test_an_unknown_assumption_set_lists_those_there_are() -> None:
    """Nor does its name lead to another file."""
    for path in ("/evaluate?assumption_set=../x", "/assumptions?assumption_set=../x"):
        response = (
            posted(one_team(), path=path) if "eval" in path else client().get(path.lstrip("/"))
        )
        found = problem(response, 422)
        assert found["problems"][0]["fix"].startswith("Choose one of 2026-11")


def test_what_is_not_there_and_what_may_not_be_done() -> None:
    """404 and 405 are problems too, and no slash is led elsewhere."""
    problem(client().get("nothing"), 404)
    assert problem(client().get("examples/none"), 404)["problems"][0]["fix"]
    problem(client().get("healthz/"), 404)
    problem(client().get("docs"), 404)
    refused = client().get("evaluate")
    problem(refused, 405)
    assert refused.headers["allow"] == "POST"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {**JSON, "Content-Encoding": "gzip"},
    ],
)
def test_only_plain_json_is_taken(headers: dict[str, str]) -> None:
    """So no page elsewhere can have a browser send work here without being asked first."""
    problem(client().post("evaluate", content=b"{}", headers=headers), 415)


def test_a_large_body_is_refused_whether_or_not_it_says_its_length() -> None:
    """By what it declares, and by what has come."""
    problem(posted(b" " * (MAX_BYTES + 1)), 413)

    def chunks() -> Iterator[bytes]:
        for _ in range(MAX_BYTES // 100_000 + 1):
            yield b" " * 100_000

    streamed = client().post("evaluate", content=chunks(), headers=JSON)
    assert "content-length" not in streamed.request.headers
    problem(streamed, 413)


def test_a_busy_server_says_when_to_come_back() -> None:
    """503, before any work."""
    refused = posted(one_team(), Workers(at_once=0))

    problem(refused, 503)
    assert int(refused.headers["retry-after"]) > 0


def test_work_that_takes_too_long_is_given_up() -> None:
    """504, with what to do about it."""
    found = problem(posted(one_team(), Workers(seconds=0)), 504)

    assert "fewer draws" in found["detail"]


def test_health_says_with_what_the_server_answers() -> None:
    """The versions of model and assumptions."""
    assert client().get("healthz").json()["status"] == "ok"
