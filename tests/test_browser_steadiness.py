"""The Answer page stays where it is while it is edited, in a real Chromium."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.test_browser import PATIENCE
from tests.test_browser_accessibility import finished
from tests.test_browser_keeping_up import verdict

pytestmark = pytest.mark.browser

GOOD: Final = 0.1  # of the score that browsers call cumulative layout shift
# Half a second after a key press or a click the browser puts a shift down to it; here it counts.
WATCH: Final = """() => {
    window.shifts = [];
    new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(entry => ({
        value: entry.value,
        what: entry.sources.map(source => source.node?.textContent?.slice(0, 60) ?? ''),
    })))).observe({type: 'layout-shift', buffered: true});
}"""
EDITS: Final = (
    ("textbox", "Share leaving", "20"),
    ("textbox", "Share of the work", "30"),
    ("spinbutton", "End of month", "6"),
)


@pytest.fixture
def page(laptop: Page, quick_url: str) -> Page:
    """Open the Answer page in a new session, and let it finish."""
    laptop.goto(quick_url)
    expect(verdict(laptop)).to_contain_text("over 36 months", timeout=PATIENCE)
    finished(laptop)
    return laptop


def test_nothing_jumps_while_the_questions_are_edited(page: Page) -> None:
    """Three edits shift what is on the screen by a score of at most 0.1, all together."""
    page.evaluate(WATCH)
    page.evaluate("window.shifts.length = 0")  # how the page came up is not how it is edited
    for role, label, value in EDITS:
        before = verdict(page).inner_text()
        field = page.get_by_role(role, name=label)  # type: ignore[arg-type] # one of its literals
        field.fill(value)
        field.press("Enter")
        expect(verdict(page)).not_to_have_text(before, timeout=PATIENCE)
        finished(page)
    shifts = page.evaluate("window.shifts")
    assert sum(shift["value"] for shift in shifts) <= GOOD, shifts
