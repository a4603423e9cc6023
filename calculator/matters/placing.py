"""One run at the medians for each end of each assumption: what moves one by one, all at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np
from scipy.special import ndtri

from calculator.arrays import Floats
from calculator.library import Library
from calculator.parameters import Parameters
from calculator.sampling.placed import Placed
from calculator.sampling.sample import parameters_of
from calculator.scenario import Scenario

ENDS = (0.05, 0.95)
REPORTS = "strain"  # what reports read off a run beside its money


@dataclass(frozen=True, slots=True)
class Ends:
    """Assumptions at their P5 and P95, one at a time, and what the model is told then.

    `values` are in each assumption's unit, shape (ids, 2). The draws of `parameters` are the two
    ends of each id in turn, and the centre last.
    """

    ids: tuple[str, ...]
    values: Floats
    parameters: Parameters


def ends(scenario: Scenario, library: Library) -> Ends:
    """Place every assumption of a complete scenario that the model of this plan hears of.

    What the scenario pins or answers itself is not among them, nor what only reports read.
    """
    sampled = tuple(id_ for id_, entry in library.entries.items() if entry.sampled)
    whole = _ends(scenario, library, sampled)
    return _ends(scenario, library, [id_ for id_, moves in _moving(whole) if moves])


def _ends(scenario: Scenario, library: Library, ids: Sequence[str]) -> Ends:
    places = {id_: np.zeros(2 * len(ids)) for id_ in ids}
    for number, id_ in enumerate(ids):
        places[id_][2 * number : 2 * number + 2] = ndtri(ENDS)
    s = Placed(scenario, library, places)
    values = np.array([s.at(id_, ndtri(ENDS)) for id_ in ids]).reshape(-1, 2)
    return Ends(tuple(ids), values, parameters_of(s))


def _moving(found: Ends) -> Iterator[tuple[str, bool]]:
    """Tell of each id whether any array of the model differs from the centre at one of its ends."""
    draws = found.parameters.draws
    moves = np.zeros(draws, dtype=bool)
    for array in _arrays(found.parameters):
        if array.shape[-1] == draws:
            moves |= (array != array[..., -1:]).reshape(-1, draws).any(axis=0)
    for number, id_ in enumerate(found.ids):
        yield id_, bool(moves[2 * number : 2 * number + 2].any())


def _arrays(group: Any) -> Iterator[Floats]:
    for field in fields(group):
        value = getattr(group, field.name)
        if is_dataclass(value) and field.name != REPORTS:
            yield from _arrays(value)
        elif isinstance(value, np.ndarray):
            yield value
