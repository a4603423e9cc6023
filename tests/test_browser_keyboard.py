"""The main jobs by keys alone, in a real Chromium: no mouse, no touch, no pointer."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.test_browser import PATIENCE, settled
from tests.test_browser_accessibility import AT_REST, finished
from tests.test_browser_keeping_up import verdict

pytestmark = pytest.mark.browser

MOST_TABS: Final = 80  # presses of the key: beyond, whatever is looked for cannot be reached
FOCUSED: Final = """() => {
    const it = document.activeElement;
    const name = it.getAttribute('aria-label') ?? it.innerText ?? '';
    return it.tagName === 'MAIN' ? [] : name.split('\\n').map(line => line.trim());
}"""
# What something looks like with its frame, which is where a field shows that it has the focus.
LOOKS: Final = """it => {
    const found = [];
    for (let each = it, up = 0; each && up < 4; each = each.parentElement, up++) {
        const style = getComputedStyle(each);
        found.push([style.outline, style.boxShadow, style.borderColor, style.backgroundColor]);
    }
    return JSON.stringify(found);
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
    field = page.get_by_role("textbox", name="Share leaving")
    page.wait_for_function(AT_REST)
    focused = field.evaluate(LOOKS)
    page.keyboard.press("Shift+Tab")
    page.wait_for_function(AT_REST)  # a frame takes a moment to fade
    assert field.evaluate(LOOKS) != focused
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    expect(page.get_by_text("(20%)")).to_be_visible(timeout=PATIENCE)
    expect(verdict(page)).not_to_have_text(before)
    settled(page)

    tab_to(page, "Understand")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Knowledge")).to_be_visible()
    to(page, "Knowledge", "ArrowDown")  # as in every menu
    page.keyboard.press("Enter")
    expect(verdict(page)).to_have_text("Knowledge lost, by team", timeout=PATIENCE)
    expect(page.get_by_text("(20%)")).to_be_visible(timeout=PATIENCE)


def test_another_plan_and_the_way_back_by_keys(page: Page) -> None:
    """An example is chosen from the list with arrows; undo has a key of its own."""
    before = verdict(page).inner_text()
    tab_to(page, "Start from")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(verdict(page)).not_to_have_text(before, timeout=PATIENCE)
    settled(page)
    page.keyboard.press("Alt+z")
    expect(verdict(page)).to_have_text(before, timeout=PATIENCE)


def test_a_picture_is_taken_away_by_keys(page: Page) -> None:
    """The button stands below its chart, and its picture comes down."""
    tab_to(page, "PNG")
    with page.expect_download() as found:
        page.keyboard.press("Enter")
    assert found.value.suggested_filename.endswith(".png")


def tab_to(page: Page, name: str) -> None:
    """Press the tab key until what has this name has the focus."""
    to(page, name, "Tab")


def to(page: Page, name: str, key: str) -> None:
    """Press a key until what has this name has the focus; icons are no part of a name."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        passed.append(page.evaluate(FOCUSED))
        if name in passed[-1]:
            return
    pytest.fail(f"{name} cannot be reached by the {key} key; passed: {passed}")
