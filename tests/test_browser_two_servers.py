"""Two processes of the app on one PostgreSQL, in a real Chromium."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import server
from tests.test_browser import PATIENCE, settled
from tests.test_browser_private_links import Served, made, opened

pytestmark = pytest.mark.browser


@pytest.fixture
def both(
    tmp_path: Path, postgres_place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Served, Served]]:
    """Serve the app twice, each in a process of its own, with one store between them."""
    for name, value in postgres_place.items():
        monkeypatch.setenv(name, value)
    command = (sys.executable, "-m", "tests.few_draws_app")
    with ExitStack() as stack:
        served = []
        for name in ("first", "second"):
            folder = tmp_path / name
            folder.mkdir()
            url = stack.enter_context(server.serving(command, folder / "log.txt"))
            served.append(Served(url, folder))
        yield served[0], served[1]


def test_what_one_made_the_other_opens_and_revokes(
    laptop: Page, browser: Browser, both: tuple[Served, Served], tmp_path: Path
) -> None:
    """A link of the first opens on the second; revoked on the second, it is dead on the first."""
    first, second = both
    link, maker = made(laptop, first, tmp_path)

    reader = opened(browser, link.replace(first.url, second.url))
    expect(reader.get_by_role("button", name="Open the plan")).to_be_visible(timeout=PATIENCE)
    settled(reader)
    reader.get_by_role("button", name="Open the plan").click()
    expect(reader.get_by_text("of 173 posts").first).to_be_visible(timeout=PATIENCE)

    owner = opened(browser, maker.replace(first.url, second.url))
    expect(owner.get_by_text("It was opened once.")).to_be_visible(timeout=PATIENCE)
    settled(owner)
    owner.get_by_role("button", name="Revoke it").click()
    expect(owner.get_by_text("It was revoked on")).to_be_visible(timeout=PATIENCE)

    late = opened(browser, link)
    expect(late.get_by_text("was revoked by its maker").first).to_be_visible(timeout=PATIENCE)
