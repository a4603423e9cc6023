"""Draws that are placed by hand: every assumption at its median, but where it is told otherwise."""

from collections.abc import Mapping, Sequence

import numpy as np

from calculator.arrays import Floats
from calculator.library import Library
from calculator.sampling.sequence import Sampler
from calculator.scenario import Scenario


class Placed(Sampler):
    """Runs at the medians in all but what is placed; the last of them is the centre.

    `places` are standard normal scores by assumption, shape (draws,), all of one length. What every
    row of the plan has its own of stands at the same score in all of them, and chance is its
    probability, as at the centre.
    """

    def __init__(self, scenario: Scenario, library: Library, places: Mapping[str, Floats]) -> None:
        """Prepare draws of a complete scenario; without any places there is the centre alone."""
        super().__init__(scenario, library, max(map(len, places.values()), default=0))
        self._places = places

    def score(self, id_: str) -> Floats:
        """Standard normal scores of an assumption, shape (draws,); the centre is 0."""
        return np.append(self._places.get(id_, np.zeros(self.draws)), 0.0)

    def around(self, id_: str, column: int, common: float) -> Floats:  # noqa: ARG002 - rows are alike
        """Scores of an assumption that every row has its own of: those of the assumption."""
        return np.tile(self.score(id_), (len(self.scenario.teams), 1))

    def happens(self, probability: Floats, column: int, rows: Sequence[int]) -> Floats:  # noqa: ARG002 - nothing is left to chance
        """Return what has this probability, as often as it comes about."""
        return probability
