"""What the tests share: a real Chromium, the real app, a real PostgreSQL, a copy of the scripts."""

import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from calculator.store.place import FILE, SERVER
from tests import chromium, postgres, server
from tests.checkout import Checkout

QUIET = (
    "--no-sandbox",  # containers run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session", autouse=True)
def _links_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep private links that a test makes in a folder of its own, never in the user's."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv(SERVER, raising=False)
        environment.setenv(FILE, str(tmp_path_factory.mktemp("links") / "links.sqlite3"))
        yield


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return a real Chromium; without one the test is left out, or fails where CI=true."""
    path = chromium.find()
    if path is None:
        leave_out = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        leave_out(f"no Chromium: {chromium.ADVICE}")
    return path


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Run a browser for one module: its event loop would be in the way of other modules' own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real app as `./run` does; it must stop when told to."""
    command = (sys.executable, "-m", "streamlit", "run", "server.py")
    with server.serving(command, tmp_path_factory.mktemp("app") / "log.txt") as url:
        yield url


@pytest.fixture(scope="session")
def quick_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app on few draws, for what does not hang on their number."""
    command = (sys.executable, "-m", "tests.few_draws_app")
    with server.serving(command, tmp_path_factory.mktemp("quick") / "log.txt") as url:
        yield url


@pytest.fixture
def laptop(browser: Browser) -> Iterator[Page]:
    """Give an empty page of a laptop's size, in a session of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Postgres]:
    """Run a real PostgreSQL; without one the test is left out, or fails where CI=true."""
    if postgres.programs() is None:
        leave_out = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        leave_out("no PostgreSQL: install the development requirements, or postgresql")
    with postgres.running() as running:
        yield running


@pytest.fixture
def postgres_place(postgres_server: postgres.Postgres) -> dict[str, str]:
    """Name an empty database of a PostgreSQL, as an environment does."""
    return {SERVER: postgres_server.new_database(secrets.token_hex(8))}


@pytest.fixture
def sqlite_place(tmp_path: Path) -> dict[str, str]:
    """Name a SQLite file that is not there yet, as an environment does."""
    return {FILE: str(tmp_path / "kept" / "links.sqlite3")}


@pytest.fixture(params=["sqlite_place", "postgres_place"])
def links_place(request: pytest.FixtureRequest) -> dict[str, str]:
    """Name an empty database of either kind, as an environment does."""
    named: dict[str, str] = request.getfixturevalue(request.param)
    return named


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Copy the scripts to a folder with a blank in its name."""
    return Checkout.at(tmp_path / "a checkout")


@pytest.fixture
def installed(checkout: Checkout) -> Checkout:
    """Install once, with a good Python."""
    checkout.provide("python3")
    assert checkout.call("run", "--install-only").returncode == 0
    return checkout
