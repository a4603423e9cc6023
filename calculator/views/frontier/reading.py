"""What is read off the grid: medians by depth at any share realised, and the depths that pay."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from calculator.frontier import Frontier


def medians(found: Frontier, share: float | None) -> list[float]:
    """Return the median net value at every depth of the grid, for claims realised to a share."""
    if not found.shares:
        return [cell.net_value["p50"] for cell in found.cells]
    surface = np.reshape(
        [cell.net_value["p50"] for cell in found.cells], (len(found.depths), len(found.shares))
    )
    return [float(np.interp(share or 0.0, found.shares, row)) for row in surface]


def paying(depths: Sequence[float], nets: Sequence[float]) -> list[tuple[float, float]]:
    """Return the ranges of depth in which the median is above zero, ends interpolated."""
    ranges: list[list[float]] = []
    points = list(zip(depths, nets, strict=True))
    if points and points[0][1] > 0:
        ranges.append([points[0][0], points[0][0]])
    for (here, low), (there, high) in pairwise(points):
        cross = here + (there - here) * low / (low - high) if low != high else there
        if low <= 0 < high:
            ranges.append([cross, there])
        elif low > 0:
            ranges[-1][1] = there if high > 0 else cross
    return [(first, last) for first, last in ranges]
