"""The main jobs by keys alone, in a real Chromium: no mouse, no touch, no pointer."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.test_browser import PATIENCE, settled
from tests.test_browser_accessibility import finished
from tests.test_browser_keeping_up import verdict

pytestmark = pytest.mark.browser

MOST_TABS: Final = 80  # presses of the key: beyond, whatever is looked for cannot be reached
FOCUSED: Final = """() => {
    const it = document.activeElement;
    return (it.getAttribute('aria-label') ?? it.innerText ?? '').trim();
}"""
# What has the focus shows it: an outline, a shadow or a border that it has not without.
SHOWS_FOCUS: Final = """() => {
    const looks = it => {
        const found = [];
        for (let each = it, up = 0; each && up < 4; each = each.parentElement, up++) {
            const style = getComputedStyle(each);
            found.push([style.outline, style.boxShadow, style.borderColor, style.backgroundColor]);
        }
        return JSON.stringify(found);
    };
    const it = document.activeElement;
    const focused = looks(it);
    it.blur();
    const without = looks(it);
    it.focus();
    return focused !== without;
}"""


@pytest.fixture
def page(laptop: Page, quick_url: str) -> Page:
    """Open the Answer page in a new session, and let it finish."""
    laptop.goto(quick_url)
    expect(verdict(laptop)).to_contain_text("over 36 months", timeout=PATIENCE)
    finished(laptop)
    return laptop


def test_another_answer_and_another_page_by_keys(page: Page) -> None:
    """To a question, another answer and its figure, and by the menu to another page."""
    before = verdict(page).inner_text()
    tab_to(page, "Share leaving")
    assert page.evaluate(SHOWS_FOCUS)
    page.keyboard.press("Control+a")
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    expect(page.get_by_text("(20%)")).to_be_visible(timeout=PATIENCE)
    expect(verdict(page)).not_to_have_text(before)
    settled(page)

    tab_to(page, "Understand")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Knowledge")).to_be_visible()
    tab_to(page, "Knowledge")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_have_text("Knowledge lost, by team", timeout=PATIENCE)
    expect(page.get_by_text("(20%)")).to_be_visible(timeout=PATIENCE)


def test_another_plan_and_the_way_back_by_keys(page: Page) -> None:
    """An example is chosen from the list with arrows; undo has a key of its own."""
    before = verdict(page).inner_text()
    tab_to(page, "Selected ", "Start from")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(verdict(page)).not_to_have_text(before, timeout=PATIENCE)
    settled(page)
    page.keyboard.press("Alt+z")
    expect(verdict(page)).to_have_text(before, timeout=PATIENCE)


def test_a_picture_is_taken_away_by_keys(page: Page) -> None:
    """The small button of a chart opens, and its picture comes down."""
    tab_to(page, "Take away")
    page.keyboard.press("Enter")
    tab_to(page, "PNG, for slides")
    with page.expect_download() as found:
        page.keyboard.press("Enter")
    assert found.value.suggested_filename.endswith(".png")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="PNG, for slides")).to_have_count(0)


def tab_to(page: Page, *names: str) -> None:
    """Press the tab key until what begins with one of the names has the focus."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED))
        if any(name in passed[-1] for name in names):
            return
    pytest.fail(f"{names} cannot be reached by the tab key; passed: {passed}")
