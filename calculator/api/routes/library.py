"""`GET /assumptions`, `/schema`, `/examples`: what the command line lists under the same names."""

from functools import lru_cache
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Response

from calculator.api.body import JSON
from calculator.api.evaluating import chosen_set
from calculator.api.problem_details import documented, problem_response
from calculator.errors import InputError
from calculator.examples import example, example_rows
from calculator.json_line import json_line
from calculator.reviews import this_month
from calculator.saving import schema_text
from calculator.views.assumptions.told import Told
from calculator.views.library_rows import number_rows

_SETS_KEPT: Final = 4
_REFUSALS: Final = documented(422, 503)

router = APIRouter(default_response_class=Response)


def _json(schema: str) -> dict[int | str, dict[str, object]]:
    found = {"description": "OK", "content": {JSON: {"schema": {"type": schema}}}}
    return {200: found, **_REFUSALS}


@router.get("/assumptions", responses=_json("array"))
def assumptions(
    assumption_set: Annotated[str | None, Query(description="Today's if left out")] = None,
) -> Response:
    """List the assumptions, each with all that stands behind it."""
    return Response(_assumptions(assumption_set, this_month()), media_type=JSON)


@router.get("/schema", responses=_json("object"))
def schema() -> Response:
    """Return the JSON Schema of a scenario file."""
    return Response(schema_text(), media_type=JSON)


@router.get("/examples", responses=_json("array"))
def examples() -> Response:
    """List the built-in examples."""
    return Response(json_line(example_rows()) + "\n", media_type=JSON)


@router.get("/examples/{name}", responses={**_json("object"), **documented(404)})
def scenario(name: Annotated[str, Path(description="As `/examples` lists it")]) -> Response:
    """Return the scenario of an example: a body for `/evaluate`."""
    try:
        found = example(name)
    except InputError as error:
        return problem_response(404, "There is no such example", error.problems)
    return Response(json_line(found.scenario) + "\n", media_type=JSON)


@lru_cache(_SETS_KEPT)
def _assumptions(id_: str | None, month: str) -> str:
    return json_line(number_rows(Told(chosen_set(id_), month))) + "\n"
