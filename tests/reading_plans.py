"""Plans in CSV for the tests: read what is sound, catch what is refused."""

from typing import Any

import pytest

from calculator.errors import InputError, Problem
from calculator.reading.plans.file import Plan, read_plan

HEADER = "team,headcount,annual_salary,planned_cuts"


def plan(*lines: str, **options: Any) -> Plan:
    """Read the lines of a sound plan."""
    return read_plan("\n".join(lines).encode(), "plan.csv", **options)


def refusal(content: bytes | str, **options: Any) -> InputError:
    """Return the error that refuses a plan."""
    content = content.encode() if isinstance(content, str) else content
    with pytest.raises(InputError) as caught:
        read_plan(content, "plan.csv", **options)
    return caught.value


def outcome(content: bytes) -> Plan | InputError:
    """Return the plan, or the error that refuses it; any other exception is a fault."""
    try:
        return read_plan(content, "plan.csv")
    except InputError as error:
        return error


def places(error: InputError) -> list[tuple[int | None, str]]:
    """Return row and column of every problem."""
    assert all(problem.file == "plan.csv" for problem in error.problems)
    return [(problem.row, problem.column) for problem in error.problems]


def only(error: InputError) -> Problem:
    """Return the one problem there is."""
    assert len(error.problems) == 1, error
    return error.problems[0]
