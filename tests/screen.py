"""A page run without a browser: opened, read as a person would, its controls found by label."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from calculator.views.markdown import JOINER
from tests.answers import FEW

APP = Path(__file__).parent.parent / "app.py"


def opened(page: str, state: Mapping[str, Any] | None = None) -> AppTest:
    """Open a page in a new session, which may hold something already."""
    found = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"draws": FEW, **(state or {})}.items():
        found.session_state[name] = value
    return found.switch_page(page).run()


def seen(app: AppTest) -> str:
    """Return all text of the page as the reader sees it."""
    kinds = (
        app.title, app.header, app.subheader, app.markdown, app.caption, app.error, app.warning,
        app.info,
    )  # fmt: skip
    text = "\n".join(str(item.value) for kind in kinds for item in kind)
    return text.replace("\\", "").replace(JOINER, "")


def field(app: AppTest, kind: str, label: str) -> Any:
    """Return the one control of a kind with a label."""
    found = [item for item in getattr(app, kind) if item.label == label]
    assert len(found) == 1, [item.label for item in getattr(app, kind)]
    return found[0]
