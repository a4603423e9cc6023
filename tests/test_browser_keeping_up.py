"""Figures keep up with the inputs in a real Chromium: headline first, newest edit first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.test_browser import PATIENCE, PLAN, settled, spoken, upload

pytestmark = pytest.mark.browser

TEAMS = 60  # so many that a newer edit comes in while the alternatives are worked out
LONG_PLAN = "team,headcount,annual_salary,planned_cuts\n" + "".join(
    f"Team {number},{20 + number},60000,{2 + number % 3}\n" for number in range(TEAMS)
)


@pytest.fixture
def page(laptop: Page, app_url: str) -> Iterator[Page]:
    """Open the app in a new session, and let it finish."""
    laptop.goto(app_url)
    expect(verdict(laptop)).to_contain_text("over 36 months", timeout=PATIENCE)
    settled(laptop)
    yield laptop
    expect(laptop.get_by_test_id("stException")).to_have_count(0)


def verdict(page: Page) -> Locator:
    """Return the sentence at the head of the page."""
    return page.get_by_test_id("stMain").get_by_role("heading").first


def working(page: Page) -> Locator:
    """Return what says that the alternatives are still being worked out."""
    return page.get_by_text("Working out the alternatives")


def leave(page: Page, percent: float) -> None:
    """Say what share of the people leaves."""
    field = page.get_by_role("textbox", name="Share leaving")
    field.fill(f"{percent:.1f}")
    field.press("Enter")


def test_a_newer_edit_comes_first(page: Page, tmp_path: Path) -> None:
    """An edit while the rest is worked out is answered at once; what it cut short stays undone."""
    upload(page, tmp_path, LONG_PLAN)
    expect(page.get_by_text(f"in {TEAMS} teams")).to_be_visible(timeout=PATIENCE)
    leave(page, 10)
    expect(page.get_by_text("(10%)")).to_be_visible(timeout=PATIENCE)
    expect(working(page)).to_be_visible(timeout=PATIENCE)
    cut_short = verdict(page).inner_text()

    leave(page, 30)
    expect(page.get_by_text("(30%)")).to_be_visible(timeout=PATIENCE)
    expect(verdict(page)).not_to_have_text(cut_short)
    leave(page, 10)
    expect(verdict(page)).to_have_text(cut_short, timeout=PATIENCE)
    expect(working(page)).to_be_visible(timeout=PATIENCE)
    expect(working(page)).to_have_count(0, timeout=PATIENCE)
    settled(page)
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(7)
    expect(page.get_by_text("if a tenth of today's work is not needed")).to_be_visible()


def test_an_upload_while_figures_are_worked_out(page: Page, tmp_path: Path) -> None:
    """A file opened in the middle of a run replaces it; nothing of the old plan comes after."""
    upload(page, tmp_path, LONG_PLAN)
    expect(working(page)).to_be_visible(timeout=PATIENCE)
    second = tmp_path / "second.csv"
    second.write_text(PLAN, encoding="utf-8")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(second)
    expect(verdict(page)).to_have_text(spoken(PLAN), timeout=PATIENCE)
    settled(page)
    expect(verdict(page)).to_have_text(spoken(PLAN))
    expect(page.get_by_text(f"in {TEAMS} teams")).to_have_count(0)


def test_two_tabs_do_not_mix(page: Page, app_url: str) -> None:
    """Edits made in turn in two tabs of one browser each keep to their own tab."""
    other = page.context.new_page()
    other.goto(app_url)
    expect(verdict(other)).to_contain_text("over 36 months", timeout=PATIENCE)
    settled(other)
    leave(page, 20)
    leave(other, 5)
    expect(page.get_by_text("(20%)")).to_be_visible(timeout=PATIENCE)
    expect(other.get_by_text("(5%)")).to_be_visible(timeout=PATIENCE)
    settled(page)
    settled(other)
    assert verdict(page).inner_text() != verdict(other).inner_text()
    expect(page.get_by_role("textbox", name="Share leaving")).to_have_value("20")
    expect(other.get_by_role("textbox", name="Share leaving")).to_have_value("5")
