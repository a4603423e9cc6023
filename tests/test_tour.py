"""The tour: asked for, walked back and forth, left, and asked for again."""

import pytest
from playwright.sync_api import Browser, expect

from calculator.answer import headline
from calculator.evaluate import evaluate_plan
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.views.tour import stops
from tests.answers import FEW
from tests.every_page import FIRST, ROOT, SCRIPTS
from tests.running import one_team
from tests.screen import opened

PATIENCE = 60_000  # milliseconds; a machine under load


def test_every_stop_leads_to_pages_that_are_there() -> None:
    """A stop names files of pages, none twice; the headline alone is enough to tell it."""
    found = evaluate_plan(scenario_from(one_team()), load(), draws=FEW)
    files = [file for stop in stops(headline(found)) for _, file in stop.pages]
    assert files
    assert len(files) == len(set(files))
    assert all((ROOT / file).is_file() for file in files)


def test_it_is_offered_and_never_forced() -> None:
    """The answer stands there without it; asked for, it begins with the verdict of the plan."""
    app = opened(SCRIPTS[FIRST])
    assert "First, the answer" not in [each.value for each in app.subheader]

    app.button(key="tour").click().run()
    assert not app.exception
    assert "First, the answer" in [each.value.replace("\\", "") for each in app.subheader]
    assert any(each.value.startswith(f"**{app.title[0].value}**") for each in app.markdown)


@pytest.mark.browser
def test_it_is_walked_left_and_taken_again(browser: Browser, app_url: str) -> None:
    """Each stop is a tab, whatever the page still works out; it is left, and asked for again."""
    page = browser.new_page()
    page.goto(app_url)
    offer = page.get_by_role("button", name="Take a short tour")
    tour = page.get_by_role("dialog")
    offer.click(timeout=PATIENCE)
    expect(tour.get_by_text("First, the answer")).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(tour).to_be_hidden(timeout=PATIENCE)

    offer.click()
    stops = tour.get_by_role("tab")
    expect(stops).to_have_count(6, timeout=PATIENCE)
    stops.last.click()
    expect(tour.get_by_text("Where the figures come from")).to_be_visible(timeout=PATIENCE)
    tour.get_by_role("link", name="Method").click()
    heading = page.get_by_role("heading", name="Method", exact=True)
    expect(heading.first).to_be_visible(timeout=PATIENCE)
    page.close()
