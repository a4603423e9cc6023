"""How long an edit takes in a real Chromium, beside the same page without a model.

`python -m benchmarks.page` edits the share that leaves, in turn in the app, in the app with its
model replaced by a constant, and on an empty page. Times are medians, from the key press to the
first picture of the page that shows the new verdict and all tiles ("first"), and to the last change
of the page ("all").
"""

import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import chromium, server
from tests.conftest import QUIET

EDITS = 15
FIRST_BOUND, ALL_BOUND = 2.0, 5.0
PATIENCE = 60_000  # milliseconds
QUIET_MILLISECONDS = 700  # without a change of the page: it is done
COMMANDS: Mapping[str, Sequence[str]] = {
    "app": ("-m", "streamlit", "run", "server.py"),
    "constant": ("-m", "benchmarks.constant_model"),
    "empty": ("-m", "streamlit", "run", "benchmarks/empty_page.py"),
}

# Notes every change of the page with its time, and what the verdict and the tiles then say.
WATCH = """() => {
    const said = () => [...document.querySelectorAll(
        'h1, [data-testid="stMetricValue"]')].map(each => each.innerText).join('|');
    const seen = window.seen = {start: 0, last: 0, said: []};
    document.addEventListener('keydown', event => {
        if (event.key === 'Enter') Object.assign(
            seen, {start: performance.now(), last: performance.now(), said: [[0, said()]]});
    }, true);
    new MutationObserver(() => {
        seen.last = performance.now();
        const now = said();
        if (seen.said.length && seen.said.at(-1)[1] !== now)
            seen.said.push([performance.now() - seen.start, now]);
    }).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""
DONE = f"""() => document.querySelector('[data-testid="stApp"]').dataset.testScriptState
    === 'notRunning' && performance.now() - window.seen.last > {QUIET_MILLISECONDS}"""
FOUND = "() => ({...window.seen, all: window.seen.last - window.seen.start})"


@dataclass(frozen=True, slots=True)
class Edit:
    """Milliseconds from the key press."""

    first: float  # verdict and tiles are those of the new inputs
    all: float  # nothing changes any more


def opened(browser: Browser, url: str) -> Page:
    """Open a page in a session of its own, and wait until it stands."""
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    page.goto(url)
    page.get_by_role("spinbutton", name="Share leaving").wait_for(timeout=PATIENCE)
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(idle).to_be_attached(timeout=PATIENCE)
    page.evaluate(WATCH)
    return page


def edited(page: Page, value: float) -> Edit:
    """Type a new share, and time what follows."""
    field = page.get_by_role("spinbutton", name="Share leaving")
    field.fill(f"{value:.1f}")
    page.wait_for_timeout(300)
    field.press("Enter")
    page.wait_for_function(DONE, timeout=PATIENCE)
    found: Any = page.evaluate(FOUND)
    if len(found["said"]) < 2:  # noqa: PLR2004 - what it said before, and what it says now
        message = f"an edit to {value} changed nothing on the page"
        raise RuntimeError(message)
    return Edit(first=found["said"][-1][0], all=found["all"])


def measured() -> dict[str, list[Edit]]:
    """Edit every page in turn, so that what else the machine does falls on all alike."""
    path = chromium.find()
    if path is None:
        raise SystemExit(f"no Chromium: {chromium.ADVICE}")
    edits: dict[str, list[Edit]] = {name: [] for name in COMMANDS}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        stack.callback(browser.close)
        pages = {}
        for name, command in COMMANDS.items():
            log = folder / name / "log.txt"
            log.parent.mkdir()
            url = stack.enter_context(server.serving((sys.executable, *command), log))
            pages[name] = opened(browser, url)
        for turn in range(EDITS + 1):
            for name, page in pages.items():
                edit = edited(page, 5 + turn)
                if turn:  # the first edit warms up
                    edits[name].append(edit)
    return edits


def main() -> int:
    """Print the times and their ratios; 1 if a bound is missed."""
    edits = measured()
    first = {name: median(edit.first for edit in each) for name, each in edits.items()}
    last = {name: median(edit.all for edit in each) for name, each in edits.items()}
    print(f"An edit in Chromium, milliseconds, median of {EDITS}:")
    for name in COMMANDS:
        print(f"  {name:10} verdict and tiles {first[name]:6.0f}   everything {last[name]:6.0f}")
    first_ratio = first["app"] / first["constant"]
    all_ratio = last["app"] / last["constant"]
    print(f"Verdict and tiles: {first_ratio:.2f} times the page without a model (at most 2)")
    print(f"Everything: {all_ratio:.2f} times the page without a model (at most 5)")
    return int(first_ratio > FIRST_BOUND or all_ratio > ALL_BOUND)


if __name__ == "__main__":
    sys.exit(main())
