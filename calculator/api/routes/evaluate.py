"""`POST /evaluate`."""

from functools import partial

from fastapi import APIRouter, Request, Response

from calculator.api.body import json_body
from calculator.api.evaluating import Asked, evaluated
from calculator.api.long_work import SCENARIO_BODY, answered, gives
from calculator.api.problem_details import documented
from calculator.api.routes.parameters import AssumptionSet, Draws, Policy, Seed
from calculator.api.workers import Workers
from calculator.evaluate import DEFAULT_DRAWS


def evaluate_router(workers: Workers) -> APIRouter:
    """Make the router on a pool of workers."""
    router = APIRouter()

    @router.post(
        "/evaluate",
        response_class=Response,
        openapi_extra={"requestBody": SCENARIO_BODY},
        responses={
            200: gives("What `evaluate --json` prints"),
            **documented(400, 408, 413, 415, 422, 503, 504),
        },
    )
    async def evaluate(
        request: Request,
        policy: Policy = "planned",
        draws: Draws = DEFAULT_DRAWS,
        seed: Seed = None,
        assumption_set: AssumptionSet = None,
    ) -> Response:
        """Evaluate a scenario."""
        asked = Asked(policy, draws, seed, assumption_set)
        body = await json_body(request)
        return await answered(workers, request, partial(evaluated, body, asked))

    return router
