"""A page of another site reaches nothing, and nobody is asked about it."""

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from calculator.serving.same_origin import SameOrigin, is_same

SAME = (
    ("http://127.0.0.1:8501", "127.0.0.1:8501"),
    ("https://plans.example.org", "plans.example.org"),
    ("https://PLANS.example.org", "plans.example.org"),
    ("http://[::1]:8501", "[::1]:8501"),
)
OTHER = (
    ("https://plans.example.org", "plans.example.org:443"),
    ("http://127.0.0.1:9999", "127.0.0.1:8501"),
    ("http://localhost:8501", "127.0.0.1:8501"),
    ("https://evil.example", "plans.example.org"),
    ("https://plans.example.org.evil.example", "plans.example.org"),
    ("https://plans.example.org:port", "plans.example.org"),
    ("null", "plans.example.org"),
    ("", "plans.example.org"),
    ("https://plans.example.org", ""),
)


@pytest.mark.parametrize(("origin", "host"), SAME)
def test_a_page_of_this_app_is_let_through(origin: str, host: str) -> None:
    """Behind a proxy that passes the host on, too."""
    assert is_same(Headers({"origin": origin, "host": host}))


@pytest.mark.parametrize(("origin", "host"), OTHER)
def test_a_page_of_another_site_is_not(origin: str, host: str) -> None:
    """Another port of this machine is another site."""
    assert not is_same(Headers({"origin": origin, "host": host}))


def test_requests_and_sockets_are_refused_before_the_app_sees_them() -> None:
    """403 for one, closed before it is accepted for the other; a program names no origin."""
    seen = []

    async def page(_: Request) -> PlainTextResponse:
        seen.append("page")
        return PlainTextResponse("here")

    async def socket(session: WebSocket) -> None:
        seen.append("socket")
        await session.accept()
        await session.close()

    app = Starlette(
        routes=[Route("/", page), WebSocketRoute("/socket", socket)],
        middleware=[Middleware(SameOrigin)],
    )
    client = TestClient(app)
    evil = {"Origin": "https://evil.example"}
    assert client.get("/", headers=evil).status_code == 403
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/socket", headers=evil):
        pass
    assert not seen
    assert client.get("/").text == "here"
    with client.websocket_connect("/socket", headers={"Origin": "http://testserver"}):
        pass
    assert seen == ["page", "socket"]
