"""What holds for every answer of the real server: its headers, and logs that keep quiet."""

import json
import logging
import socket
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

from calculator.api.application import PREFIX
from calculator.serving.content_policy import content_policy
from calculator.serving.log_lines import Line
from calculator.serving.measures import Measures
from calculator.serving.request_log import RequestLog, told
from calculator.serving.safe_headers import HEADERS, SafeHeaders
from tests.running import one_team
from tests.server import serving

SECRET = "Zanzibar"  # noqa: S105 - a word to be searched for
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@dataclass(frozen=True)
class Served:
    """A server, and the file that it writes everything to."""

    url: str
    log: Path

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[int, Mapping[str, str], str]:
        """Return status, headers and text of an answer."""
        connection = HTTPConnection(urlparse(self.url).netloc, timeout=60)
        try:
            connection.request(method, path, body or None, headers or {})
            response = connection.getresponse()
            upgraded = response.status == 101
            text = "" if upgraded else response.read().decode(errors="replace")
            return response.status, dict(response.getheaders()), text
        finally:
            connection.close()

    def lines(self) -> list[dict[str, Any]]:
        """Return what was logged so far."""
        lines = self.log.read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve by the command."""
    log = tmp_path_factory.mktemp("served") / "log.txt"
    with serving((sys.executable, "-m", "calculator", "serve"), log) as url:
        yield Served(url, log)


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve with a model that fails."""
    log = tmp_path_factory.mktemp("failing") / "log.txt"
    with serving((sys.executable, "-m", "tests.failing_app"), log) as url:
        yield Served(url, log)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, 200),
        ("GET", "/plan?s=1", {}, 200),
        ("GET", "/plan/", {}, 301),
        ("GET", "/favicon.png", {}, 200),
        ("GET", "/robots.txt", {}, 200),
        ("POST", "/", {}, 405),
        ("GET", "/media/none.png", {}, 404),
        ("GET", "//elsewhere", {}, 400),
        ("GET", "/_stcore/health", {}, 200),
        ("GET", "/_stcore/host-config", {}, 200),
        ("GET", f"{PREFIX}/healthz", {}, 200),
        ("GET", f"{PREFIX}/none", {}, 404),
        ("GET", f"{PREFIX}/evaluate", {}, 405),
        ("POST", f"{PREFIX}/evaluate", {}, 415),
        ("POST", f"{PREFIX}/evaluate", {"Content-Type": "application/json"}, 422),
        ("GET", "/_stcore/stream", HANDSHAKE, 101),
        ("GET", "/_stcore/stream", {**HANDSHAKE, "Origin": "http://elsewhere.example"}, 403),
        ("GET", "/none", HANDSHAKE, 403),
        ("GET", "/_stcore/stream", {**HANDSHAKE, "Sec-WebSocket-Version": "12"}, 400),
        ("GET", "/_stcore/stream", {**HANDSHAKE, "Sec-WebSocket-Key": "none"}, 400),
    ],
)
def test_every_answer_has_the_headers(
    served: Served, method: str, path: str, headers: Mapping[str, str], status: int
) -> None:
    """Pages, files, errors, the API, and a WebSocket that is taken or refused."""
    answered, found, _ = served.ask(method, path, headers=headers)
    found = {name.lower(): value for name, value in found.items()}

    assert answered == status
    assert {name: found.get(name.lower()) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in found["content-security-policy"]
    assert "frame-ancestors 'none'" in found["content-security-policy"]


@pytest.mark.parametrize(
    "sent", [b"nonsense\r\n\r\n", b"GET /\x00 HTTP/1.1\r\n\r\n", b"\xff\r\n\r\n"]
)
def test_what_is_no_http_has_them_too(served: Served, sent: bytes) -> None:
    """The server answers it alone, once, and hangs up."""
    place = urlparse(served.url)
    with socket.create_connection((str(place.hostname), int(place.port or 0)), 60) as connection:
        connection.sendall(sent)
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    head, _, said = answer.decode("ascii").partition("\r\n\r\n")
    status, *lines = head.split("\r\n")
    found = dict(line.split(": ", 1) for line in lines)

    assert status == "HTTP/1.1 400 Bad Request"
    assert {name: found.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in found["Content-Security-Policy"]
    assert said == "Invalid HTTP request received."


def test_a_file_of_the_front_end_has_them_too(served: Served) -> None:
    """Its own caching is taken from it."""
    _, _, page = served.ask("GET", "/")
    file = page.partition('type="module" crossorigin src=".')[2].partition('"')[0]
    status, headers, _ = served.ask("GET", file)

    assert status == 200
    assert file.endswith(".js")
    assert headers["cache-control"] == "no-store"


def test_search_engines_are_asked_to_stay_out(served: Served) -> None:
    """From all of it."""
    assert served.ask("GET", "/robots.txt")[2] == "User-agent: *\nDisallow: /\n"


def test_the_policy_is_for_this_host_alone() -> None:
    """No other host, nothing evaluated, and of scripts in a page the one that stands in it."""
    policy = content_policy("<script>a = 1</script><script src='b'></script>")
    scripts = policy.partition("script-src ")[2].partition(";")[0]

    assert "http" not in policy
    assert "*" not in policy
    assert "unsafe" not in scripts
    assert scripts.count("sha256-") == 1
    assert content_policy("<script>a = 2</script>") != policy


def evaluate(served: Served, body: Any, query: str = "draws=64") -> int:
    """Evaluate a body; return the status."""
    path, headers = f"{PREFIX}/evaluate?{query}", {"Content-Type": "application/json"}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return served.ask("POST", path, content, headers)[0]


def test_logs_hold_nothing_of_what_was_asked(served: Served, failing: Served) -> None:
    """No query, no body, good, bad or failing; of a request its path, its status and its time."""
    for each in (served, failing):
        each.ask("GET", f"/?s={SECRET}&p=1")
        each.ask("GET", f"/_stcore/stream?{SECRET}", headers=HANDSHAKE)
        each.ask("GET", f"/none?{SECRET}", headers=HANDSHAKE)
        each.ask("GET", f"/media/{SECRET}.png")
        each.ask("GET", f"{PREFIX}/examples?{SECRET}", headers={"Referer": f"http://a/?{SECRET}"})
        assert evaluate(each, one_team(team=SECRET, headcount=-1)) == 422
        assert evaluate(each, f'{{"{SECRET}": '.encode()) == 422
        assert evaluate(each, one_team(), f"policy={SECRET}&draws=64") == 422
    assert evaluate(served, one_team(team=SECRET)) == 200
    assert evaluate(failing, one_team(team=SECRET)) == 500

    for each in (served, failing):
        each.ask("GET", f"{PREFIX}/healthz")  # what was asked before has been logged by then
        assert SECRET not in each.log.read_text()
        requests = [line for line in each.lines() if line["event"] == "request"]
        posts = [line for line in requests if line["path"] == f"{PREFIX}/evaluate"]
        assert {200, 500} & {line["status"] for line in posts}
        assert all(line["milliseconds"] >= 0 and line["status"] for line in requests)
    faults = [line for line in failing.lines() if "fault" in line]
    assert [line["fault"] for line in faults] == ["ArithmeticError"]
    assert any(at.startswith("tests/failing_app.py:") for at in faults[0]["through"])


def test_measures_hold_no_text_of_a_user(served: Served) -> None:
    """Only routes as they stand in the code."""
    for path in (f"/{SECRET}", f"{PREFIX}/{SECRET}", f"{PREFIX}/examples/{SECRET}?{SECRET}"):
        served.ask("GET", path)
    found = served.ask("GET", f"{PREFIX}/metrics")[2]

    assert SECRET not in found
    assert f'route="{PREFIX}/examples/{{name}}",status="404"' in found
    assert "evaluations_running 0.0" in found


def failing_app(measures: Measures) -> TestClient:
    """Return a client of an app that fails, behind what stands before every app of the server."""

    async def fail(request: Request) -> None:
        raise ValueError(request.url.query)

    middleware = [Middleware(SafeHeaders, HEADERS), Middleware(RequestLog, measures)]
    return TestClient(Starlette(routes=[Route("/fails", fail)], middleware=middleware))


def test_a_fault_is_answered_and_logged_by_its_kind(caplog: pytest.LogCaptureFixture) -> None:
    """500 with the headers of every answer, and nothing of what was asked."""
    measures = Measures()
    with caplog.at_level(logging.INFO, "calculator"):
        answered = failing_app(measures).get(f"/fails?{SECRET}")

    assert answered.status_code == 500
    assert SECRET not in answered.text
    assert answered.headers["cache-control"] == "no-store"
    assert b'route="/fails",status="500"' in measures.text()
    assert caplog.records[0].getMessage() == "request failed"


def line(name: str, said: object, *args: object, error: Exception | None = None) -> dict[str, Any]:
    """Return what is logged."""
    info = (type(error), error, error.__traceback__) if error else None
    found: dict[str, Any] = json.loads(
        Line(name, logging.ERROR, __file__, 7, said, args, info).getMessage()
    )
    return found


def test_what_a_library_logs_is_kept_by_its_place_alone() -> None:
    """Its words, its arguments and its exception's text may be anybody's."""
    try:
        int(SECRET)
    except ValueError as error:
        found = line("uvicorn.error", f"{SECRET} %s", SECRET, error=error)

    assert SECRET not in json.dumps(found)
    assert found["logger"] == "uvicorn.error"
    assert found["at"] == "tests/test_serving.py:7"
    assert found["fault"] == "ValueError"
    assert found["through"][0].startswith("tests/test_serving.py:")


def test_what_we_log_is_written_as_it_is() -> None:
    """Words with their arguments, or an event with what is known of it; always one line."""
    assert line("calculator.views", "failed: %s", "KeyError")["event"] == "failed: KeyError"
    assert line("calculator", "request", {"path": "/a\nb"})["path"] == "/a\nb"
    assert "at" not in line("calculator", "request", {"path": "/"})


def test_a_path_that_opens_a_file_is_not_told() -> None:
    """Nor one without end."""
    assert told("/media/1f3.pdf") == "/media/…"
    assert told("/_stcore/upload_file/a/b") == "/_stcore/upload_file/…"
    assert told("/plan") == "/plan"
    assert len(told("/" + "a" * 10_000)) == 200
