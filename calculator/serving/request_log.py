"""One line of log a request, with its path and nothing else of what was asked; no fault gets by."""

import logging
from time import perf_counter
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from calculator.serving.measures import Measures

_LOG: Final = logging.getLogger(__name__)
_LONGEST: Final = 200  # characters of a path
_TICKETS: Final = ("/media/", "/_stcore/upload_file/")  # who knows the rest may have the file
_STATUS_OF: Final = {"websocket.accept": 101, "websocket.close": 403}
_STARTS: Final = {"http.response.start", "websocket.http.response.start"}


class RequestLog:
    """Logs and counts every request; answers 500, without a word of why, where an app fails."""

    def __init__(self, app: ASGIApp, measures: Measures) -> None:
        """Wrap an app."""
        self._app = app
        self._measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        begun, status = perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] in _STARTS:
                status = message["status"]
            status = status or _STATUS_OF.get(message["type"], 0)
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:  # noqa: BLE001 - the last door: a fault is logged, never dumped
            _LOG.exception("request failed", {"path": told(scope["path"])})
            if not status and scope["type"] == "http":
                failed = PlainTextResponse("Something went wrong on our side.", 500)
                await failed(scope, receive, sending)
        finally:
            seconds = perf_counter() - begun
            self._measures.answered(scope, status, seconds)
            _LOG.info(
                "request",
                {
                    "method": scope.get("method", "WEBSOCKET"),
                    "path": told(scope["path"]),
                    "status": status,
                    "milliseconds": round(1000 * seconds, 1),
                },
            )


def told(path: str) -> str:
    """Return what a log may say of a path."""
    for ticket in _TICKETS:
        if path.startswith(ticket):
            return f"{ticket}…"
    return path[:_LONGEST]
