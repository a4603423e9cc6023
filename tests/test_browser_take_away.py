"""A chart taken away in a real Chromium: the files that a reader gets."""

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlparse
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.views.drawn import SCALE, WIDTH

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds; a machine under load
TITLE = "Work that AI covers"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def page(browser: Browser, app_url: str) -> Iterator[Page]:
    """Open a page with one chart, on a dark screen; it may speak to nobody else.

    By way of the first: Streamlit learns of the others from it.
    """
    context = browser.new_context(color_scheme="dark", accept_downloads=True)
    page = context.new_page()
    hosts: set[str | None] = set()
    page.on("request", lambda request: hosts.add(urlparse(request.url).hostname))
    page.goto(app_url)
    expect(page.get_by_text("Decide", exact=True)).to_be_visible(timeout=PATIENCE)
    page.goto(f"{app_url}/programme")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible(timeout=PATIENCE)
    yield page
    context.close()
    assert hosts <= {"127.0.0.1", None}


def taken(page: Page, label: str) -> tuple[str, bytes]:
    """Ask for a file, and return its name and what is in it."""
    with page.expect_download(timeout=PATIENCE) as download:
        page.get_by_test_id("stDownloadButton").get_by_text(label).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_chart_is_taken_away_as_both_kinds_of_picture(page: Page) -> None:
    """A PNG at twice its pixels, and an SVG with its title in words."""
    name, png = taken(page, "PNG")
    assert name == "work-that-ai-covers.png"
    assert png.startswith(PNG)
    (wide,) = struct.unpack(">I", png[16:20])
    assert wide > SCALE * WIDTH

    name, svg = taken(page, "SVG")
    assert name == "work-that-ai-covers.svg"
    texts = ["".join(node.itertext()) for node in ET.fromstring(svg).iter()]  # noqa: S314 - our own
    assert TITLE in texts


def test_the_slide_and_the_workbook_are_made_when_asked_for(page: Page) -> None:
    """From Share opened first of all, where no more than the headline has been worked out."""
    base = page.url.partition("/programme")[0]
    page.goto(f"{base}/share")
    expect(page.get_by_text("Slide, 16 to 9")).to_be_visible(timeout=PATIENCE)
    name, slide = taken(page, "Slide, 16 to 9")
    assert name == "headcount-horizon.png"
    assert slide.startswith(PNG)
    name, book = taken(page, "Workbook with formulas")
    assert name == "headcount-horizon.xlsx"
    with ZipFile(BytesIO(book)) as parts:
        assert "xl/workbook.xml" in parts.namelist()
