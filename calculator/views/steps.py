"""The way back: what the open plan and the answers to it were, step by step, whatever page it was.

The grid of the Plan page has finer steps of its own: text that is no plan yet is among them.
"""

from dataclasses import dataclass
from typing import Final

from calculator.questions import Answers
from calculator.views import session
from calculator.views.history import History
from calculator.views.session import Opened, State

STEPS: Final = "steps"


@dataclass(frozen=True, slots=True)
class Step:
    """The plan that was open, and the answers given to it."""

    opened: Opened
    answers: Answers


def note(state: State) -> History[Step]:
    """Take down the open plan where it has changed; return every step so far."""
    now = Step(state["opened"], state["answers"])
    steps: History[Step] = state.get(STEPS) or History(now)
    if steps.now != now:
        steps = steps.changed(now)
    state[STEPS] = steps
    return steps


def undo(state: State) -> None:
    """Go back one step, if there is one."""
    steps = note(state)
    _go(state, steps, steps.back())


def redo(state: State) -> None:
    """Take one step back again, if one was undone."""
    steps = note(state)
    _go(state, steps, steps.forward())


def _go(state: State, before: History[Step], steps: History[Step]) -> None:
    if steps is not before:
        state[STEPS] = steps
        session.put_back(state, steps.now.opened, steps.now.answers)
