"""A link that opens a session: it waits for the tab, becomes the open plan, or is refused.

Whatever was open in the tab before is kept beside it, so that no link costs anybody their work.
"""

from typing import Final

from calculator.errors import InputError, Problem
from calculator.links.opening import Opened, open_link
from calculator.links.then_and_now import ThenAndNow
from calculator.views import kept, session
from calculator.views.links.private import VISIT
from calculator.views.session import State

WAITING: Final = "link_waiting"  # text of a link that is not open yet
CAME: Final = "link_came"  # what the link held that the open plan came by
REFUSED: Final = "link_refused"  # why a link opens nothing
COMPARED: Final = "link_compared"  # its figures, then and now
KEY: Final = "link"
TITLE: Final = "Plan from a link"


def wait(state: State, text: str) -> None:
    """Note the text of a link; it is opened once it is known what the tab had kept."""
    state[WAITING] = text


def is_waiting(state: State) -> bool:
    """Whether there is a link to open, at once or by a click."""
    return WAITING in state or VISIT in state


def open_waiting(state: State) -> None:
    """Open the link, or note why it opens nothing; then all else stays as it was."""
    text = state.pop(WAITING)
    try:
        with session.in_confidence():
            take(state, open_link(text))
    except InputError as error:
        state[REFUSED] = error.problems


def take(state: State, found: Opened) -> None:
    """Open what a link held; `InputError` where what was open before cannot be kept beside it."""
    if "opened" in state:
        kept.keep_unless_at_hand(state)
    title = found.scenario.name if "name" in found.scenario.model_fields_set else TITLE
    session.open_plan(state, session.Opened(KEY, title, found.scenario, found.notes))
    state[CAME] = found
    state.pop(COMPARED, None)


def came(state: State) -> Opened | None:
    """Return what the link held that a plan came by, until it is put aside."""
    found: Opened | None = state.get(CAME)
    return found


def refused(state: State) -> tuple[Problem, ...]:
    """Return why a link opens nothing; nothing where none was refused."""
    found: tuple[Problem, ...] = state.get(REFUSED, ())
    return found


def compared(state: State) -> ThenAndNow | None:
    """Return the figures of the link, then and now, once they are known."""
    found: ThenAndNow | None = state.get(COMPARED)
    return found


def put_aside(state: State) -> None:
    """Say no more of the link; the plan stays open."""
    for key in (CAME, REFUSED, COMPARED):
        state.pop(key, None)
