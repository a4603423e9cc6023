"""`POST /evaluate`."""

from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from calculator.api.body import json_body
from calculator.api.evaluating import MOST_DRAWS, Asked, evaluated
from calculator.api.long_work import SCENARIO_BODY, answered, gives
from calculator.api.problem_details import documented
from calculator.api.workers import Workers
from calculator.evaluate import DEFAULT_DRAWS, DRAWS
from calculator.simulation.policies import POLICIES

_DRAWS: Final = [draws for draws in DRAWS if draws <= MOST_DRAWS]

Policy = Annotated[
    str,
    Query(
        description="The alternative that headline, bridge, teams and months describe",
        json_schema_extra={"enum": list(POLICIES)},
    ),
]
Draws = Annotated[
    int,
    Query(description="How many draws, a power of two", json_schema_extra={"enum": _DRAWS}),
]
Seed = Annotated[
    int | None,
    Query(description="The scenario's if left out", json_schema_extra={"minimum": 0}),
]
AssumptionSet = Annotated[
    str | None, Query(description="A frozen assumption set; today's if left out")
]


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
