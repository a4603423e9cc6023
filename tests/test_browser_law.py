"""The pages on law and on the AI programme in a real Chromium: typing, to and fro, fitting."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from calculator.examples import example

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds; a machine under load
SIZES = [(1440, 1000), (390, 844)]


@pytest.fixture
def page(laptop: Page, app_url: str) -> Page:
    """Open the page on law in a new session."""
    return opened(laptop, app_url, "compliance")


def opened(page: Page, app_url: str, name: str) -> Page:
    """Go to a page, by way of the first: Streamlit learns of the others from it."""
    page.goto(app_url)
    expect(page.get_by_role("heading").first).to_be_visible(timeout=PATIENCE)
    page.goto(f"{app_url}/{name}")
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the page has nothing left to do."""
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(idle).to_be_attached(timeout=PATIENCE)


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a field by the mouse, and go on: an open list hides all else."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Tab")


def amount(page: Page, label: str) -> Locator:
    """Return a field for a number."""
    return page.get_by_test_id("stTextInput").filter(has_text=label).locator("input")


def go(page: Page, name: str) -> None:
    """Go to another page of the first group by the menu, within the session."""
    page.get_by_text("Decide", exact=True).click()
    page.get_by_role("menuitem", name=name, exact=True).click()


def test_choosing_a_place_brings_its_duties(page: Page) -> None:
    """The calendar comes at once, with its sentence; nothing is pressed to see it."""
    go(page, "Answer")
    choose(page, "Start from", example("klarna").title)
    settled(page)
    go(page, "Compliance")
    expect(page.get_by_text("To start, in the panel")).to_be_visible(timeout=PATIENCE)
    choose(page, "Places whose AI law applies", "European Union")

    expect(page.get_by_role("heading", name="Calendar of obligations")).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.get_by_text("duties apply")).to_be_visible()
    expect(page.get_by_text("To start, in the panel")).to_have_count(0)


def test_two_quick_edits_both_hold(page: Page) -> None:
    """A number typed while the page still works on the one before is kept, and both count."""
    choose(page, "Places whose AI law applies", "Colorado")
    amount(page, "AI systems in all").fill("12")
    amount(page, "High-risk systems of others in use").fill("4")
    amount(page, "High-risk systems of others in use").press("Enter")
    settled(page)
    go(page, "Answer")
    expect(page.get_by_text("edited here").first).to_be_visible(timeout=PATIENCE)
    settled(page)
    go(page, "Compliance")

    expect(amount(page, "AI systems in all")).to_have_value("12", timeout=PATIENCE)
    expect(amount(page, "High-risk systems of others in use")).to_have_value("4")


def test_a_cell_that_is_no_number_yet_survives_an_edit_of_the_law(page: Page) -> None:
    """What was typed on the Plan page, sound or not, is there after the law was edited."""
    go(page, "Plan")
    grid = page.get_by_test_id("stDataFrame").first
    cell = grid.get_by_test_id("glide-cell-4-0")
    expect(cell).to_have_text("140", timeout=PATIENCE)
    settled(page)
    page.evaluate("document.fonts.ready")
    grid.click(position={"x": 300, "y": 52})
    expect(grid.get_by_test_id("glide-cell-3-0")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("ten\n", delay=100)
    expect(grid.get_by_test_id("glide-cell-2-0")).to_contain_text(
        "is not a number", timeout=PATIENCE
    )
    settled(page)
    go(page, "Compliance")
    choose(page, "Places whose AI law applies", "Colorado")
    expect(page.get_by_text("16 duties apply")).to_be_visible(timeout=PATIENCE)
    settled(page)
    go(page, "Plan")

    expect(cell).to_have_text("ten", timeout=PATIENCE)


@pytest.mark.parametrize("name", ["compliance", "programme"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_fits(browser: Browser, app_url: str, name: str, width: int, height: int) -> None:
    """Nothing is wider than the screen of a laptop or a phone, and the page has its title."""
    context = browser.new_context(viewport={"width": width, "height": height})
    page = opened(context.new_page(), app_url, name)
    title = "What the law asks, and when" if name == "compliance" else "When AI arrives"
    expect(page.get_by_role("heading", name=title)).to_be_visible(timeout=PATIENCE)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert wide == width
