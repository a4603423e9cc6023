"""Headers that every answer carries: pages, files, errors, and the answer to a WebSocket."""

from collections.abc import Mapping
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Final[Mapping[str, str]] = {
    "Referrer-Policy": "no-referrer",  # a link may hold a plan
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}
_STARTS: Final = {"http.response.start", "websocket.http.response.start", "websocket.accept"}
_DENIAL: Final = "websocket.http.response"


class SafeHeaders:
    """Puts headers on every answer, in the place of those an app set under the same names."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        """Wrap an app."""
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        accepted = False

        async def sending(message: Message) -> None:
            nonlocal accepted
            accepted = accepted or message["type"] == "websocket.accept"
            refused = message["type"] == "websocket.close" and not accepted
            if refused and _DENIAL in scope.get("extensions", {}):
                await sending({"type": f"{_DENIAL}.start", "status": 403, "headers": []})
                await send({"type": f"{_DENIAL}.body", "body": b""})
                return
            if message["type"] in _STARTS:
                message.setdefault("headers", [])
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, sending)
