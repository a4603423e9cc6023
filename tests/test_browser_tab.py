"""What a tab keeps, in a real Chromium: a reload loses nothing, and no other tab sees it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.test_browser import PATIENCE, settled
from tests.test_browser_keeping_up import leave, verdict

pytestmark = pytest.mark.browser

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
CLOSED = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException() } })"


def opened(page: Page, url: str) -> None:
    """Open the app, and let it finish."""
    page.goto(url)
    expect(verdict(page)).to_be_visible(timeout=PATIENCE)
    settled(page)


@pytest.fixture
def page(laptop: Page, app_url: str) -> Iterator[Page]:
    """Open the app in a browser of its own; nothing may go wrong on the page."""
    errors: list[str] = []
    laptop.on("pageerror", lambda error: errors.append(str(error)))
    opened(laptop, app_url)
    yield laptop
    expect(laptop.get_by_test_id("stException")).to_have_count(0)
    assert errors == []


def kept(page: Page) -> str:
    """Return what the tab keeps."""
    return str(page.evaluate("JSON.stringify(sessionStorage)"))


def share(page: Page) -> Locator:
    """Return the field of the share that leaves."""
    return page.get_by_role("textbox", name="Share leaving")


def left(page: Page, percent: float) -> None:
    """Say what share leaves, and wait for the answer to it."""
    leave(page, percent)
    expect(page.get_by_text(f"({percent:.0f}%)")).to_be_visible(timeout=PATIENCE)


def until_kept(page: Page, words: str) -> None:
    """Wait until the tab keeps something."""
    script = "words => JSON.stringify(sessionStorage).includes(words)"
    page.wait_for_function(script, arg=words, timeout=PATIENCE)


def go(page: Page, group: str, name: str) -> None:
    """Go to another page by the menu, within the session."""
    page.get_by_text(group, exact=True).click()
    page.get_by_role("menuitem", name=name).click()


def step(page: Page, name: str) -> Locator:
    """Return the button that goes a step back or forth; charts have undone work in their names."""
    return page.get_by_role("button", name=re.compile(rf"^(\w+ )?{name}\b"))


def test_nothing_is_kept_of_nothing(page: Page) -> None:
    """A first visit leaves no trace, and a reload of it opens the first example again."""
    assert kept(page) == "{}"
    first = verdict(page).inner_text()
    page.reload()
    expect(verdict(page)).to_have_text(first, timeout=PATIENCE)


def test_a_reload_loses_nothing(page: Page) -> None:
    """The same answer, the same field, the same scenarios kept beside it."""
    left(page, 21)
    until_kept(page, "0.21")
    answer = verdict(page).inner_text()
    go(page, "Decide", "Compare")
    name = page.get_by_label("Keep the open plan as")
    name.fill("A fifth <b>$x$</b>")
    name.press("Enter")
    page.get_by_role("button", name="Keep a copy").click()
    mine = page.get_by_test_id("stMain").get_by_text("A fifth <b>$x$</b>").first
    until_kept(page, "A fifth")
    page.reload()
    expect(mine).to_be_visible(timeout=PATIENCE)
    go(page, "Decide", "Answer")
    expect(verdict(page)).to_have_text(answer, timeout=PATIENCE)
    expect(share(page)).to_have_value("21", timeout=PATIENCE)
    expect(step(page, "Undo")).to_be_disabled(timeout=PATIENCE)


def test_a_reload_of_the_grid_shows_the_plan_kept(page: Page) -> None:
    """On the page of the grid too, where the first example was shown for a moment."""
    left(page, 21)
    until_kept(page, "0.21")
    go(page, "Decide", "Plan")
    heading = verdict(page)
    expect(heading).to_contain_text("(21%)", timeout=PATIENCE)
    text = heading.inner_text()
    settled(page)
    page.reload()
    expect(heading).to_have_text(text, timeout=PATIENCE)
    settled(page)
    expect(page.get_by_text("Another plan was opened")).to_have_count(0)


def test_another_tab_does_not_see_it(page: Page, app_url: str) -> None:
    """Neither in the same browser nor in another one."""
    first = verdict(page).inner_text()
    left(page, 21)
    until_kept(page, "0.21")
    other = page.context.new_page()
    opened(other, app_url)
    expect(verdict(other)).to_have_text(first)
    assert kept(other) == "{}"
    left(other, 5)
    until_kept(other, "0.05")
    page.reload()
    expect(share(page)).to_have_value("21", timeout=PATIENCE)
    other.reload()
    expect(share(other)).to_have_value("5", timeout=PATIENCE)


def test_forget_everything(page: Page) -> None:
    """The first example as on the first visit, nothing kept, nothing to undo; a reload too."""
    first, usual = verdict(page).inner_text(), share(page).input_value()
    left(page, 21)
    until_kept(page, "0.21")
    page.get_by_test_id("stSidebar").get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget everything").click()
    expect(share(page)).to_have_value(usual, timeout=PATIENCE)
    expect(verdict(page)).to_have_text(first, timeout=PATIENCE)
    settled(page)
    assert kept(page) == "{}"
    expect(step(page, "Undo")).to_be_disabled()
    page.reload()
    expect(verdict(page)).to_have_text(first, timeout=PATIENCE)


def test_what_cannot_be_read_is_said(page: Page) -> None:
    """In words, beside the first example; the next edit is kept as usual."""
    page.evaluate("sessionStorage.setItem('headcount-horizon', '{\"version\": 99}')")
    page.reload()
    said = page.get_by_text("What this tab had kept could not be read")
    expect(said).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("it was kept by another version of this app")).to_be_visible()
    settled(page)
    left(page, 21)
    until_kept(page, "0.21")
    page.reload()
    expect(share(page)).to_have_value("21", timeout=PATIENCE)
    expect(said).to_have_count(0)


@pytest.mark.parametrize("broken", [FULL, CLOSED])
def test_a_browser_that_keeps_nothing(page: Page, app_url: str, broken: str) -> None:
    """The app works as ever, and says that a reload loses the plan."""
    page.add_init_script(broken)
    opened(page, app_url)
    left(page, 21)
    warning = page.get_by_test_id("stSidebar").get_by_text("cannot keep the plan")
    expect(warning).to_be_visible(timeout=PATIENCE)


def test_undo_and_redo(page: Page) -> None:
    """Edits come back one by one, answer and field; by button and by keys."""
    usual, first = share(page).input_value(), verdict(page).inner_text()
    undo, redo = (step(page, name) for name in ("Undo", "Redo"))
    expect(undo).to_be_disabled()
    left(page, 21)
    second = verdict(page).inner_text()
    left(page, 33)
    undo.click()
    expect(share(page)).to_have_value("21", timeout=PATIENCE)
    expect(verdict(page)).to_have_text(second, timeout=PATIENCE)
    settled(page)
    page.keyboard.press("Alt+z")
    expect(share(page)).to_have_value(usual, timeout=PATIENCE)
    expect(verdict(page)).to_have_text(first, timeout=PATIENCE)
    expect(undo).to_be_disabled(timeout=PATIENCE)
    settled(page)
    page.keyboard.press("Alt+y")
    expect(share(page)).to_have_value("21", timeout=PATIENCE)
    settled(page)
    left(page, 5)
    expect(redo).to_be_disabled(timeout=PATIENCE)


def test_the_storage_takes_no_place(page: Page) -> None:
    """Before an edit and after it, the page begins where it began."""
    left(page, 21)
    until_kept(page, "0.21")
    for name in ("tab_asks", "tab_keeps"):
        for found in page.locator(f".st-key-{name}").all():
            assert found.bounding_box() is None
    expect(page.locator(".st-key-tab_keeps")).to_have_count(1)
