"""The headline figures in a real Chromium: whole on a laptop, a tablet and a phone."""

import pytest
from playwright.sync_api import Browser, expect

from tests.test_browser import PATIENCE

pytestmark = pytest.mark.browser

CUT_SHORT = "tiles => tiles.filter(it => it.scrollWidth > it.clientWidth).map(it => it.innerText)"


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_no_headline_figure_is_cut_short(width: int, browser: Browser, app_url: str) -> None:
    """All five tiles show their whole figure, inside the page."""
    page = browser.new_page(viewport={"width": width, "height": 1000})
    page.goto(app_url)
    figures = page.get_by_test_id("stMetricValue")
    expect(figures).to_have_count(5, timeout=PATIENCE)
    expect(figures.last).to_be_visible()

    assert figures.locator("*").evaluate_all(CUT_SHORT) == []
    for figure in figures.all():
        box = figure.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    page.close()
