"""`POST /link`."""

from functools import partial

from fastapi import APIRouter, Request, Response

from calculator.api.body import json_body
from calculator.api.linking import linked
from calculator.api.long_work import SCENARIO_BODY, answered, gives
from calculator.api.problem_details import documented
from calculator.api.routes.parameters import Base, Redact
from calculator.api.workers import Workers


def link_router(workers: Workers) -> APIRouter:
    """Make the router on a pool of workers."""
    router = APIRouter()

    @router.post(
        "/link",
        response_class=Response,
        openapi_extra={"requestBody": SCENARIO_BODY},
        responses={
            200: gives("What `link --json` prints; such a link cannot be revoked"),
            **documented(400, 408, 413, 415, 422, 503, 504),
        },
    )
    async def link(request: Request, redact: Redact = "", base: Base = "") -> Response:
        """Make a scenario link. Nothing is stored: the plan is in the link."""
        body = await json_body(request)
        return await answered(workers, request, partial(linked, body, redact, base))

    return router
