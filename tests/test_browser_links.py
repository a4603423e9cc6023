"""Scenario links in a real Chromium: made, opened, and gone from the address."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from calculator.library import load
from calculator.links.making import make_link
from calculator.scenario import scenario_from
from tests.running import one_team
from tests.test_browser import PATIENCE, settled
from tests.test_browser_keeping_up import verdict

pytestmark = pytest.mark.browser

PLAN = scenario_from({**one_team(), "name": "Shared plan", "horizon_months": 24})


def test_a_link_made_here_opens_in_another_browser(
    laptop: Page, browser: Browser, quick_url: str
) -> None:
    """The boxes, the button, the text; opened elsewhere it is the same plan. Nobody else hears."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    laptop.on("request", note)
    laptop.goto(f"{quick_url}/share")
    expect(laptop.get_by_text("The link would contain")).to_be_visible(timeout=PATIENCE)
    settled(laptop)
    laptop.get_by_text("Leave names out").click()
    expect(laptop.get_by_text("Names: of the plan, of 12 teams")).to_be_visible(timeout=PATIENCE)
    laptop.get_by_role("button", name="Make a link that cannot be revoked").click()
    code = laptop.get_by_test_id("stCode")
    expect(code).to_contain_text(f"{quick_url}/?s=", timeout=PATIENCE)
    address = code.inner_text().strip()
    own = f"blob:{quick_url}/", quick_url  # a picture that the page itself made, or the server's
    assert [url for url in asked if not url.startswith(own)] == []
    assert [url for url in asked if "s=" in urlsplit(url).query] == []

    context = browser.new_context()
    other = context.new_page()
    other.goto(address)
    expect(other.get_by_text("This plan came by a link.")).to_be_visible(timeout=PATIENCE)
    expect(other).to_have_url(f"{quick_url}/")
    expect(other.get_by_text("The maker left out: money")).to_be_visible()
    expect(other.get_by_text("88 of 728 posts (12%)").first).to_be_visible()
    context.close()


def test_a_link_opened_in_a_tab_with_work_costs_none_of_it(laptop: Page, quick_url: str) -> None:
    """What was edited there before is kept among the scenarios of the tab, a reload later too."""
    laptop.goto(quick_url)
    expect(verdict(laptop)).to_contain_text("over 36 months", timeout=PATIENCE)
    settled(laptop)
    share = laptop.get_by_role("textbox", name="Share leaving")
    share.fill("33")
    share.press("Enter")
    expect(laptop.get_by_text("(33%)").first).to_be_visible(timeout=PATIENCE)
    settled(laptop)

    laptop.goto(f"{quick_url}/?s={make_link(PLAN, load()).text}")
    expect(verdict(laptop)).to_contain_text("over 24 months", timeout=PATIENCE)
    expect(laptop.get_by_text("Nothing has changed since the link was made")).to_be_visible(
        timeout=PATIENCE
    )
    settled(laptop)
    laptop.reload()
    expect(verdict(laptop)).to_contain_text("over 24 months", timeout=PATIENCE)
    laptop.goto(f"{quick_url}/compare")
    kept = laptop.get_by_text("A mid-market software and services company (made up)").first
    expect(kept).to_be_visible(timeout=PATIENCE)


def test_a_damaged_link_has_a_page_of_its_own(laptop: Page, quick_url: str) -> None:
    """It says what is wrong; the way to the calculator is a button."""
    laptop.goto(f"{quick_url}/?s={make_link(PLAN, load()).text[:-9]}")
    expect(verdict(laptop)).to_have_text("This link opens nothing", timeout=PATIENCE)
    laptop.get_by_role("button", name="Go to the calculator").click()
    expect(verdict(laptop)).to_contain_text("over 36 months", timeout=PATIENCE)
    expect(laptop).to_have_url(f"{quick_url}/")
