"""Every page against axe-core in a real Chromium: light and dark, on a laptop and on a phone."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.every_page import SCRIPTS, address
from tests.test_browser import PATIENCE

pytestmark = pytest.mark.browser

AXE: Final = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
GRAVE: Final = {"serious", "critical"}
LAPTOP, PHONE = 1280, 390  # pixels
AT_REST: Final = "() => document.getAnimations().every(each => each.playState !== 'running')"
# Every place where a rule is broken, with those of the given selectors that it matches.
BROKEN: Final = """async selectors => {
    const found = await axe.run({resultTypes: ['violations']});
    return found.violations.flatMap(rule => rule.nodes.map(node => ({
        rule: rule.id, impact: rule.impact, where: node.target.flat().join(' '),
        markup: node.html.slice(0, 200), fix: node.failureSummary,
        matches: selectors.filter(it => document.querySelector(node.target[0])?.matches(it)),
    })));
}"""


@dataclass(frozen=True, slots=True)
class Excepted:
    """What a rule finds in Streamlit's own markup, which nothing here can reach."""

    rule: str
    selector: str
    reason: str


MENU: Final = 'ul[data-testid="stSidebarNavItems"]'  # where the page is narrow, or has a side bar

EXCEPTED: Final = (
    Excepted(
        "list",
        MENU,
        "Streamlit puts each group of the menu into a <div> between the list and its items",
    ),
    Excepted(
        "listitem",
        f"{MENU} > div > li",
        "the same <div>, seen from the items within it",
    ),
)


@pytest.mark.parametrize("page", SCRIPTS)
def test_nobody_is_shut_out(page: str, browser: Browser, quick_url: str) -> None:
    """No rule of axe-core of serious or critical impact is broken, contrast included.

    An exception that no longer occurs fails too: it can then be taken out.
    """
    found: list[str] = []
    occurring: set[Excepted] = set()
    for scheme in ("light", "dark"):
        for broken in _broken(browser, f"{quick_url}/{address(page)}", scheme):
            excepted = [
                each
                for each in EXCEPTED
                if each.rule == broken["rule"] and each.selector in broken["matches"]
            ]
            occurring.update(excepted)
            if not excepted:
                found.append(_told(broken))
    assert not found, "\n".join(found)
    assert occurring == set(EXCEPTED)


def _broken(browser: Browser, url: str, scheme: Any) -> list[dict[str, Any]]:
    """Return what is gravely broken on a page in one theme, on a laptop, then narrowed."""
    context = browser.new_context(
        viewport={"width": LAPTOP, "height": 1000}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(url)
    finished(page)
    page.evaluate(AXE)
    found: list[dict[str, Any]] = []
    for width in (LAPTOP, PHONE):
        page.set_viewport_size({"width": width, "height": 1000})
        if width == PHONE:
            page.locator(MENU).wait_for(state="attached", timeout=PATIENCE)
        page.wait_for_function(AT_REST)
        broken = page.evaluate(BROKEN, [each.selector for each in EXCEPTED])
        found += [{**each, "shown": f"{scheme}, {width} pixels"} for each in broken]
    context.close()
    return [each for each in found if each["impact"] in GRAVE]


def finished(page: Page, patience: float = PATIENCE) -> None:
    """Wait until a page stands: all worked out, nothing faded, nothing moving."""
    heading = page.get_by_test_id("stMain").get_by_role("heading").first
    expect(heading).to_be_visible(timeout=patience)
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(idle).to_be_attached(timeout=patience)
    expect(page.locator('[data-stale="true"]')).to_have_count(0)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=patience)
    page.wait_for_function(AT_REST)


def _told(broken: dict[str, Any]) -> str:
    """Return one finding in words: rule, selector, markup, and how to mend it."""
    fix = " ".join(broken["fix"].split())
    place = f"{broken['shown']}: {broken['rule']} at {broken['where']}"
    return f"{place}\n  {broken['markup']}\n  {fix}"
