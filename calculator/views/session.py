"""What one browser session holds: the plan that is open, the answers given, the figures shown.

The state is the session's own mapping and nothing else: nothing is stored and nothing is shared.
Figures are replaced only by figures: whatever goes wrong, the last good answer stays, and says
which inputs it belongs to.
"""

import logging
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from calculator.answer import Answer, answer
from calculator.errors import InputError, Problem
from calculator.evaluate import DEFAULT_DRAWS, evaluate
from calculator.examples import examples
from calculator.library import load
from calculator.questions import Answers, answers_from, changed, scenario_from_answers
from calculator.reading.source import read_bytes
from calculator.scenario import Scenario, scenario_from

State: TypeAlias = MutableMapping[Any, Any]
Columns: TypeAlias = Mapping[str, str]

OUR_FAULT: Final = Problem(
    "Something went wrong on our side; the inputs may well be in order",
    "Change an input and try again, or start from an example",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """The plan that is open; `key` is an example's name, or what else it was opened from."""

    key: str
    title: str
    scenario: Scenario
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read, kept so that its columns can be confirmed."""

    file: str
    content: bytes
    currency: str
    problems: tuple[Problem, ...]
    suggested_columns: Columns = field(default_factory=dict)
    columns: Columns = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures on the screen, and the inputs they belong to."""

    key: tuple[str, str, int]
    title: str
    answer: Answer
    warnings: tuple[Problem, ...]


QUESTIONS: Final = "questions"
FILE: Final = "file"


def begin(state: State) -> None:
    """Open the first example in a new session."""
    if "opened" not in state:
        open_example(state, next(iter(examples())))


def open_example(state: State, name: str) -> None:
    """Open an example by its name."""
    example = examples()[name]
    _open(state, Opened(name, example.title, scenario_from(example.scenario)))


def open_questions(state: State) -> None:
    """Start from the six questions: one team, with plain first answers."""
    scenario = scenario_from_answers(Answers())
    _open(state, Opened(QUESTIONS, "Six questions", scenario))


def open_file(
    state: State, content: bytes, file: str, currency: str, columns: Columns | None = None
) -> None:
    """Open a plan or a scenario file; one that cannot be read is kept as refused."""
    columns = columns or {}
    settings = (f"currency={currency}",) if file.casefold().endswith((".csv", ".tsv")) else ()
    try:
        reading = read_bytes(content, file, columns=columns, settings=settings)
    except InputError as error:
        suggested = error.suggested_columns
        state["refused"] = Refused(file, content, currency, error.problems, suggested, columns)
        return
    _open(state, Opened(FILE, file, reading.scenario, reading.warnings))


def confirm_columns(state: State) -> None:
    """Read the refused file again with the columns it suggests."""
    refused: Refused = state["refused"]
    columns = {**refused.columns, **refused.suggested_columns}
    open_file(state, refused.content, refused.file, refused.currency, columns)


def is_stale(state: State, scenario: Scenario) -> bool:
    """Whether the figures shown are not those of a scenario."""
    return "shown" not in state or state["shown"].key != _key(state, scenario)


def refresh(state: State, scenario: Scenario) -> tuple[Problem, ...]:
    """Compute the figures of a scenario and show them; else return why the old ones stay."""
    library = load()
    try:
        evaluation = evaluate(scenario, library, draws=state.get("draws", DEFAULT_DRAWS))
        figures = answer(evaluation)
    except InputError as error:
        return error.problems
    except Exception as error:  # noqa: BLE001 - the last good answer outlives a fault of ours
        kind = type(error).__name__
        logging.getLogger(__name__).error("evaluation failed: %s", kind)  # noqa: TRY400 - an error's text may repeat a confidential plan
        return (OUR_FAULT,)
    opened: Opened = state["opened"]
    warnings = (*opened.warnings, *evaluation.warnings)
    state["shown"] = Shown(_key(state, scenario), opened.title, figures, warnings)
    return ()


def scenario_now(state: State) -> Scenario:
    """Return the open plan with the answers given; InputError where they do not fit it."""
    return changed(state["opened"].scenario, state["answers"])


def _open(state: State, opened: Opened) -> None:
    state["opened"] = opened
    state["answers"] = answers_from(opened.scenario)
    state["round"] = state.get("round", 0) + 1
    state["refused"] = None


def _key(state: State, scenario: Scenario) -> tuple[str, str, int]:
    return scenario.model_dump_json(), load().id, state.get("draws", DEFAULT_DRAWS)
