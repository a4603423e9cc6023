"""The Assumptions page in a real Chromium: rows ticked, values typed, the way from a default."""

import pytest
from playwright.sync_api import Browser, Locator, Page, Position, expect

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds; a machine under load
HEADROW = 35  # pixels; every row is as high
SIZES = [(1440, 1000), (390, 844)]


@pytest.fixture
def page(laptop: Page, app_url: str) -> Page:
    """Open the first page in a new session, and wait until its answer is finished."""
    laptop.goto(app_url)
    expect(laptop.get_by_role("heading", name="How it hangs on slack")).to_be_visible(
        timeout=PATIENCE
    )
    settled(laptop)
    return laptop


def settled(page: Page) -> None:
    """Wait until the page has nothing left to do."""
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(idle).to_be_attached(timeout=PATIENCE)


def card(page: Page, title: str) -> Locator:
    """Return the heading of the record that is open."""
    return page.get_by_role("heading", name=title, exact=True)


def tick(page: Page, table: Locator, row: int, title: str) -> None:
    """Tick a row of a table, and once more where it was drawn anew under the first click."""
    place: Position = {"x": 18, "y": HEADROW * row + HEADROW // 2}
    table.click(position=place)
    try:
        expect(card(page, title)).to_be_visible(timeout=PATIENCE // 3)
    except AssertionError:
        table.click(position=place)
    expect(card(page, title)).to_be_visible(timeout=PATIENCE)


def go(page: Page, group: str, name: str) -> None:
    """Go to another page by the menu, within the session."""
    page.get_by_text(group, exact=True).click()
    page.get_by_role("menuitem", name=name, exact=True).click()


def test_from_a_default_to_its_source_to_another_answer(page: Page) -> None:
    """A default opens where it is shown, leads to all of it, is changed there, and counts."""
    before = page.get_by_test_id("stMain").get_by_role("heading").first.inner_text()
    page.get_by_role("button", name="Where these defaults come from").click()
    expect(page.get_by_text("The most important thing to ask").first).to_be_visible()
    page.get_by_role("link", name="All of it").first.click()
    expect(card(page, "Work nobody would miss")).to_be_visible(timeout=PATIENCE)
    settled(page)
    field = page.get_by_role("textbox", name="Value (percent)")
    field.fill("95")
    page.get_by_role("button", name="Use it in this plan").click()
    expect(page.get_by_text("must lie between")).to_be_visible(timeout=PATIENCE)
    expect(field).to_have_value("95")
    field.fill("25")
    field.press("Enter")
    expect(page.get_by_text("Set by you: 25%", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("must lie between")).to_have_count(0)
    settled(page)
    go(page, "Decide", "Answer")
    expect(page.get_by_text("You set 1 assumption yourself")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("use what you assume (25%)")).to_be_visible()
    settled(page)

    assert page.get_by_test_id("stMain").get_by_role("heading").first.inner_text() != before
    go(page, "Trust", "Assumptions")
    page.get_by_role("button", name="Reset all (1)").click()
    expect(page.get_by_text("This plan takes the library's word")).to_be_visible(timeout=PATIENCE)


def test_a_ticked_row_opens_and_a_search_keeps_to_it(page: Page) -> None:
    """The second row of the table opens in the card; the search leaves what it finds."""
    go(page, "Trust", "Assumptions")
    expect(card(page, "Cost of employment over base salary")).to_be_visible(timeout=PATIENCE)
    settled(page)
    page.evaluate("document.fonts.ready")
    table = page.get_by_test_id("stDataFrame").first
    second = table.get_by_test_id("glide-cell-1-1")
    expect(second).to_have_text("Severance, flat part", timeout=PATIENCE)
    tick(page, table, 2, "Severance, flat part")
    settled(page)
    page.get_by_role("textbox", name="Search").fill("nohria")
    page.get_by_role("textbox", name="Search").press("Enter")
    expect(card(page, "Work nobody would miss")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("name", ["assumptions", "method"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_fits(browser: Browser, app_url: str, name: str, width: int, height: int) -> None:
    """Nothing is wider than the screen of a laptop or a phone."""
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(app_url)
    expect(page.get_by_role("heading").first).to_be_visible(timeout=PATIENCE)
    page.goto(f"{app_url}/{name}")
    expect(page.get_by_role("heading", name=name.capitalize(), exact=True)).to_be_visible(
        timeout=PATIENCE
    )
    settled(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert wide == width
