"""Errors as RFC 9457 problem details: what was given, the rule, the fix, all at once."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from calculator.errors import InputError, LibraryError, Problem, StoreError
from calculator.json_line import json_line

MEDIA_TYPE: Final = "application/problem+json"
_SHOWN: Final = 60  # characters of what was given that an error repeats


class ProblemRow(BaseModel):
    """One thing wrong with what was given; what is not known is left out."""

    rule: str = Field(description="What was given, and the rule it breaks")
    fix: str | None = Field(None, description="What to do")
    path: str | None = Field(None, description="Its place in the scenario, or the parameter")
    row: int | None = Field(None, description="Line of the body, from 1")
    column: str | None = Field(None, description="Character in the line, from 1")


class ProblemDetails(BaseModel):
    """RFC 9457. `problems` holds everything wrong with what was given, in reading order."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    problems: list[ProblemRow] = []


class RefusedError(HTTPException):
    """A request that is not looked into; `status` and `detail` say why."""


def problem_response(
    status: int,
    detail: str,
    problems: Sequence[Problem] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return problem details as a response."""
    details = ProblemDetails(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        problems=[_row(problem) for problem in problems],
    )
    text = json_line(details.model_dump(exclude_none=True)) + "\n"
    return Response(text, status, headers=headers, media_type=MEDIA_TYPE)


def answer_with_problems(api: FastAPI) -> None:
    """Give every error of an API this form."""
    api.exception_handler(HTTPException)(_http)
    api.exception_handler(InputError)(_input)
    api.exception_handler(RequestValidationError)(_parameters)
    api.exception_handler(LibraryError)(_library)
    api.exception_handler(StoreError)(_store)
    api.exception_handler(Exception)(_fault)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what the schema of the API says of errors."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in statuses
    }


def _row(problem: Problem) -> ProblemRow:
    return ProblemRow(
        rule=problem.rule,
        fix=problem.fix or None,
        path=problem.path or None,
        row=problem.row,
        column=problem.column or None,
    )


def _http(_: Request, error: HTTPException) -> Response:
    return problem_response(error.status_code, error.detail, headers=error.headers)


def _input(_: Request, error: InputError) -> Response:
    return problem_response(422, "What was given cannot be used", error.problems)


def _parameters(_: Request, error: RequestValidationError) -> Response:
    problems = [
        Problem(f"{str(row['input'])[:_SHOWN]!r}: {row['msg']}", path=str(row["loc"][-1]))
        for row in error.errors()
    ]
    return problem_response(422, "What was given cannot be used", problems)


def _library(_: Request, __: LibraryError) -> Response:
    return problem_response(503, "The assumptions of this installation cannot be used")


def _store(_: Request, error: StoreError) -> Response:
    return problem_response(503, str(error))


def _fault(_: Request, __: Exception) -> Response:
    return problem_response(500, "Something went wrong on our side")
