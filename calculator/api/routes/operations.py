"""`GET /healthz` and `/metrics`: for who runs the server."""

from typing import Literal

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from calculator import __version__
from calculator.api.problem_details import documented
from calculator.library import load
from calculator.serving.measures import Measures


class Health(BaseModel):
    """That the server can answer, and with what."""

    status: Literal["ok"]
    model_version: str
    assumptions_version: str


def operations_router(measures: Measures) -> APIRouter:
    """Make the router on the counts of a process."""
    router = APIRouter()

    @router.get("/healthz", responses=documented(503))
    def healthz() -> Health:
        """Say that the assumptions can be read; a problem if not."""
        return Health(status="ok", model_version=__version__, assumptions_version=load().id)

    @router.get(
        "/metrics",
        response_class=Response,
        responses={200: {"description": "OK", "content": {"text/plain": {}}}},
    )
    def metrics() -> Response:
        """Return what was counted, in Prometheus' text format."""
        return Response(measures.text(), media_type=CONTENT_TYPE_LATEST)

    return router
