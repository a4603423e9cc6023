"""What the server answers alone has the headers too: to no HTTP, to no WebSocket's handshake.

No app is asked about these, and Streamlit, which starts uvicorn, leaves no room for our headers.
"""

from collections.abc import Mapping
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol
from websockets.http11 import Response
from websockets.server import ServerProtocol


def answer_with(headers: Mapping[str, str]) -> None:
    """Put these headers on what uvicorn and websockets answer by themselves, in this process."""
    lines = [f"{name}: {value}" for name, value in headers.items()]
    reject_bare = ServerProtocol.reject

    def refuse(connection: Any, said: str) -> None:
        answer = (
            "HTTP/1.1 400 Bad Request",
            *lines,
            "content-type: text/plain; charset=utf-8",
            f"content-length: {len(said)}",
            "connection: close",
            "",
            said,
        )
        connection.transport.write("\r\n".join(answer).encode("ascii"))
        connection.transport.close()

    def reject(handshake: ServerProtocol, status: int, said: str) -> Response:
        response = reject_bare(handshake, status, said)
        response.headers.update(headers)
        return response

    http: Any = AutoHTTPProtocol  # whichever of its two is installed
    http.send_400_response = refuse
    websocket: Any = ServerProtocol
    websocket.reject = reject
