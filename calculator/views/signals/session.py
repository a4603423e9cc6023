"""What a session holds of signals: the figures observed, and the last report.

They belong to one plan, move no other page, and are gone with the session.
"""

from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

from calculator.errors import InputError, Problem
from calculator.signals.catalogue import BEFORE, SIGNALS
from calculator.signals.file import Given, observations, read_observed_bytes
from calculator.signals.observed import Observation

State: TypeAlias = MutableMapping[Any, Any]

OBSERVED: Final = "signals_observed"
WRONG: Final = "signals_wrong"
EARLIER: Final = "signals_earlier"  # what was observed before the last figures were entered


def observed(state: State) -> tuple[Observation, ...]:
    """Return what was observed of the plan that is open."""
    plan, figures = state.get(OBSERVED, ("", ()))
    found: tuple[Observation, ...] = figures if plan == _plan(state) else ()
    return found


def enter(state: State, month: str, texts: dict[str, str], before: str) -> None:
    """Take figures typed for one month, and quits of the years before, beside those held.

    A figure entered again takes the place of the one before. What cannot be read is kept as a
    problem, and then nothing of it is taken.
    """
    given = [
        Given(month, id_, text, path=SIGNALS[id_].label)
        for id_, text in texts.items()
        if text.strip()
    ]
    if before.strip():
        given.append(Given(str(BEFORE), "quits", before, path="Quits before month 1"))
    if not given:
        state[WRONG] = (Problem("no figure was entered", "Fill one field at least"),)
        return
    try:
        new = observations(given)
    except InputError as error:
        state[WRONG] = error.problems
        return
    places = {(one.month, one.signal) for one in new}
    held = [one for one in observed(state) if (one.month, one.signal) not in places]
    hold(state, [*held, *new])


def read(state: State, content: bytes, file: str) -> None:
    """Take the figures of a file in place of those held; problems as in `enter`."""
    try:
        hold(state, read_observed_bytes(content, file))
    except InputError as error:
        state[WRONG] = error.problems


def hold(state: State, figures: Sequence[Observation]) -> None:
    """Hold figures for the open plan, in the order of months; those before can come back."""
    order = list(SIGNALS)
    ranked = sorted(figures, key=lambda one: (one.month, order.index(one.signal)))
    state[EARLIER] = observed(state)
    state[OBSERVED] = (_plan(state), tuple(ranked))
    state[WRONG] = ()


def refuse(state: State, problems: Sequence[Problem]) -> None:
    """Go back to the figures before the last, and keep why the last cannot be."""
    state[OBSERVED] = (_plan(state), state.get(EARLIER, ()))
    state[WRONG] = tuple(problems)


def placed(one: Observation) -> Observation:
    """Return a figure whose problems name its signal, as fields of a page do."""
    return one if one.file else replace(one, path=SIGNALS[one.signal].label)


def _plan(state: State) -> str:
    opened = state["opened"]
    return f"{opened.key} {opened.title}"
