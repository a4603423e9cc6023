"""Private links in a real Chromium: made, opened by a click, looked after, nowhere to be read."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import server
from tests.test_browser import PATIENCE, settled, upload
from tests.test_browser_keeping_up import verdict

pytestmark = pytest.mark.browser

PLAN = "team,headcount,annual_salary,planned_cuts\nZanzibar desk,123,45678,12\nOthers,50,70001,5\n"
SECRETS = ("Zanzibar", "45678", "70001")
FIELD = "input[type=password]"
WORDS = "correct horse battery staple"


@dataclass(frozen=True, slots=True)
class Served:
    """An app with a store of its own."""

    url: str
    folder: Path

    def written(self) -> bytes:
        """Return all that it has written anywhere: its log and its store."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return b"".join(path.read_bytes() for path in files)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the app on few draws, its links in a folder of the test's."""
    folder = tmp_path_factory.mktemp("private")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HORIZON_LINKS_FILE", str(folder / "store" / "links.sqlite3"))
        command = (sys.executable, "-m", "tests.few_draws_app")
        with server.serving(command, folder / "log.txt") as url:
            yield Served(url, folder)


def made(page: Page, served: Served, tmp_path: Path, passphrase: str = "") -> tuple[str, str]:
    """Make a private link of a plan of one's own; return the one to hand on, and the maker's."""
    page.goto(served.url)
    expect(verdict(page)).to_contain_text("over 36 months", timeout=PATIENCE)
    settled(page)
    upload(page, tmp_path, PLAN)
    expect(page.get_by_text("of 173 posts").first).to_be_visible(timeout=PATIENCE)
    settled(page)
    page.get_by_role("button", name="Trust").click()
    page.get_by_role("menuitem", name="Share").click()
    expect(page.get_by_text("As a private link")).to_be_visible(timeout=PATIENCE)
    settled(page)
    if passphrase:
        page.locator(FIELD).fill(passphrase)
        page.locator(FIELD).press("Tab")
    page.get_by_role("button", name="Keep the plan and make a private link").click()
    codes = page.get_by_test_id("stCode")
    expect(codes).to_have_count(2, timeout=PATIENCE)
    settled(page)
    link, maker = (code.inner_text().strip() for code in codes.all())
    return link, maker


def opened(browser: Browser, address: str) -> Page:
    """Go to an address in a browser of one's own."""
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    page.goto(address)
    return page


def test_a_private_link_is_opened_by_a_click_and_ended_by_its_maker(
    laptop: Page, browser: Browser, served: Served, tmp_path: Path
) -> None:
    """Made, opened elsewhere, counted, revoked; then it says so, and nothing ever told its key."""
    link, maker = made(laptop, served, tmp_path)
    key = link.partition("#")[2]

    reader = opened(browser, link)
    expect(verdict(reader)).to_have_text("A private plan", timeout=PATIENCE)
    expect(reader).to_have_url(re.compile(r"^[^#?]*/$"))
    settled(reader)
    reader.get_by_role("button", name="Open the plan").click()
    expect(reader.get_by_text("This plan came by a link.")).to_be_visible(timeout=PATIENCE)
    expect(reader.get_by_text("of 173 posts").first).to_be_visible(timeout=PATIENCE)
    settled(reader)

    owner = opened(browser, maker)
    expect(owner.get_by_text("It was opened once.")).to_be_visible(timeout=PATIENCE)
    settled(owner)
    owner.get_by_role("button", name="Revoke it").click()
    expect(owner.get_by_text("It was revoked on")).to_be_visible(timeout=PATIENCE)

    late = opened(browser, link)
    expect(late.get_by_text("this private link was revoked by its maker").first).to_be_visible(
        timeout=PATIENCE
    )
    foreign = opened(browser, link[:-43] + "A" * 43)
    expect(foreign.get_by_text("this private link opens nothing here").first).to_be_visible(
        timeout=PATIENCE
    )

    written = served.written()
    assert b"POST" in written or b"GET" in written  # the log is among what is searched
    for secret in (*SECRETS, key, *maker.partition("#")[2].split(".")):
        assert secret.encode() not in written


def test_a_passphrase_is_asked_for_and_a_wrong_one_refused(
    laptop: Page, browser: Browser, served: Served, tmp_path: Path
) -> None:
    """In words, with what is left of the tries; the right one opens the plan."""
    link, _ = made(laptop, served, tmp_path, WORDS)
    reader = opened(browser, link)
    field = reader.locator(FIELD)
    expect(field).to_be_visible(timeout=PATIENCE)
    settled(reader)
    for typed in ("wrong words", WORDS):
        field.fill(typed)
        field.press("Tab")  # to the button that shows it, as anybody without a mouse does
        reader.get_by_role("button", name="Open the plan").click()
        if typed != WORDS:
            expect(reader.get_by_role("alert").first).to_contain_text(
                "passphrase", timeout=PATIENCE
            )
            settled(reader)
    expect(reader.get_by_text("This plan came by a link.")).to_be_visible(timeout=PATIENCE)
    assert WORDS.encode() not in served.written()
