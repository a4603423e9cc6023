"""`POST /export`."""

from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from calculator.api.body import json_body
from calculator.api.documents import exported_file
from calculator.api.evaluating import Asked
from calculator.api.long_work import SCENARIO_BODY, handed_over, hands_over
from calculator.api.problem_details import documented
from calculator.api.routes.parameters import AssumptionSet, Draws, Policy, Seed
from calculator.api.workers import Workers
from calculator.documents.exports import MEDIA
from calculator.evaluate import DEFAULT_DRAWS

Kind = Annotated[
    Literal["xlsx", "csv", "json", "png"],
    Query(alias="format", description="Workbook with live formulas, data, or one slide"),
]


def export_router(workers: Workers) -> APIRouter:
    """Make the router on a pool of workers."""
    router = APIRouter()

    @router.post(
        "/export",
        response_class=Response,
        openapi_extra={"requestBody": SCENARIO_BODY},
        responses={
            200: hands_over("What `export` writes", *MEDIA.values()),
            **documented(400, 408, 413, 415, 422, 503, 504),
        },
    )
    async def export(
        request: Request,
        kind: Kind,
        policy: Policy = "planned",
        draws: Draws = DEFAULT_DRAWS,
        seed: Seed = None,
        assumption_set: AssumptionSet = None,
    ) -> Response:
        """Make a workbook, data or a slide."""
        asked = Asked(policy, draws, seed, assumption_set)
        body = await json_body(request)
        work = partial(exported_file, body, asked, f".{kind}")
        name, media = f"headcount-horizon.{kind}", MEDIA[f".{kind}"]
        return await handed_over(workers, request, work, name, media)

    return router
