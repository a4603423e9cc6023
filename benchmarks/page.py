"""How long an edit takes in a real Chromium, beside the same page without a model.

`python -m benchmarks.page` edits the share that leaves, in turn in the app, in the app with its
model replaced by a constant, and on an empty page. Times are medians, from the key press to the
first picture of the page that shows the new verdict and all tiles ("first"), to that which has the
charts of cash and of work too ("charts"), and to the last change of the page ("all").

Then a new visitor comes with a cold browser: until the first answer, and until one's own.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.figure import Figure, told
from tests import chromium, server
from tests.conftest import QUIET

EDITS = 15
FIRST_BOUND, CHARTS_BOUND, ALL_BOUND = 2.0, 1.5, 5.0
OWN_ANSWER_SECONDS = 60.0
KEYSTROKE = 120  # milliseconds, of somebody who types slowly
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
    const charted = () => [...document.querySelectorAll('p')].map(each => each.textContent)
        .filter(text => /^(Cash |Work left undone is largest)/.test(text)).join('|');
    const seen = window.seen = {start: 0, last: 0, said: [], charted: []};
    document.addEventListener('keydown', event => {
        if (event.key === 'Enter') Object.assign(
            seen, {start: performance.now(), last: performance.now(), said: [[0, said()]],
                   charted: [[0, charted()]]});
    }, true);
    new MutationObserver(() => {
        seen.last = performance.now();
        const now = said();
        if (seen.said.length && seen.said.at(-1)[1] !== now)
            seen.said.push([performance.now() - seen.start, now]);
        const drawn = charted();
        if (seen.charted.length && seen.charted.at(-1)[1] !== drawn)
            seen.charted.push([performance.now() - seen.start, drawn]);
    }).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""
DONE = f"""() => document.querySelector('[data-testid="stApp"]').dataset.testScriptState
    === 'notRunning' && performance.now() - window.seen.last > {QUIET_MILLISECONDS}"""
FOUND = "() => ({...window.seen, all: window.seen.last - window.seen.start})"


@dataclass(frozen=True, slots=True)
class Edit:
    """Milliseconds from the key press."""

    first: float  # verdict and tiles are those of the new inputs
    charts: float  # so are the charts of cash and of work, where the page has them
    all: float  # nothing changes any more


def opened(browser: Browser, url: str) -> Page:
    """Open a page in a session of its own, and wait until it stands."""
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    page.goto(url)
    page.get_by_role("textbox", name="Share leaving").wait_for(timeout=PATIENCE)
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(idle).to_be_attached(timeout=PATIENCE)
    page.evaluate(WATCH)
    return page


def edited(page: Page, value: float) -> Edit:
    """Type a new share, and time what follows."""
    field = page.get_by_role("textbox", name="Share leaving")
    field.fill(f"{value:.1f}")
    page.wait_for_timeout(300)
    field.press("Enter")
    page.wait_for_function(DONE, timeout=PATIENCE)
    found: Any = page.evaluate(FOUND)
    if len(found["said"]) < 2:  # noqa: PLR2004 - what it said before, and what it says now
        message = f"an edit to {value} changed nothing on the page"
        raise RuntimeError(message)
    charts = found["charted"][-1][0]
    return Edit(first=found["said"][-1][0], charts=charts, all=found["all"])


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


def first_minute() -> Iterator[Figure]:
    """Come with a cold browser, see an answer, and give six answers of one's own."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = (sys.executable, *COMMANDS["app"])
        with server.serving(command, Path(folder) / "log.txt") as url:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=QUIET)
            page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
            start = perf_counter()
            page.goto(url)
            verdict = page.get_by_test_id("stMain").get_by_role("heading").first
            expect(verdict).to_contain_text("over 36 months", timeout=PATIENCE)
            yield Figure("cold browser to the first answer", perf_counter() - start, "s")
            _answer_the_questions(page)
            expect(page.get_by_text("100 of 1,000 posts (10%)")).to_be_visible(timeout=PATIENCE)
            took = perf_counter() - start
            yield Figure("to an own answer to six questions", took, "s", most=OWN_ANSWER_SECONDS)
            browser.close()


def _answer_the_questions(page: Page) -> None:
    """Answer as somebody does who reads little and types slowly."""
    page.get_by_role("button", name="Start from six questions instead").click()
    for role, label, typed in (
        ("textbox", "People", "1,000"),
        ("textbox", "Average base salary", "85,000"),
        ("textbox", "Share leaving", "10"),
        ("textbox", "Share of the work", "20"),
    ):
        field = page.get_by_role(role, name=label)  # type: ignore[arg-type] # one of its literals
        field.click()
        page.keyboard.press("Control+a")
        page.keyboard.type(typed, delay=KEYSTROKE)
        page.keyboard.press("Enter")
    readiness = page.get_by_role("radiogroup", name="Readiness").first
    readiness.get_by_text("AI in everyday work: several uses in production").click()


def compared() -> Iterator[Figure]:
    """Compare an edit with one of the page without a model."""
    edits = measured()
    for what, most in (("first", FIRST_BOUND), ("charts", CHARTS_BOUND), ("all", ALL_BOUND)):
        times = {name: median(getattr(edit, what) for edit in each) for name, each in edits.items()}
        for name in COMMANDS:
            if times[name]:  # an empty page has no charts
                yield Figure(f"{what}, {name}", times[name], "ms")
        yield Figure(f"{what}, app / constant", times["app"] / times["constant"], "times", most)


def main() -> int:
    """Print the times and their ratios; 1 if a bound is missed."""
    print(f"An edit in Chromium, median of {EDITS}; then a visitor's first minute")
    return told(chain(compared(), first_minute()))


if __name__ == "__main__":
    sys.exit(main())
