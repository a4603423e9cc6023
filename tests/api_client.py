"""The API in the same process, as the server mounts it."""

import json
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from calculator.api.application import PREFIX, api
from calculator.api.workers import Workers
from calculator.serving.measures import Measures

EVALUATE = "/evaluate?draws=64"
JSON = {"Content-Type": "application/json"}


def mounted(workers: Workers | None = None) -> Starlette:
    """Mount the API where the server mounts it."""
    return Starlette(routes=[Mount(PREFIX, api(workers or Workers(), Measures()))])


def client(workers: Workers | None = None) -> TestClient:
    """Return a client of the API; a fault of the API's is raised in the test."""
    return TestClient(mounted(workers), base_url=f"http://testserver{PREFIX}")


def posted(content: Any, workers: Workers | None = None, path: str = EVALUATE) -> Any:
    """Post a body, bytes or plain data, and return the response."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return client(workers).post(path.lstrip("/"), content=body, headers=JSON)
