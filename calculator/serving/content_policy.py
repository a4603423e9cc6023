"""What a page of the app may load, and from where: this server alone."""

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Final

_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_policy(page: str) -> str:
    """Return the Content-Security-Policy under which Streamlit's own page works, and no more.

    `page` is that page's HTML: of scripts written into a page, only those that stand in it run.
    """
    rules = {
        "default-src": "'none'",
        # A component's script (the tab's storage) is text that Streamlit loads as a blob.
        "script-src": " ".join(["'self'", "blob:", *_digests(page)]),
        # Streamlit writes its styles as it draws, and the styles of a chart stand on its elements.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digests(page: str) -> Iterator[str]:
    for script in _SCRIPT.findall(page):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        yield f"'sha256-{digest}'"
