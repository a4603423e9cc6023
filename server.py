"""The server: the app and the API in one process. `streamlit run server.py`, or `./run`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from streamlit.runtime.pages_manager import PagesManager

from calculator.api.application import PREFIX, api
from calculator.api.workers import Workers
from calculator.serving import server_answers
from calculator.serving.content_policy import content_policy
from calculator.serving.log_lines import write_log_lines
from calculator.serving.measures import Measures
from calculator.serving.request_log import RequestLog
from calculator.serving.safe_headers import HEADERS, SafeHeaders
from calculator.serving.same_origin import SameOrigin
from calculator.serving.stopping import told_to_stop

PAGE = Path(st.__file__).parent / "static" / "index.html"

# A folder called pages makes Streamlit serve its older kind of menu until the first session has run
# app.py: a link straight to a page would then find none, once.
PagesManager.uses_pages_directory = False

write_log_lines()
workers, measures = Workers(), Measures()


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Give up evaluations when the server is to stop: it waits for their requests."""
    with told_to_stop(workers.stop):
        yield


async def robots(_: Request) -> PlainTextResponse:
    """Ask search engines to stay out."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


policy = content_policy(PAGE.read_text(encoding="utf-8"))
headers = {**HEADERS, "Content-Security-Policy": policy}
server_answers.answer_with(headers)
app = st.App(
    "app.py",
    lifespan=lifespan,
    routes=[Mount(PREFIX, api(workers, measures)), Route("/robots.txt", robots)],
    middleware=[
        Middleware(SafeHeaders, headers),
        Middleware(RequestLog, measures),
        Middleware(SameOrigin),
    ],
)
