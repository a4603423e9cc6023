"""Requests that another site's page makes in a visitor's browser are refused.

Streamlit checks the origin of a WebSocket too, but takes any local page for its own, and asks a
server on the internet for its own address before it refuses: nothing may be sent anywhere.
"""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

REFUSED: Final = "This request comes from a page of another site."


class SameOrigin:
    """Lets through what names no origin, as programs do, or the host that it asks."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to a request of another origin, before anything else sees it."""
        if scope["type"] not in {"http", "websocket"} or is_same(Headers(scope=scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse(REFUSED, 403)(scope, receive, send)
        else:  # closed before it is accepted: the server answers 403
            await send({"type": "websocket.close", "code": 1008})


def is_same(headers: Headers) -> bool:
    """Whether a request names no origin, or one whose host and port are those it asks."""
    origin, host = headers.get("origin"), headers.get("host", "")
    if origin is None:
        return True
    return bool(host) and urlsplit(origin).netloc.casefold() == host.casefold()
