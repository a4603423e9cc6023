"""`POST /evaluate`."""

from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response

from calculator.api.body import JSON, json_body
from calculator.api.evaluating import MOST_DRAWS, Asked, evaluated
from calculator.api.problem_details import RefusedError, documented
from calculator.api.workers import BusyError, TooLongError, Workers
from calculator.evaluate import DEFAULT_DRAWS, DRAWS
from calculator.simulation.policies import POLICIES

_RETRY_AFTER: Final = {"Retry-After": "5"}
_DRAWS: Final = [draws for draws in DRAWS if draws <= MOST_DRAWS]
_BODY: Final[dict[str, Any]] = {
    "required": True,
    "description": "A scenario file's object, nothing around it",
    "content": {JSON: {"schema": {"$ref": "#/components/schemas/Scenario"}}},
}

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
        openapi_extra={"requestBody": _BODY},
        responses={
            200: {
                "description": "What `evaluate --json` prints",
                "content": {JSON: {"schema": {"type": "object"}}},
            },
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
        try:
            text = await workers.run(partial(evaluated, body, asked), partial(_gone, request))
        except BusyError:
            detail = "The server is busy with other evaluations. Try again in some seconds"
            raise RefusedError(503, detail, _RETRY_AFTER) from None
        except TooLongError:
            detail = (
                f"The evaluation took more than {workers.seconds:g} seconds. "
                "Use fewer draws or teams; the command line has no such limit"
            )
            raise RefusedError(504, detail) from None
        return Response(text, media_type=JSON)

    return router


async def _gone(request: Request) -> None:
    """Return once the client has gone; the body has been read, so nothing else can come."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
