"""The main job in a real Chromium: open, bring a plan, change a number, read the figure."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.answer import answer
from calculator.evaluate import evaluate
from calculator.library import load
from calculator.reading.source import read_bytes
from calculator.views.wording import verdict

pytestmark = pytest.mark.browser

PLAN = """team,headcount,annual_salary,planned_cuts,role_family,ai_share_claimed
Engineering <b>$x$</b>,120,135000,14,software_engineering,20%
Support,80,48000,20,customer_support,30%
"""
BAD_PLAN = """team,headcount,annual_salary,planned_cuts
Engineering,120,135000,140
Support,minus,48000,20
"""
PATIENCE = 60_000  # milliseconds; a machine under load


def spoken(content: str, settings: Sequence[str] = ()) -> re.Pattern[str]:
    """Return the verdict on a plan, as the command line gives it.

    On the screen an invisible joiner keeps a minus sign on the line of its number.
    """
    library = load()
    reading = read_bytes(content.encode(), "plan.csv", settings=settings)
    text = verdict(answer(evaluate(reading.scenario, library)))
    return re.compile(re.escape(text).replace("\N{MINUS SIGN}", "\N{MINUS SIGN}\N{WORD JOINER}?"))


@pytest.fixture
def page(browser: Browser, app_url: str) -> Iterator[Page]:
    """Open the app in a new session, and see that nothing goes wrong or elsewhere."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    elsewhere: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: elsewhere.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(app_url)
    yield page
    context.close()
    hosts = {urlparse(url).hostname for url in elsewhere if url.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}
    assert errors == []


def upload(page: Page, folder: Path, content: str) -> None:
    """Give the app a plan to open."""
    path = folder / "plan.csv"
    path.write_text(content, encoding="utf-8")
    chooser = page.get_by_test_id("stFileUploaderDropzoneInput")
    if not chooser.count():
        page.get_by_text("Your own plan").click()
    chooser.set_input_files(path)


def settled(page: Page) -> None:
    """Wait until the page has nothing left to do: what is stale has gone by then."""
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(idle).to_be_attached(timeout=PATIENCE)


def test_the_main_job(page: Page, tmp_path: Path) -> None:
    """An answer at first load; a plan's own answer; another after a changed number."""
    heading = page.get_by_test_id("stMain").get_by_role("heading").first
    expect(heading).to_contain_text("over 36 months", timeout=PATIENCE)
    first = heading.inner_text()

    upload(page, tmp_path, PLAN)
    own = spoken(PLAN)
    expect(heading).to_have_text(own, timeout=PATIENCE)
    assert not own.search(first)

    settled(page)
    page.get_by_text("Not sure: use the default range").click()
    slack = page.get_by_role("textbox", name="Share nobody would miss")
    slack.fill("0")
    slack.press("Enter")
    needed = spoken(PLAN, ["company.slack=0"])
    expect(heading).to_have_text(needed, timeout=PATIENCE)
    assert needed != own
    expect(page.get_by_test_id("stMetric")).to_have_count(5)
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(7)


def test_a_bad_file_is_explained_and_the_last_answer_stays(page: Page, tmp_path: Path) -> None:
    """Every problem with its row and column, beside figures that say whose they are."""
    heading = page.get_by_test_id("stMain").get_by_role("heading").first
    expect(heading).to_contain_text("over 36 months", timeout=PATIENCE)
    before = heading.inner_text()

    upload(page, tmp_path, BAD_PLAN)
    alert = page.get_by_role("alert").first
    expect(alert).to_contain_text("row 2, column planned_cuts", timeout=PATIENCE)
    expect(alert).to_contain_text("row 3, column headcount")
    expect(alert).to_contain_text("The figures below are still those of")
    expect(heading).to_have_text(before)


def test_names_are_only_ever_text(page: Page, tmp_path: Path) -> None:
    """Markup, formulas and colours in a team's name show as they were typed."""
    heading = page.get_by_test_id("stMain").get_by_role("heading").first
    expect(heading).to_contain_text("over 36 months", timeout=PATIENCE)
    upload(page, tmp_path, PLAN)
    expect(heading).to_have_text(spoken(PLAN), timeout=PATIENCE)

    page.get_by_text("Understand", exact=True).click()
    page.get_by_role("menuitem", name="Knowledge").click()
    sentence = page.get_by_text("At its worst the company is without").first
    expect(sentence).to_be_visible(timeout=PATIENCE)
    expect(page.locator("b", has_text="$x$")).to_have_count(0)
    expect(page.locator(".katex")).to_have_count(0)


@pytest.mark.parametrize(
    "path",
    ["plan", "knowledge", "coming_back", "what_matters", "assumptions", "examples", "method"],
)
def test_every_page_opens_by_its_address(path: str, browser: Browser, app_url: str) -> None:
    """A page opened directly has its frame, its figures, and no exception."""
    page = browser.new_page()
    page.goto(f"{app_url}/{path}")

    expect(page.get_by_role("heading").first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Decide", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    page.close()
