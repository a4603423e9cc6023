"""`POST /report`."""

from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from calculator.api.body import json_body
from calculator.api.documents import reported
from calculator.api.evaluating import Asked
from calculator.api.long_work import SCENARIO_BODY, handed_over, hands_over
from calculator.api.problem_details import documented
from calculator.api.routes.parameters import AssumptionSet, Base, Draws, Policy, Redact, Seed
from calculator.api.workers import Workers
from calculator.documents.board.report import Paper
from calculator.evaluate import DEFAULT_DRAWS
from calculator.scenario import Day

PDF: Final = "application/pdf"

OnPaper = Annotated[Paper, Query(description="Its size")]
OnTheDay = Annotated[
    Day | None,
    Query(description="The day on it; that on which the scenario was saved if left out"),
]


def report_router(workers: Workers) -> APIRouter:
    """Make the router on a pool of workers."""
    router = APIRouter()

    @router.post(
        "/report",
        response_class=Response,
        openapi_extra={"requestBody": SCENARIO_BODY},
        responses={
            200: hands_over("The board's document, the scenario attached to it", PDF),
            **documented(400, 408, 413, 415, 422, 503, 504),
        },
    )
    async def report(
        request: Request,
        policy: Policy = "planned",
        draws: Draws = DEFAULT_DRAWS,
        seed: Seed = None,
        assumption_set: AssumptionSet = None,
        paper: OnPaper = "a4",
        date: OnTheDay = None,
        redact: Redact = "names,money",
        base: Base = "",
    ) -> Response:
        """Make the board's document: what `report` writes."""
        asked = Asked(policy, draws, seed, assumption_set)
        body = await json_body(request)
        work = partial(reported, body, asked, paper, date, redact, base)
        return await handed_over(workers, request, work, "headcount-horizon.pdf", PDF)

    return router
