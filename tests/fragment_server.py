"""The page of `fragment_app.py` under the headers that the real server sends with every page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from calculator.serving.content_policy import content_policy
from calculator.serving.safe_headers import HEADERS, SafeHeaders
from calculator.serving.stopping import told_to_stop


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """End as the real server does; there is nothing to give up."""
    with told_to_stop(lambda: None):
        yield


policy = content_policy((Path(st.__file__).parent / "static/index.html").read_text("utf-8"))
app = st.App(
    Path(__file__).with_name("fragment_app.py"),
    lifespan=lifespan,
    middleware=[Middleware(SafeHeaders, {**HEADERS, "Content-Security-Policy": policy})],
)
