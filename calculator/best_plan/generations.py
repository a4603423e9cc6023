"""The optimiser: generations of plans, from those that a person would think of first."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final

import numpy as np
from scipy.optimize import Bounds, differential_evolution

from calculator.arrays import Floats
from calculator.best_plan.space import Choice, Choices, Space

SIZE: Final = (24, 96)  # least and most plans in a generation
FEWEST, MOST = 4, 20  # generations worth beginning, and enough of them
OFTEN: Final = 3  # power by which small cuts are more often among plans at random
HALF: Final = 0.5  # of the units of a plan at random stay as planned


def optimise(space: Space, merits: Callable[[Choices], Floats], plans: int, seed: int) -> None:
    """Let differential evolution try so many plans; `merits` hears of each, and keeps it.

    Nothing is tried where there are too few for it.
    """
    least, most = SIZE
    size = min(most, max(least, plans // 12))
    if plans < FEWEST * size:
        return
    rng = np.random.default_rng(seed)

    def merits_of(columns: Floats, /) -> Any:
        return merits(columns.T.astype(np.int64))

    differential_evolution(
        merits_of,
        Bounds(space.low, space.high),
        init=_population(space, size, rng),
        maxiter=min(MOST, plans // size) - 1,
        integrality=np.ones(len(space.low), dtype=np.bool_),
        vectorized=True,
        updating="deferred",
        polish=False,
        tol=0,
        rng=rng,
    )


def seeds(space: Space) -> Iterator[Choice]:
    """Plans that a person would think of first: nobody, as planned, less, later, more."""
    yield space.keep
    yield space.as_planned
    planned, months = np.split(space.as_planned, 2)
    for share in (0.75, 0.5, 0.25):
        yield space.tidy(np.concatenate([planned * share, months]))
    for later in (3, 6, 12):
        yield space.tidy(np.concatenate([planned, np.maximum(1, months + later)]))
    tops = space.high[: len(space.units)]
    for share in (0.05, 0.1, 0.25, 0.5, 1.0):
        yield space.tidy(np.concatenate([tops * share, np.ones_like(months)]))


def _population(space: Space, size: int, rng: np.random.Generator) -> Floats:
    """The seeds, and plans at random: any is possible, small cuts are more often among them."""
    rows = list(islice(seeds(space), size // 2))
    units, planned = len(space.units), space.as_planned
    while len(rows) < size:
        row = space.low + rng.random(2 * units) * (space.high - space.low)
        row[:units] = space.high[:units] * rng.random(units) ** OFTEN
        stays = np.tile(rng.random(units) < HALF, 2)  # its posts, and its month
        rows.append(space.tidy(np.where(stays, planned, row)))
    return np.array(rows, dtype=np.float64)
