"""Assumptions of the user's own: put into the open plan, and taken out again.

They are checked by the rules of a scenario file before anything is changed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from calculator.defaults import assumption_problems
from calculator.errors import Problem
from calculator.library import load
from calculator.scenario import Scenario
from calculator.views.amending import amend
from calculator.views.assumptions.assumed import Own
from calculator.views.session import State

PART = "assumptions"


def own_assumptions(state: State) -> Mapping[str, Own]:
    """Return what the open plan sets itself, by id."""
    found: Mapping[str, Own] = state["opened"].scenario.assumptions
    return found


def assume(state: State, id_: str, value: float | tuple[float, float]) -> None:
    """Pin an assumption of the open plan, or give it a range (P5, P95), in the library's unit.

    `InputError` says what is wrong with it; then everything stays as it was.
    """
    own = dict(zip(("p5", "p95"), value, strict=True)) if isinstance(value, tuple) else value

    def of_this_one(scenario: Scenario) -> Iterator[Problem]:
        problems = assumption_problems(scenario, load())
        return (problem for problem in problems if problem.path == f"{PART}.{id_}")

    amend(state, "assumptions", {**_given(state), id_: own}, of_this_one)


def forget(state: State, id_: str) -> None:
    """Take the library's word for one assumption again."""
    amend(state, "assumptions", {key: own for key, own in _given(state).items() if key != id_})


def forget_all(state: State) -> None:
    """Take the library's word for every assumption again."""
    amend(state, "assumptions", {})


def _given(state: State) -> dict[str, Any]:
    given: dict[str, Any] = state["opened"].scenario.model_dump(mode="python")[PART]
    return given
