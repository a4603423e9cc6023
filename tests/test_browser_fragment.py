"""What stands behind the `#` of an address, in a real Chromium: read, taken away, sent nowhere."""

import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import server
from tests.test_browser import PATIENCE

pytestmark = pytest.mark.browser

KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
OTHER = KEY[::-1]


@pytest.fixture(scope="module")
def fragment_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a page with the component and little else, under the policy of the real server."""
    command = (sys.executable, "-m", "streamlit", "run", "tests/fragment_server.py")
    with server.serving(command, tmp_path_factory.mktemp("fragment") / "log.txt") as url:
        yield url


def shows(page: Page, text: str) -> None:
    """Wait until the page shows a text."""
    expect(page.get_by_text(text, exact=True)).to_be_visible(timeout=PATIENCE)


def test_it_is_read_and_taken_out_of_the_bar(laptop: Page, fragment_url: str) -> None:
    """The query stays; going back leads to no address that has it; no request carries it."""
    asked: list[str] = []
    sockets: list[str] = []
    laptop.on("request", lambda request: asked.append(f"{request.url} {request.headers}"))
    laptop.on("websocket", lambda socket: sockets.append(socket.url))
    refused: list[str] = []
    laptop.on("console", lambda message: refused.append(message.text))
    laptop.goto("about:blank")
    answer = laptop.goto(f"{fragment_url}/?p=abc#{KEY}")
    shows(laptop, f"found <{KEY}>")

    assert answer is not None
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    shows(laptop, "query <abc>")
    assert laptop.url == f"{fragment_url}/?p=abc"
    assert asked
    assert not [each for each in asked if KEY in each]
    assert not [each for each in asked if not each.removeprefix("blob:").startswith(fragment_url)]
    assert not [text for text in refused if "Content Security Policy" in text]
    assert sockets
    assert not [url for url in sockets if KEY in url]
    laptop.go_back()
    laptop.go_forward()
    assert KEY not in laptop.url


def test_it_outlives_other_runs_and_ends_when_told(laptop: Page, fragment_url: str) -> None:
    """Until it has served. The page runs when there is a reason, and not over and over."""
    laptop.goto(f"{fragment_url}/?p=abc#{KEY}")
    shows(laptop, f"found <{KEY}>")
    laptop.get_by_role("button", name="Again").click()
    shows(laptop, f"found <{KEY}>")
    shows(laptop, "run 3")
    laptop.get_by_role("button", name="Forget").click()
    shows(laptop, "found <>")
    expect(laptop.get_by_text(KEY)).to_have_count(0)


def test_an_address_without_one_says_so(laptop: Page, fragment_url: str) -> None:
    """Which is not the same as not to know yet."""
    laptop.goto(f"{fragment_url}/?p=abc")

    shows(laptop, "found <>")


def test_another_key_behind_the_same_query_is_read_too(laptop: Page, fragment_url: str) -> None:
    """Who pastes the whole link after half of it loads no new page."""
    laptop.goto(f"{fragment_url}/?p=abc#{KEY}")
    shows(laptop, f"found <{KEY}>")
    laptop.evaluate("key => { location.hash = key }", OTHER)

    shows(laptop, f"found <{OTHER}>")
    assert laptop.url == f"{fragment_url}/?p=abc"
