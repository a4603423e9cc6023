"""The body of a request, read up to a limit in size and in time, and only where it is JSON."""

import asyncio
from typing import Final

from starlette.requests import ClientDisconnect, Request

from calculator.api.problem_details import RefusedError
from calculator.reading.scenario_file import MAX_BYTES

READ_SECONDS: Final = 20.0
JSON: Final = "application/json"


async def json_body(
    request: Request, limit: int = MAX_BYTES, seconds: float = READ_SECONDS
) -> bytes:
    """Return the body; `RefusedError` where it is no JSON, too large, or too long in coming.

    A page elsewhere can have a browser post a form or plain text here, but no JSON.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise RefusedError(415, f"The body is not {JSON}. Send a scenario file's object as JSON")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise RefusedError(415, "The body is compressed. Send it as it is")
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise _too_large(limit)
    content = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                content += chunk
                if len(content) > limit:
                    raise _too_large(limit)
    except TimeoutError:
        raise RefusedError(408, f"The body took more than {seconds:g} seconds to come") from None
    except ClientDisconnect:
        raise RefusedError(400, "The body broke off") from None
    return bytes(content)


def _too_large(limit: int) -> RefusedError:
    return RefusedError(413, f"The body is larger than {limit / 1e6:g} MB")
