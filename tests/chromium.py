"""A real Chromium for the tests: the one named, one installed, or one that can be had.

`python tests/chromium.py` prints its path; without one it says why and exits with 1.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "install it (Debian: apt install chromium) or name one: CHROMIUM=/path/to/chromium"
DOWNLOAD_SECONDS = 120


def runs(path: str) -> bool:
    """Tell whether a browser answers; a distribution may put a mere signpost in its place."""
    try:
        version = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return version.returncode == 0


def find() -> str | None:
    """Return the browser that `CHROMIUM` names, or else the first on `PATH` or downloaded."""
    if named := os.environ.get("CHROMIUM"):
        return named if runs(named) else None
    on_path = (path for path in map(shutil.which, NAMES) if path and runs(path))
    return next(on_path, None) or downloaded()


def downloaded() -> str | None:
    """Return the browser that Playwright has downloaded."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() and runs(path) else None


def download() -> str:
    """Let Playwright download its browser; return what went wrong, in one line."""
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        try:
            lines = process.communicate(timeout=DOWNLOAD_SECONDS)[0].splitlines()
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return f"downloading one took longer than {DOWNLOAD_SECONDS} seconds"
    return next((line for line in lines if "Error:" in line), "the one downloaded does not run")


def main() -> int:
    """Print the path of a browser, downloading one only when none is named or installed."""
    named, path = os.environ.get("CHROMIUM"), find()
    if path is None and not named:
        reason = download()
        path = downloaded()
    else:
        reason = f"CHROMIUM={named} does not run"
    if path is None:
        print(f"No Chromium: {reason}. To have one, {ADVICE}", file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
