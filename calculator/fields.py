"""The kinds of value a scenario is made of, each with its unit and its bounds."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from calculator.errors import Problem

MAX_POSTS = 1_000_000
MAX_TEAMS = 5_000
LONGEST_NAME = 200  # characters


def number(
    unit: str,
    *,
    gt: float | None = None,
    ge: float | None = None,
    lt: float | None = None,
    le: float | None = None,
) -> Any:
    """Bound a number and name its unit in the schema; text and truth values never pass for one."""
    return Field(strict=True, gt=gt, ge=ge, lt=lt, le=le, json_schema_extra={"unit": unit})


Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Share = Annotated[Number, number("share", ge=0, le=1)]
Posts = Annotated[Number, number("posts", ge=0, le=MAX_POSTS)]
Money = Annotated[Number, number("scenario currency", ge=0, le=1e12)]
Month = Annotated[int, number("month", ge=1, le=120)]
Months = Annotated[Number, number("months", ge=0, le=120)]
Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)
]


class Frozen(BaseModel):
    """Immutable, and strict about names: an unknown key is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class RulesError(ValueError):
    """Several broken cross-field rules at once, for a validator that may raise only one error."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems beside their joined text."""
        self.problems = tuple(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems))
