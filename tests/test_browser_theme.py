"""Another theme in a real Chromium: charts are drawn for it without an edit."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.views.theme import palette

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds; a machine under load


@pytest.fixture
def page(browser: Browser, app_url: str) -> Iterator[Page]:
    """Open the first page on a light screen."""
    context = browser.new_context(color_scheme="light", viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.goto(app_url)
    yield page
    context.close()


def test_charts_follow_the_theme_of_the_system(page: Page) -> None:
    """Dark in the evening and light again, with nothing clicked; words are of the theme alone."""
    for scheme in ("light", "dark", "light"):
        page.emulate_media(color_scheme=scheme)
        other = palette("dark" if scheme == "light" else "light").quiet
        words = page.locator('[data-testid="stVegaLiteChart"] svg text')
        expect(words.and_(page.locator(f'[fill="{palette(scheme).quiet}" i]')).first).to_be_visible(
            timeout=PATIENCE
        )
        expect(words.and_(page.locator(f'[fill="{other}" i]'))).to_have_count(0, timeout=PATIENCE)
