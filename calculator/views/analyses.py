"""What a session works out beside its figures: kept for as long as the inputs stay as they are."""

from collections.abc import Callable, MutableMapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from cachetools import LRUCache

from calculator.scenario import Scenario
from calculator.views import session

Found = TypeVar("Found")
Subject: TypeAlias = Scenario | Sequence[Scenario]

KEPT: Final = "analyses"
MOST: Final = 16  # of one session, some 50 kB each


def analysis(state: session.State, name: str, of: Subject, work: Callable[[int], Found]) -> Found:
    """Return what `work` makes of a number of draws: from memory, or worked out now and kept.

    `of` is the scenario it is about, or are several of them in their order.

    `InputError` says what is wrong, a fault of ours included; nothing is kept then.
    """
    kept, key = _kept(state), _key(state, name, of)
    if key not in kept:
        with session.in_confidence():
            kept[key] = work(session.draws_of(state))
    return kept[key]


def known(state: session.State, name: str, of: Subject) -> Any | None:
    """Return an analysis of these very inputs, if it was worked out before."""
    return _kept(state).get(_key(state, name, of))


def _key(state: session.State, name: str, of: Subject) -> tuple[str, ...]:
    scenarios = [of] if isinstance(of, Scenario) else of
    return name, *(session.figures_key(each, session.draws_of(state)) for each in scenarios)


def _kept(state: session.State) -> MutableMapping[tuple[str, ...], Any]:
    kept: MutableMapping[tuple[str, ...], Any] = state.setdefault(KEPT, LRUCache(MOST))
    return kept
