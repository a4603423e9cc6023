"""The server as a browser meets it: its policy lets every page work, and nothing leave."""

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.every_page import SCRIPTS, address
from tests.failing_app import REPEATED
from tests.server import serving

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds; a machine under load
SECRET = "Zanzibar"  # noqa: S105 - a word to be searched for


class Recorded:
    """A page of a laptop's size, whose requests and complaints are written down."""

    def __init__(self, browser: Browser) -> None:
        """Open an empty page."""
        self.context = browser.new_context(viewport={"width": 1440, "height": 1000})
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("websocket", lambda socket: self.asked.append(socket.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text))

    def hosts(self) -> set[str | None]:
        """Return every host that anything was asked of."""
        urls = (urlparse(url.removeprefix("blob:")) for url in self.asked)
        return {url.hostname for url in urls if url.scheme != "data"}

    def refused(self) -> list[str]:
        """Return what the browser said of the policy, and every error of a script."""
        words = ("Content Security Policy", "violat", "refused", "Error:", "Uncaught")
        return [text for text in self.complaints if any(word in text for word in words)]


@pytest.fixture
def recorded(browser: Browser) -> Iterator[Recorded]:
    """Record one page; nothing may have gone elsewhere, and nothing been refused."""
    found = Recorded(browser)
    yield found
    found.context.close()
    assert found.hosts() == {"127.0.0.1"}
    assert found.refused() == []


def settled(page: Page) -> None:
    """Wait until the page has nothing left to do."""
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(idle).to_be_attached(timeout=PATIENCE)


def heading(page: Page) -> None:
    """Wait for the page's own first words."""
    first = page.get_by_test_id("stMain").get_by_role("heading").first
    expect(first).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("name", list(SCRIPTS))
def test_every_page_works_under_the_policy(name: str, quick_url: str, recorded: Recorded) -> None:
    """It stands with its charts drawn, asks nothing of another host, and nothing is refused."""
    page = recorded.page
    page.goto(f"{quick_url}/{address(name)}")
    heading(page)
    settled(page)

    charts = page.get_by_test_id("stVegaLiteChart")
    for chart in charts.all():
        expect(chart.locator("svg, canvas").first).to_be_attached(timeout=PATIENCE)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_file_is_saved_and_a_reload_brings_the_work_back(
    quick_url: str, recorded: Recorded
) -> None:
    """Downloads and the tab's own storage work under the policy; a field takes a number."""
    page = recorded.page
    page.goto(quick_url)
    heading(page)
    settled(page)
    field = page.get_by_role("textbox", name="Share leaving")
    field.fill("17.0")
    field.press("Enter")
    settled(page)
    page.wait_for_function("() => sessionStorage.getItem('headcount-horizon')", timeout=PATIENCE)
    page.reload()
    expect(field).to_have_value("17", timeout=PATIENCE)


def test_the_first_link_of_all_opens_its_page(browser: Browser, tmp_path: Path) -> None:
    """A new server that has seen no session yet knows its pages."""
    found = Recorded(browser)
    command = (sys.executable, "-m", "streamlit", "run", "server.py")
    with serving(command, tmp_path / "log.txt") as url:
        found.page.goto(f"{url}/method")
        heading(found.page)
        settled(found.page)
        expect(found.page.get_by_role("heading", name="Method").first).to_be_visible()
        expect(found.page.get_by_text("Page not found")).to_have_count(0)
        found.context.close()


def test_a_page_that_fails_says_so_and_logs_no_word(browser: Browser, tmp_path: Path) -> None:
    """Neither the query nor what the exception says reaches the log; its kind and place do."""
    found = Recorded(browser)
    log = tmp_path / "log.txt"
    with serving((sys.executable, "-m", "tests.failing_app"), log) as url:
        found.page.goto(f"{url}/?query={SECRET}#{SECRET}")  # one that no link is in
        expect(found.page.get_by_test_id("stException")).to_be_visible(timeout=PATIENCE)
        expect(found.page.get_by_text("opened")).to_have_count(0)
        found.context.close()
    text = log.read_text()
    assert SECRET not in text
    assert REPEATED not in text
    assert '"fault": "ArithmeticError"' in text
    assert "tests/failing_app.py:" in text
