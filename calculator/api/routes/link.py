"""`POST /link`."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from calculator.api.body import json_body
from calculator.api.linking import check_expires, kept, linked
from calculator.api.long_work import SCENARIO_BODY, answered, gives
from calculator.api.problem_details import documented
from calculator.api.routes.parameters import Base, Redact
from calculator.api.workers import Workers
from calculator.store.expiry import USUAL

Private = Annotated[bool, Query(description="Keep the plan encrypted in the store of links")]
Expires = Annotated[
    str | None, Query(description=f"Private: 1h to 1y, as in 12h, 7d; {USUAL} if left out")
]


def link_router(workers: Workers) -> APIRouter:
    """Make the router on a pool of workers."""
    router = APIRouter()

    @router.post(
        "/link",
        response_class=Response,
        openapi_extra={"requestBody": SCENARIO_BODY},
        responses={
            200: gives("What `link --json` prints; only a private link can be revoked"),
            **documented(400, 408, 413, 415, 422, 503, 504),
        },
    )
    async def link(
        request: Request,
        redact: Redact = "",
        base: Base = "",
        *,
        private: Private = False,
        expires: Expires = None,
    ) -> Response:
        """Make a scenario link. Nothing is stored unless it is private: the plan is in the link."""
        check_expires(expires, private=private)
        body = await json_body(request)
        work = (
            partial(kept, body, redact, base, expires)
            if private
            else partial(linked, body, redact, base)
        )
        return await answered(workers, request, work)

    return router
