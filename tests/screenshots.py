"""Pictures of every page, for a person or CI to look at: `python -m tests.screenshots [PAGE]...`.

They go to the folder that ARTEFACTS names, or else to artefacts/, which git ignores: both themes on
a laptop, light on a phone.
`--readme` takes the two of the README into docs/ instead. Needs a Chromium.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal, TypeAlias

from playwright.sync_api import Browser, sync_playwright

from tests import chromium, server
from tests.conftest import QUIET
from tests.every_page import FIRST, ROOT, SCRIPTS, address
from tests.test_browser_accessibility import finished

Scheme: TypeAlias = Literal["light", "dark"]

FOLDER: Final = Path(os.environ.get("ARTEFACTS") or ROOT / "artefacts").absolute() / "screenshots"
KINDS: Final[tuple[tuple[Scheme, int], ...]] = (("light", 1280), ("dark", 1280), ("light", 390))
README: Final = (FIRST, "what_matters")
README_SIZE: Final = (1440, 1340)  # pixels
TALLEST: Final = 8000  # pixels; beyond, a page is cut off
PATIENCE: Final = 300_000  # milliseconds; figures on all draws, on a machine under load


def taken(
    browser: Browser, url: str, path: Path, scheme: Scheme, size: tuple[int, int], *, whole: bool
) -> None:
    """Take the picture of one page at one size, or of the whole of it at that width."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(url)
    finished(page, PATIENCE)
    if whole:
        tall = page.get_by_test_id("stMainBlockContainer").evaluate("it => it.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(tall, height), TALLEST)})
        finished(page, PATIENCE)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    context.close()
    print(path)


def main(asked: Iterable[str]) -> None:
    """Serve the app, and take the pictures of the pages asked for, or of all."""
    names = list(asked)
    command = (sys.executable, "-m", "streamlit", "run", "server.py")
    with (
        TemporaryDirectory() as folder,
        server.serving(command, Path(folder) / "log.txt") as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=QUIET)
        if names == ["--readme"]:
            for name in README:
                path = ROOT / "docs" / f"{name}.png"
                taken(browser, f"{url}/{address(name)}", path, "light", README_SIZE, whole=False)
        else:
            for name in names or SCRIPTS:
                for scheme, width in KINDS:
                    path = FOLDER / f"{name}-{scheme}-{width}.png"
                    size = (width, 900)
                    taken(browser, f"{url}/{address(name)}", path, scheme, size, whole=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
