"""How many posts may end in a unit: the levels that a search chooses from."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from calculator.arrays import Floats

LEVELS: Final = 200  # of one team; beyond, posts go in larger steps
SHARES: Final = 20  # levels of a unit of several teams


def levels_of(planned: Floats, most: Floats) -> tuple[Floats, float]:
    """Posts that may end, (levels, teams), and the step between two of them.

    Of one team: whole posts, in larger steps where there are many, the plan's own number, and all.
    Of several: equal shares of each, rounded so that the unit adds up to whole posts.
    """
    if len(most) == 1:
        step = _step(float(most[0]))
        whole = np.arange(0, float(most[0]) + 1e-9, step)
        return np.unique([*whole, float(planned[0]), float(most[0])])[:, None], step
    shares = np.arange(SHARES + 1) / SHARES
    up_to = np.rint(np.cumsum(shares[:, None] * most, axis=1))
    posts = np.diff(up_to, axis=1, prepend=0.0)
    rows = np.vstack([np.minimum(posts, most), planned])
    order = np.argsort(rows.sum(axis=1), kind="stable")
    return _distinct(rows[order]), 0.0


def _distinct(rows: Iterable[Floats]) -> Floats:
    found: list[Floats] = []
    for row in rows:
        if not any(np.array_equal(row, other) for other in found):
            found.append(row)
    return np.array(found)


def _step(most: float) -> float:
    """Smallest of 1, 2, 5, 10, 20, … that leaves no more than `LEVELS` levels."""
    power = 1.0
    while True:
        for factor in (1.0, 2.0, 5.0):
            if most / (power * factor) <= LEVELS:
                return power * factor
        power *= 10
