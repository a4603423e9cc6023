"""From a scenario's text to its answer's, as `evaluate --json`, within what a server can do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from calculator.answer import answer
from calculator.assumption_sets import load_set
from calculator.errors import InputError, Problem
from calculator.evaluate import Notice, evaluate_others, evaluate_plan, run_problems
from calculator.json_line import json_line
from calculator.library import Library, load
from calculator.reading.source import read_bytes
from calculator.scenario import Scenario

MOST_DRAWS: Final = 2_048  # memory goes with draws and months: 1 GB for 2,048 over 120 months
MOST_DRAWN: Final = 1_000 * 1_024  # teams times draws: as much as may be done within the time
_NAME: Final = "body.json"
_ELSEWHERE: Final = "the command line has no such limit"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a scenario is to be evaluated; `None` for the scenario's seed and for today's set."""

    policy: str
    draws: int
    seed: int | None
    assumption_set: str | None


def chosen_set(id_: str | None) -> Library:
    """Return today's set or a frozen one; `InputError` lists those there are."""
    return load() if id_ is None else load_set(id_)


def asked_for(body: bytes, asked: Asked) -> tuple[Scenario, Library]:
    """Return the scenario of a body and the set it is asked under; `InputError` as `evaluated`."""
    library = chosen_set(asked.assumption_set)
    scenario = body_scenario(body, library, asked.draws, asked.seed, _run_problems(asked))
    return scenario, library


def evaluated(body: bytes, asked: Asked, notice: Notice) -> str:
    """Return the answer; `InputError` holds every problem. `notice` as in `evaluate_plan`."""
    scenario, library = asked_for(body, asked)
    notice(0.0)
    begun = evaluate_plan(scenario, library, asked.policy, asked.draws, notice)
    whole = evaluate_others(begun, notice)
    notice(1.0)
    return json_line(answer(whole)) + "\n"


def body_scenario(
    body: bytes,
    library: Library,
    draws: int,
    seed: int | None = None,
    wrong: Sequence[Problem] = (),
) -> Scenario:
    """Read a body as the command line reads a file; refuse at once what is `wrong` elsewhere.

    So are more teams than can be run in so many draws.
    """
    problems = [*wrong]
    try:
        scenario = read_bytes(
            body,
            _NAME,
            settings=() if seed is None else (f"seed={seed}",),
            assumption_ids=library.entries,
            as_of=library.as_of,
        ).scenario
    except InputError as error:
        problems += [replace(problem, file="") for problem in error.problems]
        raise InputError(problems) from None
    if len(scenario.teams) * draws > MOST_DRAWN:
        rule = f"{len(scenario.teams):,} teams in {draws:,} draws are too much at once"
        fix = f"Keep teams times draws under {MOST_DRAWN:,}; {_ELSEWHERE}"
        problems.append(Problem(rule, fix, path="draws"))
    if problems:
        raise InputError(problems)
    return scenario


def _run_problems(asked: Asked) -> list[Problem]:
    problems = run_problems(asked.policy, asked.draws)
    if asked.draws > MOST_DRAWS and not problems:
        rule = f"{asked.draws:,} draws are more than the server takes: {MOST_DRAWS:,}"
        problems.append(Problem(rule, f"Use fewer; {_ELSEWHERE}", path="draws"))
    return problems
