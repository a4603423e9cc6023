"""A real nginx in front of the real server, by docs/nginx.conf: it writes no plan anywhere."""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, expect

from calculator.api.application import PREFIX
from calculator.library import load
from calculator.links.making import make_link
from calculator.scenario import scenario_from
from calculator.serving.safe_headers import HEADERS
from calculator.store.address import makers_link
from calculator.store.place import FILE
from tests import nginx
from tests.running import one_team
from tests.server import free_port, serving
from tests.test_browser import PATIENCE, settled
from tests.test_browser_keeping_up import verdict
from tests.test_browser_private_links import PLAN, SECRETS, Served, made
from tests.test_link_store_secrets import found
from tests.test_serving import HANDSHAKE

NAME = "Zanzibar"
SCENARIO = {**one_team(team=f"{NAME} desk", annual_salary=123_457.0), "name": f"Project {NAME}"}
LINK = make_link(scenario_from(SCENARIO), load()).text
ID = "AbCdEfGhIjKlMnOpQrStUw"  # of a private link; its key is sent to nobody
WORDS = "Wolkenbruch"  # in a query
CONFIDENTIAL = [text.encode() for text in (NAME, "123457", LINK, LINK[40:80], ID, WORDS)]
JSON = {"Content-Type": "application/json"}
LARGE = json.dumps(SCENARIO).encode() + b" " * 300_000  # more than any buffer holds
MALFORMED = f"GET /?s={LINK} {WORDS} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
SILENT = "error_log /dev/null emerg;"


@pytest.fixture(scope="module", autouse=True)
def _there() -> None:
    """Without nginx the tests are left out, or fail where CI=true."""
    if nginx.program() is None:
        leave_out = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        leave_out("no nginx: install it (Debian: apt install nginx)")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Serve by the command; give the port."""
    log = tmp_path_factory.mktemp("behind") / "log.txt"
    with serving((sys.executable, "-m", "calculator", "serve"), log) as url:
        yield port_of(url)


def port_of(url: str) -> int:
    """Return the port of an address."""
    found = urlparse(url).port
    assert found is not None
    return found


@contextmanager
def nothing_listens() -> Iterator[int]:
    """Give a port that leads nowhere."""
    yield free_port()


def ask_for_much(front: nginx.Nginx) -> None:
    """Send links, ids, plans and what is none, in every part of a request."""
    for path in (f"/?s={LINK}", f"/plan?s={LINK}", f"/?p={ID}", f"/?r={ID}", f"/%3Fs={LINK}"):
        front.ask("GET", path, headers={"Referer": f"https://mail.example/?s={LINK}"})
    front.ask("GET", f"/media/{ID}.png?{WORDS}")
    front.ask("GET", f"/_stcore/upload_file/{ID}/{WORDS}")
    front.ask("GET", f"/_stcore/stream?{WORDS}", headers=HANDSHAKE)
    front.ask("GET", f"/?s={LINK}&{WORDS * 2_000}")
    for body in (json.dumps(SCENARIO).encode(), LARGE, b"{" + LARGE):
        front.ask("POST", f"{PREFIX}/evaluate?draws=64&seed=7&policy={WORDS}", body, JSON)
        front.ask("POST", f"{PREFIX}/evaluate?draws=64", body, JSON)
        front.ask("POST", f"{PREFIX}/link?base=https://{WORDS}.example", body, JSON)
    front.ask("POST", f"/?s={LINK}", headers={"Content-Length": "99999999999"})
    front.send(MALFORMED)
    front.send(f"{WORDS} {NAME}\r\n\r\n".encode())


def lines(front: nginx.Nginx) -> list[dict[str, object]]:
    """Return what nginx logged of requests."""
    return [json.loads(line) for line in (front.folder / "access.log").read_text().splitlines()]


def test_its_logs_and_files_hold_nothing_of_what_was_asked(port: int) -> None:
    """Of a request its path, its status and its time, whatever stood in it."""
    with nginx.before(port) as front:
        ask_for_much(front)
        front.stop()
        told = lines(front)

        assert found(front.folder, CONFIDENTIAL) == []
        assert {line["path"] for line in told} == {
            "/", "/plan", "/media/...", "/_stcore/upload_file/...", "/_stcore/stream",
            f"{PREFIX}/evaluate", f"{PREFIX}/link", "...",
        }  # fmt: skip
        assert {200, 101, 400, 413, 414, 422} <= {line["status"] for line in told}
        assert "exited with code 0" in (front.folder / "error.log").read_text()


def test_a_server_that_is_down_makes_it_no_more_talkative() -> None:
    """It is a 502 in the log of requests; nginx's own words would repeat the query."""
    with nothing_listens() as down, nginx.before(down) as front:
        ask_for_much(front)
        front.stop()

        assert found(front.folder, CONFIDENTIAL) == []
        assert {line["status"] for line in lines(front)} >= {502, 400}


def test_by_itself_nginx_would_write_links_down() -> None:
    """Or else silence on errors would be asked of who serves for nothing."""
    settings = nginx.SETTINGS.replace(SILENT, "error_log error.log;")
    with nothing_listens() as down, nginx.before(down, settings) as front:
        front.ask("GET", f"/?s={LINK}")
        front.stop()

        assert nginx.SETTINGS.count(SILENT) == 1
        assert found(front.folder, [LINK.encode()]) == [LINK.encode()]


def test_what_comes_through_it_is_what_the_server_gives(port: int) -> None:
    """Its headers, once each; where nginx answers itself, those that guard links."""
    guards = ("referrer-policy", "cache-control", "x-robots-tag")
    kept = {name.lower(): value for name, value in HEADERS.items()}
    with nginx.before(port) as front:
        raw = front.send(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").lower()
        status, evaluated, _ = front.ask("POST", f"{PREFIX}/evaluate?draws=64", LARGE, JSON)
        own = front.send(MALFORMED).lower()

    assert status == 200
    for name in guards:
        assert evaluated[name] == kept[name]
        assert raw.count(f"\r\n{name}: ".encode()) == 1
        assert f"\r\n{name}: {kept[name]}\r\n".encode() in own


@pytest.mark.browser
def test_a_private_link_is_made_and_opened_through_it(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages and their WebSockets work; neither log nor the store tell the plan or its key."""
    folder = tmp_path / "behind"
    folder.mkdir()
    monkeypatch.setenv(FILE, str(folder / "store" / "links.sqlite3"))
    command = (sys.executable, "-m", "tests.few_draws_app")
    with (
        serving(command, folder / "log.txt") as url,
        nginx.before(port_of(url)) as front,
        browser.new_context(ignore_https_errors=True) as maker,
        browser.new_context(ignore_https_errors=True) as reader,
    ):
        link, revoke = made(maker.new_page(), Served(front.url, folder), tmp_path)
        page = reader.new_page()
        page.goto(link)
        expect(verdict(page)).to_have_text("A private plan", timeout=PATIENCE)
        expect(page).to_have_url(re.compile(r"^[^#?]*/$"))
        settled(page)
        page.get_by_role("button", name="Open the plan").click()
        expect(page.get_by_text("of 173 posts").first).to_be_visible(timeout=PATIENCE)
        maker.close()
        reader.close()
        front.stop()

        id_, _, secret = revoke.partition("?r=")[2].partition("#")
        keys = makers_link(id_, secret)
        secrets = [*(text.encode() for text in SECRETS), keys.link.key, keys.token]
        assert link.startswith(f"{front.url}/?p={id_}#")
        assert PLAN.count(SECRETS[0]) == 1
        assert any(line["path"] == "/_stcore/stream" for line in lines(front))
        assert found(front.folder, [*secrets, id_.encode()]) == []
        assert found(folder, secrets) == []
