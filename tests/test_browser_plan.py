"""The plan's grid in a real Chromium: typing, pasting, mending, undoing, bringing a file in."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds; a machine under load
KEYSTROKE = 100  # milliseconds from key to key
HANDLED = "() => new Promise(done => setTimeout(done))"  # what the keys before left to be done
COLUMNS = ("index", "box", "mend", "team", "headcount", "annual_salary", "planned_cuts")
HEADROW = 35  # pixels; every row is as high
SYNONYM = "team,headcount,salary,planned_cuts\nSupport,100,50000,20\nSales,50,70000,5\n"


@pytest.fixture
def context(browser: Browser, app_url: str) -> Iterator[BrowserContext]:
    """Open a window that may use the clipboard."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app_url)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, app_url: str) -> Page:
    """Open the plan in a new session."""
    return opened(context.new_page(), app_url)


def opened(page: Page, app_url: str) -> Page:
    """Go to the plan and wait until its grid is there.

    The very first visit to a server must be to its first page: Streamlit learns of others from it.
    """
    page.goto(app_url)
    expect(page.get_by_text("Decide", exact=True)).to_be_visible(timeout=PATIENCE)
    page.goto(f"{app_url}/plan")
    expect(cell(page, 1, "team")).to_have_text("Product engineering", timeout=PATIENCE)
    settled(page)
    page.evaluate("document.fonts.ready")
    return page


def settled(page: Page) -> None:
    """Wait until the page has nothing left to do."""
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(idle).to_be_attached(timeout=PATIENCE)


def cell(page: Page, row: int, column: str) -> Locator:
    """Return the cell a screen reader hears, by its row from 1."""
    place = COLUMNS.index(column)
    return page.get_by_test_id("stDataFrame").first.get_by_test_id(f"glide-cell-{place}-{row - 1}")


def click(page: Page, row: int, x: int) -> None:
    """Click into the grid, so many pixels from its left, in a row from 1."""
    grid = page.get_by_test_id("stDataFrame").first
    grid.click(position={"x": x, "y": HEADROW * row + HEADROW // 2})


def choose(page: Page, row: int, column: str) -> None:
    """Select a cell once the page rests."""
    settled(page)
    choose_now(page, row, column)


def choose_now(page: Page, row: int, column: str) -> None:
    """Select a cell, even as the page works: the team's by the mouse, others by arrows from it."""
    click(page, row, 300)
    expect(cell(page, row, "team")).to_have_attribute("aria-selected", "true")
    for _ in range(COLUMNS.index(column) - COLUMNS.index("team")):
        page.keyboard.press("ArrowRight")
    expect(cell(page, row, column)).to_have_attribute("aria-selected", "true")


def tick(page: Page, row: int) -> None:
    """Tick the box of a row."""
    click(page, row, 68)


def start(page: Page, text: str) -> None:
    """Type into the selected cell, as fast as a hand does; the first key opens it.

    The grid looks at a key once more when it has time to, and drops the cell if Enter came by then:
    on a machine too busy to keep up with a hand, no key goes before the one before is handled.
    """
    for key in text:
        page.keyboard.type(key, delay=KEYSTROKE)
        page.evaluate(HANDLED)


def write(page: Page, text: str) -> None:
    """Type into the selected cell and go on to the one below."""
    start(page, f"{text}\n")


def paste(page: Page, text: str) -> None:
    """Paste a block at the selected cell."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def headline(page: Page) -> Locator:
    """Return the sentence at the top."""
    return page.get_by_test_id("stMain").get_by_role("heading").first


def button(page: Page, name: str) -> Locator:
    """Return a button by its name; a shortcut may stand beside it."""
    return page.get_by_role("button", name=re.compile(rf"^(\w+ )?{re.escape(name)}\b"))


def test_two_quick_edits_both_hold(page: Page) -> None:
    """What is typed while the page still works on the cell before is kept, and both count."""
    expect(headline(page)).to_contain_text("88 of 728 posts")
    choose(page, 1, "headcount")
    write(page, "141")
    write(page, "46")

    expect(headline(page)).to_contain_text("88 of 730 posts", timeout=PATIENCE)
    expect(cell(page, 1, "headcount")).to_have_text("141")
    expect(cell(page, 2, "headcount")).to_have_text("46")


def test_a_bad_cell_stays_and_is_explained_beside_it(page: Page) -> None:
    """What cannot be read is kept as typed; its row says what to mend, the totals leave it out."""
    choose(page, 1, "headcount")
    write(page, "ten")

    expect(cell(page, 1, "mend")).to_contain_text(
        "Headcount: 'ten' is not a number", timeout=PATIENCE
    )
    expect(cell(page, 1, "headcount")).to_have_text("ten")
    alert = page.get_by_role("alert").first
    expect(alert).to_contain_text("Product engineering (row 1), Headcount: 'ten' is not a number")
    expect(alert).to_contain_text("still those of the last sound plan")
    expect(headline(page)).to_contain_text("of 588 posts")

    choose(page, 1, "headcount")
    write(page, "150")
    expect(headline(page)).to_contain_text("88 of 738 posts", timeout=PATIENCE)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_block_is_pasted_below_the_last_row(page: Page) -> None:
    """Rows of a spreadsheet land as teams, in the columns they were pasted into."""
    settled(page)
    choose(page, 13, "team")
    paste(page, "Lab\t10\t90000\t1\nDepot\t20\t40000\t2\n=Cell\t30\t50000\t3")

    expect(headline(page)).to_contain_text("of 758 posts", timeout=PATIENCE)
    expect(cell(page, 14, "team")).to_have_text("Depot")
    expect(cell(page, 15, "mend")).to_contain_text("is a formula")


def test_undo_and_redo(page: Page) -> None:
    """Undo brings back what was there, by its button or Alt+Z; redo what was undone."""
    choose(page, 1, "headcount")
    write(page, "240")
    expect(headline(page)).to_contain_text("of 828 posts", timeout=PATIENCE)

    button(page, "Undo").click()
    expect(headline(page)).to_contain_text("of 728 posts", timeout=PATIENCE)
    expect(cell(page, 1, "headcount")).to_have_text("140")
    button(page, "Redo").click()
    expect(headline(page)).to_contain_text("of 828 posts", timeout=PATIENCE)
    settled(page)
    page.keyboard.press("Alt+z")
    expect(headline(page)).to_contain_text("of 728 posts", timeout=PATIENCE)


def test_undo_leaves_a_cell_alone_that_is_being_typed_in(page: Page) -> None:
    """Ctrl+Z within an open cell is the cell's own, and takes nothing else back."""
    choose(page, 1, "headcount")
    write(page, "240")
    expect(headline(page)).to_contain_text("of 828 posts", timeout=PATIENCE)
    settled(page)

    start(page, "46")
    page.keyboard.press("Control+z")
    write(page, "7")
    expect(headline(page)).not_to_contain_text("of 828 posts", timeout=PATIENCE)
    expect(cell(page, 1, "headcount")).to_have_text("240")
    expect(cell(page, 2, "headcount")).to_have_text(re.compile("7$"))


def test_rows_are_duplicated_and_deleted(page: Page) -> None:
    """Ticked rows get a copy under a name of its own, or go; the rest moves up."""
    tick(page, 2)
    button(page, "Duplicate").click()
    expect(cell(page, 3, "team")).to_have_text("Legacy and integration (2)", timeout=PATIENCE)
    expect(headline(page)).to_contain_text("of 773 posts")
    settled(page)

    tick(page, 2)
    button(page, "Delete").click()
    expect(cell(page, 2, "team")).to_have_text("Legacy and integration (2)", timeout=PATIENCE)
    expect(headline(page)).to_contain_text("of 728 posts")


def test_what_was_typed_survives_a_look_at_another_page(page: Page) -> None:
    """Sound or not, the rows are there on coming back, and so is the way back."""
    choose(page, 1, "headcount")
    write(page, "ten")
    expect(cell(page, 1, "mend")).to_contain_text("is not a number", timeout=PATIENCE)

    page.get_by_text("Trust", exact=True).click()
    page.get_by_role("menuitem", name="Method").click()
    expect(page.get_by_role("heading", name="Method").first).to_be_visible(timeout=PATIENCE)
    page.get_by_text("Decide", exact=True).click()
    page.get_by_role("menuitem", name="Plan").click()

    expect(cell(page, 1, "headcount")).to_have_text("ten", timeout=PATIENCE)
    settled(page)
    button(page, "Undo").click()
    expect(cell(page, 1, "headcount")).to_have_text("140", timeout=PATIENCE)


def test_a_file_is_mapped_previewed_and_then_used(page: Page, tmp_path: Path) -> None:
    """A synonym is asked about; the plan stays until the file is used, and can be undone to."""
    path = tmp_path / "ours.csv"
    path.write_text(SYNONYM, encoding="utf-8")
    page.get_by_text("Bring in a plan, or save this one").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)

    confirm = page.get_by_role("button", name="Confirm: “salary” as annual salary")
    expect(confirm).to_be_visible(timeout=PATIENCE)
    expect(headline(page)).to_contain_text("of 728 posts")
    confirm.click()
    expect(page.get_by_text("The plan ends 25 of 150 posts")).to_be_visible(timeout=PATIENCE)
    expect(headline(page)).to_contain_text("of 728 posts")
    settled(page)

    page.get_by_role("button", name="Use this plan").click()
    expect(headline(page)).to_contain_text("25 of 150 posts", timeout=PATIENCE)
    expect(cell(page, 2, "team")).to_have_text("Sales")
    settled(page)
    button(page, "Undo").click()
    expect(headline(page)).to_contain_text("of 728 posts", timeout=PATIENCE)


def test_two_tabs_do_not_mix(page: Page, context: BrowserContext, app_url: str) -> None:
    """What one tab edits, another does not see."""
    other = opened(context.new_page(), app_url)
    page.bring_to_front()  # nobody types in a tab behind another, which the browser slows
    choose(page, 1, "headcount")
    write(page, "240")
    expect(headline(page)).to_contain_text("of 828 posts", timeout=PATIENCE)

    other.bring_to_front()
    choose(other, 2, "headcount")
    write(other, "55")
    expect(headline(other)).to_contain_text("of 738 posts", timeout=PATIENCE)
    expect(headline(page)).to_contain_text("of 828 posts")


def test_two_thousand_rows_can_be_pasted(page: Page) -> None:
    """The grid takes 2,000 rows in one paste, and an edit while their figures are worked out."""
    rows = "\n".join(f"Cell {n}\t10\t50000\t1" for n in range(2000))
    choose(page, 13, "team")
    paste(page, rows)
    expect(headline(page)).to_contain_text("2,088 of 20,728 posts", timeout=PATIENCE)
    anew = page.locator(".st-key-grid_1")  # so much at once begins a grid of its own
    expect(anew.get_by_test_id("glide-cell-3-0")).to_be_attached(timeout=PATIENCE)

    choose_now(page, 1, "headcount")
    write(page, "141")
    expect(headline(page)).to_contain_text("of 20,729 posts", timeout=PATIENCE)


def test_it_fits_a_phone(browser: Browser, app_url: str) -> None:
    """At 390 pixels nothing is wider than the screen, and the grid is there."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = opened(context.new_page(), app_url)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert wide == 390
