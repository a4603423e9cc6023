"""Work that a request waits for: within the workers' limits, given up when the client has gone."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from fastapi import Request, Response

from calculator.api.body import JSON
from calculator.api.problem_details import RefusedError
from calculator.api.workers import BusyError, Found, TooLongError, Work, Workers

SCENARIO_BODY: Final[Mapping[str, Any]] = {
    "required": True,
    "description": "A scenario file's object, nothing around it",
    "content": {JSON: {"schema": {"$ref": "#/components/schemas/Scenario"}}},
}
_RETRY_AFTER: Final = {"Retry-After": "5"}


def gives(description: str) -> dict[str, Any]:
    """Return what the schema of the API says of an answer in JSON."""
    return {"description": description, "content": {JSON: {"schema": {"type": "object"}}}}


def hands_over(description: str, *media: str) -> dict[str, Any]:
    """Return what the schema of the API says of an answer that is a file."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    return {"description": description, "content": dict.fromkeys(media, binary)}


async def answered(workers: Workers, request: Request, work: Work[str]) -> Response:
    """Answer with the JSON that the work gives; to be called once the body has been read."""
    return Response(await _done(workers, request, work), media_type=JSON)


async def handed_over(
    workers: Workers, request: Request, work: Work[bytes], name: str, media: str
) -> Response:
    """Answer with the file that the work makes, under a name; else as `answered`."""
    file = await _done(workers, request, work)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(file, media_type=media, headers=headers)


async def _done(workers: Workers, request: Request, work: Work[Found]) -> Found:
    try:
        return await workers.run(work, partial(_gone, request))
    except BusyError:
        detail = "The server is busy with other evaluations. Try again in some seconds"
        raise RefusedError(503, detail, _RETRY_AFTER) from None
    except TooLongError:
        detail = (
            f"The evaluation took more than {workers.seconds:g} seconds. "
            "Use fewer draws or teams; the command line has no such limit"
        )
        raise RefusedError(504, detail) from None


async def _gone(request: Request) -> None:
    """Return once the client has gone; the body has been read, so nothing else can come."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
