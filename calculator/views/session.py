"""What one browser session holds: the plan that is open, the answers given, the figures shown.

The state is the session's own mapping and nothing else: nothing is stored here, nothing is shared.
What a tab keeps for a reload is `tab`'s.
Figures are replaced only by figures: whatever goes wrong, the last good answer stays, and says
which inputs it belongs to.
"""

import hashlib
import logging
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from cachetools import LRUCache

from calculator import __version__
from calculator.answer import Answer, beside_the_plan, headline, plan_in_full
from calculator.errors import InputError, Problem
from calculator.evaluate import (
    DEFAULT_DRAWS,
    Evaluation,
    Notice,
    evaluate_others,
    evaluate_plan,
)
from calculator.examples import examples
from calculator.library import load
from calculator.questions import Answers, answers_from, changed, scenario_from_answers
from calculator.reading.source import is_whole, read_bytes
from calculator.scenario import Scenario, scenario_from
from calculator.sizing import headcount, sized

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
class Figures:
    """The figures of one scenario, whoever opened it and under whatever name."""

    answer: Answer
    warnings: tuple[Problem, ...]

    def size(self) -> int:
        """Count the records of the answer, teams and months: what its memory goes with."""
        records = self.answer.get("teams", ()), self.answer.get("monthly", ())
        return 1 + sum(map(len, records))


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures on the screen, and the inputs and the plan they belong to."""

    key: str
    opened: Opened
    scenario: Scenario
    figures: Figures

    @property
    def title(self) -> str:
        """The name of the plan."""
        return self.opened.title

    @property
    def answer(self) -> Answer:
        """The figures themselves."""
        return self.figures.answer

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is allowed but worth a second look, in the file and in the scenario."""
        return (*self.opened.warnings, *self.figures.warnings)

    @property
    def has_plan(self) -> bool:
        """Whether the plan by team and month is there, not only the headline."""
        return "monthly" in self.answer

    @property
    def is_finished(self) -> bool:
        """Whether every figure is there, the alternatives too."""
        return "alternatives" in self.answer


MEMORY: Final = 6000  # records of teams and months, some 5 kB each
QUESTIONS: Final = "questions"
FILE: Final = "file"
EMPLOYEES: Final = "Teams of an employee file"  # whose name may say more than its teams do


def begin(state: State) -> None:
    """Open the first example in a new session."""
    if "opened" not in state:
        open_example(state, next(iter(examples())))


def open_example(state: State, name: str, people: int | None = None) -> None:
    """Open an example by its name, for a company of so many people if a number is given."""
    example = examples()[name]
    scenario, title = scenario_from(example.scenario), example.title
    if people is not None and people != headcount(scenario):
        scenario, title = sized(scenario, people), f"{title}, {people} people"
    _open(state, Opened(name, title, scenario))


def open_questions(state: State) -> None:
    """Start from the six questions: one team, with plain first answers."""
    scenario = scenario_from_answers(Answers())
    _open(state, Opened(QUESTIONS, "Six questions", scenario))


def open_file(
    state: State, content: bytes, file: str, currency: str, columns: Columns | None = None
) -> None:
    """Open a plan or a scenario file; one that cannot be read is kept as refused."""
    columns = columns or {}
    settings = () if is_whole(file) else (f"currency={currency}",)
    try:
        reading = read_bytes(content, file, columns=columns, settings=settings)
    except InputError as error:
        suggested = error.suggested_columns
        state["refused"] = Refused(file, content, currency, error.problems, suggested, columns)
        return
    title = EMPLOYEES if reading.of_employees else file
    _open(state, Opened(FILE, title, reading.scenario, reading.warnings))


def open_plan(state: State, opened: Opened) -> None:
    """Open a plan that has been read already, as the grid does with every sound edit."""
    _open(state, opened)


def confirm_columns(state: State) -> None:
    """Read the refused file again with the columns it suggests."""
    refused: Refused = state["refused"]
    columns = {**refused.columns, **refused.suggested_columns}
    open_file(state, refused.content, refused.file, refused.currency, columns)


def recall(state: State, scenario: Scenario) -> bool:
    """Show the figures of a scenario if this session still has them; tell whether it does."""
    key = figures_key(scenario, draws_of(state))
    shown: Shown | None = state.get("shown")
    if shown and shown.key == key:
        state["shown"] = (
            shown if shown.opened is state["opened"] else replace(shown, opened=state["opened"])
        )
        return True
    figures = _memory(state).get(key)
    if figures is None:
        return False
    state["shown"] = Shown(key, state["opened"], scenario, figures)
    return True


def first_figures(state: State, scenario: Scenario, notice: Notice) -> Evaluation:
    """Compute the headline of a scenario, and show it in place of the old figures.

    `InputError` says why they stay. `notice` is told how far it is; what it raises ends it.
    """
    with in_confidence():
        begun = evaluate_plan(scenario, load(), draws=draws_of(state), notice=notice)
        _keep(state, state["opened"], scenario, Figures(headline(begun), begun.warnings))
    return begun


def plan_figures(state: State, notice: Notice, begun: Evaluation | None = None) -> None:
    """Add what the figures shown lack of the plan by team and month; as `first_figures`.

    `begun` is what the first figures were made from, if it is at hand.
    """
    shown: Shown = state["shown"]
    if shown.has_plan:
        return
    with in_confidence():
        begun = begun or evaluate_plan(shown.scenario, load(), draws=draws_of(state), notice=notice)
        figures = Figures({**shown.answer, **plan_in_full(begun)}, begun.warnings)
        _keep(state, shown.opened, shown.scenario, figures)


def other_figures(state: State, notice: Notice, begun: Evaluation | None = None) -> None:
    """Add the alternatives, the bridge and the ladder of slack to the plan; as `plan_figures`."""
    shown: Shown = state["shown"]
    if shown.is_finished:
        return
    with in_confidence():
        begun = begun or evaluate_plan(shown.scenario, load(), draws=draws_of(state))
        finished = evaluate_others(begun, notice)
        found = {**shown.answer, **headline(finished), **beside_the_plan(finished)}
        figures = Figures(found, finished.warnings)
        _keep(state, shown.opened, shown.scenario, figures)


def scenario_now(state: State) -> Scenario:
    """Return the open plan with the answers given; InputError where they do not fit it."""
    return changed(state["opened"].scenario, state["answers"])


def put_back(state: State, opened: Opened, answers: Answers) -> None:
    """Open a plan with answers given to it before; the fields on the screen start afresh."""
    state["opened"] = opened
    state["answers"] = answers
    state["round"] = state.get("round", 0) + 1
    state["refused"] = None


def _open(state: State, opened: Opened) -> None:
    put_back(state, opened, answers_from(opened.scenario))


def figures_key(scenario: Scenario, draws: int) -> str:
    """Name what figures hang on: the inputs, the model, the assumption set, the draws.

    A digest, so that the name gives nothing of a plan away.
    """
    parts = (scenario.model_dump_json(exclude={"saved_on"}), __version__, load().id, draws)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _keep(state: State, opened: Opened, scenario: Scenario, figures: Figures) -> None:
    """Show figures as those of a plan, and remember them."""
    key = figures_key(scenario, draws_of(state))
    with suppress(ValueError):  # larger than the whole memory: shown, and not kept
        _memory(state)[key] = figures
    state["shown"] = Shown(key, opened, scenario, figures)


def _memory(state: State) -> "LRUCache[str, Figures]":
    """Return this session's own memory of figures, bounded: going back to them costs nothing."""
    memory: LRUCache[str, Figures] = state.setdefault(
        "memory", LRUCache(MEMORY, getsizeof=Figures.size)
    )
    return memory


def draws_of(state: State) -> int:
    """Return how many draws this session's figures are made of."""
    draws: int = state.get("draws", DEFAULT_DRAWS)
    return draws


@contextmanager
def in_confidence() -> Iterator[None]:
    """Turn a fault of ours into a problem; the log names its kind, and nothing of a plan."""
    try:
        yield
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - the last good answer outlives a fault of ours
        kind = type(error).__name__
        logging.getLogger(__name__).error("evaluation failed: %s", kind)  # noqa: TRY400 - an error's text may repeat a confidential plan
        raise InputError([OUR_FAULT]) from None
